page 50122 "CPI Shipment Details"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'shipmentDetail';
    EntitySetName = 'shipmentDetails';
    EntityCaption = 'Shipment Detail';
    EntitySetCaption = 'Shipment Details';
    Caption = 'Shipment Details', Locked = true;
    SourceTable = "Sales Shipment Header";
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
                field(number; Rec."No.") { Caption = 'No.', Locked = true; }
                field(shippingAgentCode; Rec."Shipping Agent Code") { Caption = 'Shipping Agent Code', Locked = true; }
                field(shippingAgentName; ShippingAgent.Name) { Caption = 'Shipping Agent Name', Locked = true; }
                field(packageTrackingNumber; Rec."Package Tracking No.") { Caption = 'Package Tracking No.', Locked = true; }
                field(trackingUrl; TrackingUrl) { Caption = 'Tracking Url', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    var
        ShippingAgent: Record "Shipping Agent";
        TrackingUrl: Text;

    trigger OnAfterGetRecord()
    begin
        Clear(ShippingAgent);
        TrackingUrl := '';
        if not ShippingAgent.Get(Rec."Shipping Agent Code") then
            exit;
        if (ShippingAgent."Internet Address" <> '') and (Rec."Package Tracking No." <> '') then
            TrackingUrl := ShippingAgent.GetTrackingInternetAddr(Rec."Package Tracking No.");
    end;
}
