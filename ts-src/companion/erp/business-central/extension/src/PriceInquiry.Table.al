table 50116 "CPI Price Inquiry"
{
    Caption = 'Price Inquiry', Locked = true;
    TableType = Temporary;

    fields
    {
        field(1; Id; Guid) { Caption = 'Id', Locked = true; }
        field(2; "Customer No."; Code[20]) { Caption = 'Customer No.', Locked = true; }
        field(3; "Item No."; Code[20]) { Caption = 'Item No.', Locked = true; }
        field(4; "Variant Code"; Code[10]) { Caption = 'Variant Code', Locked = true; }
        field(5; "Unit of Measure Code"; Code[10]) { Caption = 'Unit of Measure Code', Locked = true; }
        field(6; Quantity; Decimal) { Caption = 'Quantity', Locked = true; DecimalPlaces = 0 : 5; }
        field(7; "Order Date"; Date) { Caption = 'Order Date', Locked = true; }
        field(8; "Currency Code"; Code[10]) { Caption = 'Currency Code', Locked = true; }
        field(9; "Unit Price"; Decimal) { Caption = 'Unit Price', Locked = true; DecimalPlaces = 2 : 5; }
        field(10; "Line Discount %"; Decimal) { Caption = 'Line Discount %', Locked = true; DecimalPlaces = 0 : 5; }
        field(11; "Price List Code"; Code[20]) { Caption = 'Price List Code', Locked = true; }
        field(12; "Discount List Code"; Code[20]) { Caption = 'Discount List Code', Locked = true; }
        field(13; "Source Type"; Enum "Price Source Type") { Caption = 'Source Type', Locked = true; }
        field(14; Inventory; Decimal) { Caption = 'Inventory', Locked = true; DecimalPlaces = 0 : 5; }
        field(15; "Earliest Shipment Date"; Date) { Caption = 'Earliest Shipment Date', Locked = true; }
    }

    keys
    {
        key(PK; Id) { Clustered = true; }
    }
}
