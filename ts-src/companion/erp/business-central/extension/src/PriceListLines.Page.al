page 50110 "CPI Price List Lines"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'priceListLine';
    EntitySetName = 'priceListLines';
    EntityCaption = 'Price List Line';
    EntitySetCaption = 'Price List Lines';
    Caption = 'Price List Lines', Locked = true;
    SourceTable = "Price List Line";
    SourceTableView = where("Price Type" = const(Sale));
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
                field(priceListCode; Rec."Price List Code") { Caption = 'Price List Code', Locked = true; }
                field(priceListDescription; PriceListHeader.Description) { Caption = 'Price List Description', Locked = true; }
                field(lineNumber; Rec."Line No.") { Caption = 'Line No.', Locked = true; }
                field(status; Rec.Status) { Caption = 'Status', Locked = true; }
                field(sourceType; Rec."Source Type") { Caption = 'Source Type', Locked = true; }
                field(sourceNumber; Rec."Source No.") { Caption = 'Source No.', Locked = true; }
                field(sourceId; Rec."Source ID") { Caption = 'Source Id', Locked = true; }
                field(assetType; Rec."Asset Type") { Caption = 'Asset Type', Locked = true; }
                field(assetNumber; Rec."Asset No.") { Caption = 'Asset No.', Locked = true; }
                field(assetId; Rec."Asset ID") { Caption = 'Asset Id', Locked = true; }
                field(variantCode; Rec."Variant Code") { Caption = 'Variant Code', Locked = true; }
                field(unitOfMeasureCode; Rec."Unit of Measure Code") { Caption = 'Unit of Measure Code', Locked = true; }
                field(currencyCode; Rec."Currency Code") { Caption = 'Currency Code', Locked = true; }
                field(startingDate; Rec."Starting Date") { Caption = 'Starting Date', Locked = true; }
                field(endingDate; Rec."Ending Date") { Caption = 'Ending Date', Locked = true; }
                field(minimumQuantity; Rec."Minimum Quantity") { Caption = 'Minimum Quantity', Locked = true; }
                field(amountType; Rec."Amount Type") { Caption = 'Amount Type', Locked = true; }
                field(unitPrice; Rec."Unit Price") { Caption = 'Unit Price', Locked = true; }
                field(lineDiscountPercent; Rec."Line Discount %") { Caption = 'Line Discount %', Locked = true; }
                field(allowLineDiscount; Rec."Allow Line Disc.") { Caption = 'Allow Line Disc.', Locked = true; }
                field(allowInvoiceDiscount; Rec."Allow Invoice Disc.") { Caption = 'Allow Invoice Disc.', Locked = true; }
                field(priceIncludesTax; Rec."Price Includes VAT") { Caption = 'Price Includes VAT', Locked = true; }
                field(taxAreaCode; Rec."VAT Bus. Posting Gr. (Price)") { Caption = 'VAT Bus. Posting Gr. (Price)', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        if PriceListHeader.Code <> Rec."Price List Code" then begin
            PriceListHeader.SetLoadFields(Description);
            if not PriceListHeader.Get(Rec."Price List Code") then
                Clear(PriceListHeader);
        end;
    end;

    var
        PriceListHeader: Record "Price List Header";
}
