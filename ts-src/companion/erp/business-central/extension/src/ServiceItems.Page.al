page 50128 "CPI Service Items"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'serviceItem';
    EntitySetName = 'serviceItems';
    EntityCaption = 'Service Item';
    EntitySetCaption = 'Service Items';
    Caption = 'Service Items', Locked = true;
    SourceTable = "Service Item";
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    InsertAllowed = false;
    DeleteAllowed = false;
    Extensible = false;

    layout
    {
        area(Content)
        {
            repeater(Group)
            {
                field(id; Rec.SystemId) { Caption = 'Id', Locked = true; Editable = false; }
                field(number; Rec."No.") { Caption = 'No.', Locked = true; Editable = false; }
                field(serialNumber; Rec."Serial No.") { Caption = 'Serial No.', Locked = true; Editable = false; }
                field(description; Rec.Description) { Caption = 'Description', Locked = true; }
                field(status; Rec.Status) { Caption = 'Status', Locked = true; Editable = false; }
                field(priority; Rec.Priority) { Caption = 'Priority', Locked = true; }
                field(customerId; Customer.SystemId) { Caption = 'Customer Id', Locked = true; Editable = false; }
                field(customerNumber; Rec."Customer No.") { Caption = 'Customer No.', Locked = true; Editable = false; }
                field(itemId; Item.SystemId) { Caption = 'Item Id', Locked = true; Editable = false; }
                field(itemNumber; Rec."Item No.") { Caption = 'Item No.', Locked = true; Editable = false; }
                field(salesDate; Rec."Sales Date") { Caption = 'Sales Date', Locked = true; Editable = false; }
                field(installationDate; Rec."Installation Date") { Caption = 'Installation Date', Locked = true; Editable = false; }
                field(lastServiceDate; Rec."Last Service Date") { Caption = 'Last Service Date', Locked = true; Editable = false; }
                field(warrantyEndingDateParts; Rec."Warranty Ending Date (Parts)") { Caption = 'Warranty Ending Date (Parts)', Locked = true; Editable = false; }
                field(warrantyEndingDateLabor; Rec."Warranty Ending Date (Labor)") { Caption = 'Warranty Ending Date (Labor)', Locked = true; Editable = false; }
                field(locationOfServiceItem; Rec."Location of Service Item") { Caption = 'Location of Service Item', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; Editable = false; }
            }
        }
    }

    var
        Customer: Record Customer;
        Item: Record Item;

    trigger OnAfterGetRecord()
    begin
        Clear(Customer);
        Clear(Item);
        Customer.SetLoadFields("No.");
        if Customer.Get(Rec."Customer No.") then;
        Item.SetLoadFields("No.");
        if Item.Get(Rec."Item No.") then;
    end;
}
