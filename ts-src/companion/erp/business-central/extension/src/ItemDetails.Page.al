page 50113 "CPI Item Details"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'itemDetail';
    EntitySetName = 'itemDetails';
    EntityCaption = 'Item Detail';
    EntitySetCaption = 'Item Details';
    Caption = 'Item Details', Locked = true;
    SourceTable = Item;
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
                field(itemNumber; Rec."No.") { Caption = 'No.', Locked = true; }
                field(salesUnitOfMeasureCode; Rec."Sales Unit of Measure") { Caption = 'Sales Unit of Measure', Locked = true; }
                field(itemDiscountGroup; Rec."Item Disc. Group") { Caption = 'Item Disc. Group', Locked = true; }
                field(priceTaxAreaCode; Rec."VAT Bus. Posting Gr. (Price)") { Caption = 'VAT Bus. Posting Gr. (Price)', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }
}
