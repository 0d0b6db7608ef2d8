page 50120 "CPI Customer Templates"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'customerTemplate';
    EntitySetName = 'customerTemplates';
    EntityCaption = 'Customer Template';
    EntitySetCaption = 'Customer Templates';
    Caption = 'Customer Templates', Locked = true;
    SourceTable = "Customer Templ.";
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
                field(code; Rec.Code) { Caption = 'Code', Locked = true; }
                field(description; Rec.Description) { Caption = 'Description', Locked = true; }
                field(type; Rec."Contact Type") { Caption = 'Contact Type', Locked = true; }
                field(country; Rec."Country/Region Code") { Caption = 'Country/Region Code', Locked = true; }
                field(currencyCode; Rec."Currency Code") { Caption = 'Currency Code', Locked = true; }
                field(paymentTermsCode; Rec."Payment Terms Code") { Caption = 'Payment Terms Code', Locked = true; }
                field(paymentMethodCode; Rec."Payment Method Code") { Caption = 'Payment Method Code', Locked = true; }
                field(shipmentMethodCode; Rec."Shipment Method Code") { Caption = 'Shipment Method Code', Locked = true; }
                field(customerPriceGroup; Rec."Customer Price Group") { Caption = 'Customer Price Group', Locked = true; }
                field(customerDiscountGroup; Rec."Customer Disc. Group") { Caption = 'Customer Disc. Group', Locked = true; }
                field(taxAreaCode; Rec."VAT Bus. Posting Group") { Caption = 'VAT Bus. Posting Group', Locked = true; }
                field(pricesIncludingTax; Rec."Prices Including VAT") { Caption = 'Prices Including VAT', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }
}
