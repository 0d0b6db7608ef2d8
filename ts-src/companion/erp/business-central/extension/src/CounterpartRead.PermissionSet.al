permissionset 50100 "CPI READ"
{
    Caption = 'Counterpart: read receivables';
    Assignable = true;

    Permissions =
        page "CPI Customer Ledger Entries" = X,
        page "CPI Dtld. Cust. Ledg. Entries" = X,
        page "CPI Customer Details" = X,
        query "CPI Posted Invoice Amounts" = X,
        query "CPI Posted Cr. Memo Amounts" = X,
        tabledata Customer = R,
        tabledata "Cust. Ledger Entry" = R,
        tabledata "Detailed Cust. Ledg. Entry" = R,
        tabledata "Sales Invoice Entity Aggregate" = R,
        tabledata "Sales Cr. Memo Entity Buffer" = R;
}
