query 50102 "CPI Posted Invoice Amounts"
{
    QueryType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'postedInvoiceAmount';
    EntitySetName = 'postedInvoiceAmounts';
    Caption = 'Posted Invoice Amounts', Locked = true;
    DataAccessIntent = ReadOnly;

    elements
    {
        dataitem(SalesInvoice; "Sales Invoice Entity Aggregate")
        {
            DataItemTableFilter = Posted = const(true);

            column(documentId; Id) { Caption = 'Document Id', Locked = true; }
            column(documentNumber; "No.") { Caption = 'Document No.', Locked = true; }

            dataitem(CustLedgerEntry; "Cust. Ledger Entry")
            {
                DataItemLink = "Entry No." = SalesInvoice."Cust. Ledger Entry No.";
                SqlJoinType = InnerJoin;

                column(postingDate; "Posting Date") { Caption = 'Posting Date', Locked = true; }
                column(currencyCode; "Currency Code") { Caption = 'Currency Code', Locked = true; }
                column(currencyFactor; "Original Currency Factor") { Caption = 'Currency Factor', Locked = true; }
                column(ledgerEntryId; SystemId) { Caption = 'Cust. Ledger Entry Id', Locked = true; }
                column(ledgerEntryNumber; "Entry No.") { Caption = 'Cust. Ledger Entry No.', Locked = true; }
                column(open; Open) { Caption = 'Open', Locked = true; }
                column(amount; Amount) { Caption = 'Amount', Locked = true; }
                column(remainingAmount; "Remaining Amount") { Caption = 'Remaining Amount', Locked = true; }
                column(amountExcludingTaxLocalCurrency; "Sales (LCY)") { Caption = 'Sales (LCY)', Locked = true; }
                column(amountLocalCurrency; "Amount (LCY)") { Caption = 'Amount (LCY)', Locked = true; }
                column(remainingAmountLocalCurrency; "Remaining Amt. (LCY)") { Caption = 'Remaining Amt. (LCY)', Locked = true; }
                column(lastModifiedDateTime; SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }
}
