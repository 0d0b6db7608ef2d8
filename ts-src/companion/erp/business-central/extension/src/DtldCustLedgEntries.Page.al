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
                field(applyingEntryNumber; ApplyingEntryNo) { Caption = 'Applying Entry No.', Locked = true; }
                field(applyingEntryId; ApplyingEntryId) { Caption = 'Applying Entry Id', Locked = true; }
                field(settledEntryNumber; SettledEntryNo) { Caption = 'Settled Entry No.', Locked = true; }
                field(settledEntryId; SettledEntryId) { Caption = 'Settled Entry Id', Locked = true; }
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
        SetPair();
        ApplyingEntryId := IdOfLedgerEntry(ApplyingEntryNo);
        SettledEntryId := IdOfLedgerEntry(SettledEntryNo);
        SetCustomerId();
    end;

    var
        Customer: Record Customer;
        CustomerId: Guid;
        LedgerEntryId: Guid;
        AppliedLedgerEntryId: Guid;
        ApplyingEntryNo: Integer;
        ApplyingEntryId: Guid;
        SettledEntryNo: Integer;
        SettledEntryId: Guid;

    // Which entry settled which. The two rows of an application carry the applying entry's number; discounts,
    // tolerances, roundings, gains and losses carry none. They belong to the application of their own entry if that was
    // the settled one, else to the one posted next in the same transaction, else to the one before.
    local procedure SetPair()
    var
        Settled: Record "Detailed Cust. Ledg. Entry";
        Done: Boolean;
    begin
        ApplyingEntryNo := 0;
        SettledEntryNo := 0;
        if Rec."Entry Type" = Rec."Entry Type"::"Initial Entry" then
            exit;
        Settled.SetLoadFields("Cust. Ledger Entry No.", "Applied Cust. Ledger Entry No.");
        // One customer's entries alone are ever applied to each other; the table has keys that begin so.
        Settled.SetRange("Customer No.", Rec."Customer No.");
        Settled.SetRange("Transaction No.", Rec."Transaction No.");
        Settled.SetRange("Application No.", Rec."Application No.");
        Settled.SetRange("Entry Type", Settled."Entry Type"::Application);
        if not Settled.FindSet() then
            exit;
        repeat
            if Settled."Cust. Ledger Entry No." <> Settled."Applied Cust. Ledger Entry No." then
                if Settled."Cust. Ledger Entry No." = Rec."Cust. Ledger Entry No." then begin
                    TakePair(Settled);
                    exit;
                end else
                    if not Done then begin
                        if Rec."Entry Type" = Rec."Entry Type"::Application then
                            Done := Settled."Entry No." > Rec."Entry No.";
                        if not Done then begin
                            TakePair(Settled);
                            if Rec."Entry Type" <> Rec."Entry Type"::Application then
                                Done := Settled."Entry No." > Rec."Entry No.";
                        end;
                    end;
        until Settled.Next() = 0;
    end;

    local procedure TakePair(Settled: Record "Detailed Cust. Ledg. Entry")
    begin
        ApplyingEntryNo := Settled."Applied Cust. Ledger Entry No.";
        SettledEntryNo := Settled."Cust. Ledger Entry No.";
    end;

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
