table 50123 "CPI Order Line Movement"
{
    Caption = 'Order Line Movement', Locked = true;
    TableType = Temporary;

    fields
    {
        field(1; Id; Guid) { Caption = 'Id', Locked = true; }
        field(2; Kind; Enum "CPI Movement Kind") { Caption = 'Kind', Locked = true; }
        field(3; "Document Id"; Guid) { Caption = 'Document Id', Locked = true; }
        field(4; "Document No."; Code[20]) { Caption = 'Document No.', Locked = true; }
        field(5; "Order No."; Code[20]) { Caption = 'Order No.', Locked = true; }
        field(6; "Order Line No."; Integer) { Caption = 'Order Line No.', Locked = true; }
        field(7; "No."; Code[20]) { Caption = 'No.', Locked = true; }
        field(8; Quantity; Decimal) { Caption = 'Quantity', Locked = true; DecimalPlaces = 0 : 5; }
        field(9; "Posting Date"; Date) { Caption = 'Posting Date', Locked = true; }
        field(10; "Last Modified"; DateTime) { Caption = 'Last Modified', Locked = true; }
    }

    keys
    {
        key(PK; "Document No.", "Order Line No.", Id) { Clustered = true; }
    }
}
