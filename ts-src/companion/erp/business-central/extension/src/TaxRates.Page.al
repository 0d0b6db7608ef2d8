page 50115 "CPI Tax Rates"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'taxRate';
    EntitySetName = 'taxRates';
    EntityCaption = 'Tax Rate';
    EntitySetCaption = 'Tax Rates';
    Caption = 'Tax Rates', Locked = true;
    SourceTable = "VAT Posting Setup";
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
                field(taxAreaCode; Rec."VAT Bus. Posting Group") { Caption = 'VAT Bus. Posting Group', Locked = true; }
                field(taxGroupCode; Rec."VAT Prod. Posting Group") { Caption = 'VAT Prod. Posting Group', Locked = true; }
                field(taxPercent; TaxPercent) { Caption = 'VAT %', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        TaxPercent := Rec."VAT %";
        if Rec."VAT Calculation Type" = Rec."VAT Calculation Type"::"Reverse Charge VAT" then
            TaxPercent := 0;
    end;

    var
        TaxPercent: Decimal;
}
