page 50112 "CPI Item Units Of Measure"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'itemUnitOfMeasure';
    EntitySetName = 'itemUnitsOfMeasure';
    EntityCaption = 'Item Unit Of Measure';
    EntitySetCaption = 'Item Units Of Measure';
    Caption = 'Item Units Of Measure', Locked = true;
    SourceTable = "Item Unit of Measure";
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
                field(itemId; Item.SystemId) { Caption = 'Item Id', Locked = true; }
                field(itemNumber; Rec."Item No.") { Caption = 'Item No.', Locked = true; }
                field(code; Rec.Code) { Caption = 'Code', Locked = true; }
                field(quantityPerUnitOfMeasure; Rec."Qty. per Unit of Measure") { Caption = 'Qty. per Unit of Measure', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        if Item."No." <> Rec."Item No." then begin
            Item.SetLoadFields(SystemId);
            if not Item.Get(Rec."Item No.") then
                Clear(Item);
        end;
    end;

    var
        Item: Record Item;
}
