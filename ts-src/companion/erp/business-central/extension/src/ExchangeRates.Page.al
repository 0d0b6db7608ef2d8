page 50114 "CPI Exchange Rates"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'exchangeRate';
    EntitySetName = 'exchangeRates';
    EntityCaption = 'Exchange Rate';
    EntitySetCaption = 'Exchange Rates';
    Caption = 'Exchange Rates', Locked = true;
    SourceTable = "Currency Exchange Rate";
    SourceTableView = where("Relational Currency Code" = const(''));
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
                field(currencyCode; Rec."Currency Code") { Caption = 'Currency Code', Locked = true; }
                field(startingDate; Rec."Starting Date") { Caption = 'Starting Date', Locked = true; }
                field(exchangeRateAmount; Rec."Exchange Rate Amount") { Caption = 'Exchange Rate Amount', Locked = true; }
                field(relationalExchangeRateAmount; Rec."Relational Exch. Rate Amount") { Caption = 'Relational Exch. Rate Amount', Locked = true; }
                field(unitAmountRoundingPrecision; Currency."Unit-Amount Rounding Precision") { Caption = 'Unit-Amount Rounding Precision', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        if Currency.Code <> Rec."Currency Code" then begin
            Currency.SetLoadFields("Unit-Amount Rounding Precision");
            if not Currency.Get(Rec."Currency Code") then
                Clear(Currency);
        end;
    end;

    var
        Currency: Record Currency;
}
