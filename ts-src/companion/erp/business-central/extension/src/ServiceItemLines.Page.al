page 50130 "CPI Service Item Lines"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'serviceItemLine';
    EntitySetName = 'serviceItemLines';
    EntityCaption = 'Service Item Line';
    EntitySetCaption = 'Service Item Lines';
    Caption = 'Service Item Lines', Locked = true;
    SourceTable = "Service Item Line";
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
                field(serviceItemId; ServiceItem.SystemId) { Caption = 'Service Item Id', Locked = true; }
                field(serviceItemNumber; Rec."Service Item No.") { Caption = 'Service Item No.', Locked = true; }
                field(itemNumber; Rec."Item No.") { Caption = 'Item No.', Locked = true; }
                field(serialNumber; Rec."Serial No.") { Caption = 'Serial No.', Locked = true; }
                field(description; Rec.Description) { Caption = 'Description', Locked = true; }
                field(repairStatusCode; Rec."Repair Status Code") { Caption = 'Repair Status Code', Locked = true; }
                field(faultReasonCode; Rec."Fault Reason Code") { Caption = 'Fault Reason Code', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    var
        ServiceHeader: Record "Service Header";
        ServiceItem: Record "Service Item";

    trigger OnAfterGetRecord()
    begin
        if ServiceHeader."No." <> Rec."Document No." then begin
            ServiceHeader.SetLoadFields("No.");
            if not ServiceHeader.Get(Rec."Document Type", Rec."Document No.") then
                Clear(ServiceHeader);
        end;
        Clear(ServiceItem);
        ServiceItem.SetLoadFields("No.");
        if ServiceItem.Get(Rec."Service Item No.") then;
    end;
}
