permissionset 50126 "CPI WRITE"
{
    Caption = 'Counterpart: create customers, change contacts and service';
    Assignable = true;

    Permissions =
        page "CPI New Customers" = X,
        tabledata Customer = RIM,
        tabledata "Customer Templ." = R,
        tabledata Contact = RM,
        tabledata "Service Item" = RM,
        tabledata "Service Header" = RM,
        tabledata "Service Item Line" = RM;
}
