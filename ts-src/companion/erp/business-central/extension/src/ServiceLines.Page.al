page 50131 "CPI Service Lines"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'serviceLine';
    EntitySetName = 'serviceLines';
    EntityCaption = 'Service Line';
    EntitySetCaption = 'Service Lines';
    Caption = 'Service Lines', Locked = true;
    SourceTable = "Service Line";
    SourceTableView = where("Document Type" = const(Order));
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
                field(serviceOrderId; ServiceHeader.SystemId) { Caption = 'Service Order Id', Locked = true; }
                field(serviceOrderNumber; Rec."Document No.") { Caption = 'Document No.', Locked = true; }
                field(lineNumber; Rec."Line No.") { Caption = 'Line No.', Locked = true; }
                field(serviceItemLineNumber; Rec."Service Item Line No.") { Caption = 'Service Item Line No.', Locked = true; }
                field(type; Rec.Type) { Caption = 'Type', Locked = true; }
                field(itemId; Item.SystemId) { Caption = 'Item Id', Locked = true; }
                field(number; Rec."No.") { Caption = 'No.', Locked = true; }
                field(description; Rec.Description) { Caption = 'Description', Locked = true; }
                field(quantity; Rec.Quantity) { Caption = 'Quantity', Locked = true; }
                field(unitOfMeasureCode; Rec."Unit of Measure Code") { Caption = 'Unit of Measure Code', Locked = true; }
                field(unitPrice; Rec."Unit Price") { Caption = 'Unit Price', Locked = true; }
                field(lineAmount; Rec."Line Amount") { Caption = 'Line Amount', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    var
        ServiceHeader: Record "Service Header";
        Item: Record Item;

    trigger OnAfterGetRecord()
    begin
        if ServiceHeader."No." <> Rec."Document No." then begin
            ServiceHeader.SetLoadFields("No.");
            if not ServiceHeader.Get(Rec."Document Type", Rec."Document No.") then
                Clear(ServiceHeader);
        end;
        Clear(Item);
        Item.SetLoadFields("No.");
        if Rec.Type = Rec.Type::Item then
            if Item.Get(Rec."No.") then;
    end;
}
