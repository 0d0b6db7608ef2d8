page 50100 "CPI Customer Ledger Entries"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'customerLedgerEntry';
    EntitySetName = 'customerLedgerEntries';
    EntityCaption = 'Customer Ledger Entry';
    EntitySetCaption = 'Customer Ledger Entries';
    Caption = 'Customer Ledger Entries', Locked = true;
    SourceTable = "Cust. Ledger Entry";
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;
    DataAccessIntent = ReadOnly;
    Extensible = false;

    layout
    {
        area(Content)
        {
            repeater(Group)
            {
                field(id; Rec.SystemId) { Caption = 'Id', Locked = true; }
                field(entryNumber; Rec."Entry No.") { Caption = 'Entry No.', Locked = true; }
                field(customerNumber; Rec."Customer No.") { Caption = 'Customer No.', Locked = true; }
                field(customerId; CustomerId) { Caption = 'Customer Id', Locked = true; }
                field(sellToCustomerNumber; Rec."Sell-to Customer No.") { Caption = 'Sell-to Customer No.', Locked = true; }
                field(documentType; Rec."Document Type") { Caption = 'Document Type', Locked = true; }
                field(documentNumber; Rec."Document No.") { Caption = 'Document No.', Locked = true; }
                field(documentId; DocumentId) { Caption = 'Document Id', Locked = true; }
                field(externalDocumentNumber; Rec."External Document No.") { Caption = 'External Document No.', Locked = true; }
                field(postingDate; Rec."Posting Date") { Caption = 'Posting Date', Locked = true; }
                field(dueDate; Rec."Due Date") { Caption = 'Due Date', Locked = true; }
                field(documentDate; Rec."Document Date") { Caption = 'Document Date', Locked = true; }
                field(description; Rec.Description) { Caption = 'Description', Locked = true; }
                field(currencyCode; Rec."Currency Code") { Caption = 'Currency Code', Locked = true; }
                field(currencyFactor; Rec."Original Currency Factor") { Caption = 'Currency Factor', Locked = true; }
                field(amount; Rec.Amount) { Caption = 'Amount', Locked = true; }
                field(remainingAmount; Rec."Remaining Amount") { Caption = 'Remaining Amount', Locked = true; }
                field(amountLocalCurrency; Rec."Amount (LCY)") { Caption = 'Amount (LCY)', Locked = true; }
                field(remainingAmountLocalCurrency; Rec."Remaining Amt. (LCY)") { Caption = 'Remaining Amt. (LCY)', Locked = true; }
                field(salesAmountLocalCurrency; Rec."Sales (LCY)") { Caption = 'Sales (LCY)', Locked = true; }
                field(paymentDiscountDate; Rec."Pmt. Discount Date") { Caption = 'Pmt. Discount Date', Locked = true; }
                field(originalPaymentDiscountPossible; Rec."Original Pmt. Disc. Possible") { Caption = 'Original Pmt. Disc. Possible', Locked = true; }
                field(open; Rec.Open) { Caption = 'Open', Locked = true; }
                field(closedAtDate; Rec."Closed at Date") { Caption = 'Closed at Date', Locked = true; }
                field(closedByEntryNumber; Rec."Closed by Entry No.") { Caption = 'Closed by Entry No.', Locked = true; }
                field(onHold; Rec."On Hold") { Caption = 'On Hold', Locked = true; }
                field(reversed; Rec.Reversed) { Caption = 'Reversed', Locked = true; }
                field(salespersonCode; Rec."Salesperson Code") { Caption = 'Salesperson Code', Locked = true; }
                field(paymentMethodCode; Rec."Payment Method Code") { Caption = 'Payment Method Code', Locked = true; }
                field(transactionNumber; Rec."Transaction No.") { Caption = 'Transaction No.', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
                part(detailedCustomerLedgerEntries; "CPI Dtld. Cust. Ledg. Entries")
                {
                    Caption = 'Detailed Customer Ledger Entries', Locked = true;
                    EntityName = 'detailedCustomerLedgerEntry';
                    EntitySetName = 'detailedCustomerLedgerEntries';
                    Multiplicity = Many;
                    SubPageLink = "Cust. Ledger Entry No." = field("Entry No.");
                }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        SetCustomerId();
        SetDocumentId();
    end;

    var
        Customer: Record Customer;
        CustomerId: Guid;
        DocumentId: Guid;

    local procedure SetCustomerId()
    begin
        Clear(CustomerId);
        if Rec."Customer No." = '' then
            exit;
        if Customer."No." <> Rec."Customer No." then begin
            Customer.SetLoadFields(SystemId);
            if not Customer.Get(Rec."Customer No.") then
                exit;
        end;
        CustomerId := Customer.SystemId;
    end;

    // The id under which the standard API knows the posted document: it is kept from the draft, so it need not be
    // the system id of the posted header.
    local procedure SetDocumentId()
    var
        SalesInvoiceEntityAggregate: Record "Sales Invoice Entity Aggregate";
        SalesCrMemoEntityBuffer: Record "Sales Cr. Memo Entity Buffer";
    begin
        Clear(DocumentId);
        case Rec."Document Type" of
            Rec."Document Type"::Invoice:
                begin
                    SalesInvoiceEntityAggregate.SetLoadFields(Id);
                    if SalesInvoiceEntityAggregate.Get(Rec."Document No.", true) then
                        DocumentId := SalesInvoiceEntityAggregate.Id;
                end;
            Rec."Document Type"::"Credit Memo":
                begin
                    SalesCrMemoEntityBuffer.SetLoadFields(Id);
                    if SalesCrMemoEntityBuffer.Get(Rec."Document No.", true) then
                        DocumentId := SalesCrMemoEntityBuffer.Id;
                end;
        end;
    end;
}
