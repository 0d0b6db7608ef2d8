enum 50125 "CPI Movement Kind"
{
    Extensible = false;

    value(0; Shipment) { Caption = 'Shipment', Locked = true; }
    value(1; Invoice) { Caption = 'Invoice', Locked = true; }
    value(2; "Credit Memo") { Caption = 'Credit Memo', Locked = true; }
}
