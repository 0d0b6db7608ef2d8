permissionset 50100 "CPI READ"
{
    Caption = 'Counterpart: read receivables, prices and orders';
    Assignable = true;

    Permissions =
        page "CPI Customer Ledger Entries" = X,
        page "CPI Dtld. Cust. Ledg. Entries" = X,
        page "CPI Customer Details" = X,
        page "CPI Price List Lines" = X,
        page "CPI Customer Price Groups" = X,
        page "CPI Item Units Of Measure" = X,
        page "CPI Item Details" = X,
        page "CPI Exchange Rates" = X,
        page "CPI Tax Rates" = X,
        page "CPI Price Inquiries" = X,
        page "CPI Customer Templates" = X,
        page "CPI Shipment Details" = X,
        page "CPI Order Line Movements" = X,
        query "CPI Posted Invoice Amounts" = X,
        query "CPI Posted Cr. Memo Amounts" = X,
        tabledata Currency = R,
        tabledata "Currency Exchange Rate" = R,
        tabledata Customer = R,
        tabledata "Customer Price Group" = R,
        tabledata Item = R,
        tabledata "Item Unit of Measure" = R,
        tabledata "Price List Header" = R,
        tabledata "Price List Line" = R,
        tabledata "VAT Posting Setup" = R,
        tabledata "Customer Templ." = R,
        tabledata "Shipping Agent" = R,
        tabledata "Sales Shipment Header" = R,
        tabledata "Sales Shipment Line" = R,
        tabledata "Sales Invoice Line" = R,
        tabledata "Sales Cr.Memo Header" = R,
        tabledata "Sales Cr.Memo Line" = R,
        tabledata "Sales Line" = R,
        tabledata "Cust. Ledger Entry" = R,
        tabledata "Detailed Cust. Ledg. Entry" = R,
        tabledata "Sales Invoice Entity Aggregate" = R,
        tabledata "Sales Cr. Memo Entity Buffer" = R;
}
