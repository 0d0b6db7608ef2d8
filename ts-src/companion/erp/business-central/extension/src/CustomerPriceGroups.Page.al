page 50111 "CPI Customer Price Groups"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'customerPriceGroup';
    EntitySetName = 'customerPriceGroups';
    EntityCaption = 'Customer Price Group';
    EntitySetCaption = 'Customer Price Groups';
    Caption = 'Customer Price Groups', Locked = true;
    SourceTable = "Customer Price Group";
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
                field(allowLineDiscount; Rec."Allow Line Disc.") { Caption = 'Allow Line Disc.', Locked = true; }
                field(allowInvoiceDiscount; Rec."Allow Invoice Disc.") { Caption = 'Allow Invoice Disc.', Locked = true; }
                field(priceIncludesTax; Rec."Price Includes VAT") { Caption = 'Price Includes VAT', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }
}
