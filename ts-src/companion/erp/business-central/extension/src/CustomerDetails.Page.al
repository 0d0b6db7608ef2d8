page 50104 "CPI Customer Details"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'customerDetail';
    EntitySetName = 'customerDetails';
    EntityCaption = 'Customer Detail';
    EntitySetCaption = 'Customer Details';
    Caption = 'Customer Details', Locked = true;
    SourceTable = Customer;
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
                field(customerPriceGroup; Rec."Customer Price Group") { Caption = 'Customer Price Group', Locked = true; }
                field(billToCustomerNumber; Rec."Bill-to Customer No.") { Caption = 'Bill-to Customer No.', Locked = true; }
                field(customerDiscountGroup; Rec."Customer Disc. Group") { Caption = 'Customer Disc. Group', Locked = true; }
                field(allowLineDiscount; Rec."Allow Line Disc.") { Caption = 'Allow Line Disc.', Locked = true; }
                field(pricesIncludingTax; Rec."Prices Including VAT") { Caption = 'Prices Including VAT', Locked = true; }
                field(taxAreaCode; Rec."VAT Bus. Posting Group") { Caption = 'VAT Bus. Posting Group', Locked = true; }
                field(outstandingOrders; Rec."Outstanding Orders (LCY)") { Caption = 'Outstanding Orders (LCY)', Locked = true; }
                field(shippedNotInvoiced; Rec."Shipped Not Invoiced (LCY)") { Caption = 'Shipped Not Invoiced (LCY)', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }
}
