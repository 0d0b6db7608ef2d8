page 50101 "CPI Dtld. Cust. Ledg. Entries"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'detailedCustomerLedgerEntry';
    EntitySetName = 'detailedCustomerLedgerEntries';
    EntityCaption = 'Detailed Customer Ledger Entry';
    EntitySetCaption = 'Detailed Customer Ledger Entries';
    Caption = 'Detailed Customer Ledger Entries', Locked = true;
    SourceTable = "Detailed Cust. Ledg. Entry";
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
                field(customerLedgerEntryNumber; Rec."Cust. Ledger Entry No.") { Caption = 'Cust. Ledger Entry No.', Locked = true; }
                field(customerLedgerEntryId; LedgerEntryId) { Caption = 'Cust. Ledger Entry Id', Locked = true; }
                field(appliedCustomerLedgerEntryNumber; Rec."Applied Cust. Ledger Entry No.") { Caption = 'Applied Cust. Ledger Entry No.', Locked = true; }
                field(appliedCustomerLedgerEntryId; AppliedLedgerEntryId) { Caption = 'Applied Cust. Ledger Entry Id', Locked = true; }
                field(entryType; Rec."Entry Type") { Caption = 'Entry Type', Locked = true; }
                field(postingDate; Rec."Posting Date") { Caption = 'Posting Date', Locked = true; }
                field(documentType; Rec."Document Type") { Caption = 'Document Type', Locked = true; }
                field(documentNumber; Rec."Document No.") { Caption = 'Document No.', Locked = true; }
                field(initialDocumentType; Rec."Initial Document Type") { Caption = 'Initial Document Type', Locked = true; }
                field(customerNumber; Rec."Customer No.") { Caption = 'Customer No.', Locked = true; }
                field(customerId; CustomerId) { Caption = 'Customer Id', Locked = true; }
                field(currencyCode; Rec."Currency Code") { Caption = 'Currency Code', Locked = true; }
                field(amount; Rec.Amount) { Caption = 'Amount', Locked = true; }
                field(amountLocalCurrency; Rec."Amount (LCY)") { Caption = 'Amount (LCY)', Locked = true; }
                field(unapplied; Rec.Unapplied) { Caption = 'Unapplied', Locked = true; }
                field(unappliedByEntryNumber; Rec."Unapplied by Entry No.") { Caption = 'Unapplied by Entry No.', Locked = true; }
                field(applicationNumber; Rec."Application No.") { Caption = 'Application No.', Locked = true; }
                field(transactionNumber; Rec."Transaction No.") { Caption = 'Transaction No.', Locked = true; }
                field(initialEntryDueDate; Rec."Initial Entry Due Date") { Caption = 'Initial Entry Due Date', Locked = true; }
                field(ledgerEntryAmount; Rec."Ledger Entry Amount") { Caption = 'Ledger Entry Amount', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        LedgerEntryId := IdOfLedgerEntry(Rec."Cust. Ledger Entry No.");
        AppliedLedgerEntryId := IdOfLedgerEntry(Rec."Applied Cust. Ledger Entry No.");
        SetCustomerId();
    end;

    var
        Customer: Record Customer;
        CustomerId: Guid;
        LedgerEntryId: Guid;
        AppliedLedgerEntryId: Guid;

    local procedure IdOfLedgerEntry(EntryNo: Integer) Result: Guid
    var
        CustLedgerEntry: Record "Cust. Ledger Entry";
    begin
        if EntryNo = 0 then
            exit;
        CustLedgerEntry.SetLoadFields(SystemId);
        if CustLedgerEntry.Get(EntryNo) then
            Result := CustLedgerEntry.SystemId;
    end;

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
}
