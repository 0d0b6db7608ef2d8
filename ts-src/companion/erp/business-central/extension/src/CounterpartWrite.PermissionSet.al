permissionset 50126 "CPI WRITE"
{
    Caption = 'Counterpart: create customers';
    Assignable = true;

    Permissions =
        page "CPI New Customers" = X,
        tabledata Customer = RIM,
        tabledata "Customer Templ." = R;
}
