page 50124 "CPI Order Line Movements"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'orderLineMovement';
    EntitySetName = 'orderLineMovements';
    EntityCaption = 'Order Line Movement';
    EntitySetCaption = 'Order Line Movements';
    Caption = 'Order Line Movements', Locked = true;
    SourceTable = "CPI Order Line Movement";
    SourceTableTemporary = true;
    ODataKeyFields = Id;
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
                field(id; Rec.Id) { Caption = 'Id', Locked = true; }
                field(kind; Rec.Kind) { Caption = 'Kind', Locked = true; }
                field(documentId; Rec."Document Id") { Caption = 'Document Id', Locked = true; }
                field(documentNumber; Rec."Document No.") { Caption = 'Document No.', Locked = true; }
                field(orderNumber; Rec."Order No.") { Caption = 'Order No.', Locked = true; }
                field(orderLineNumber; Rec."Order Line No.") { Caption = 'Order Line No.', Locked = true; }
                field(itemNumber; Rec."No.") { Caption = 'No.', Locked = true; }
                field(quantity; Rec.Quantity) { Caption = 'Quantity', Locked = true; }
                field(postingDate; Rec."Posting Date") { Caption = 'Posting Date', Locked = true; }
                field(lastModifiedDateTime; Rec."Last Modified") { Caption = 'Last Modified Date Time', Locked = true; }
            }
        }
    }

    var
        Loaded: Boolean;

    trigger OnFindRecord(Which: Text): Boolean
    var
        View: Text;
    begin
        if not Loaded then begin
            Loaded := true;
            View := Rec.GetView();
            Load(Rec.GetFilter("Order No."), Rec.GetFilter("Last Modified"));
            Rec.SetView(View);
        end;
        exit(Rec.Find(Which));
    end;

    local procedure Load(OrderFilter: Text; ModifiedFilter: Text)
    begin
        LoadShipments(OrderFilter, ModifiedFilter);
        LoadInvoices(OrderFilter, ModifiedFilter);
        LoadCreditMemos(OrderFilter, ModifiedFilter);
    end;

    local procedure LoadShipments(OrderFilter: Text; ModifiedFilter: Text)
    var
        Header: Record "Sales Shipment Header";
        Line: Record "Sales Shipment Line";
    begin
        Line.SetFilter("Order No.", OrderFilter);
        Line.SetFilter("Order Line No.", '<>0');
        Line.SetFilter(Quantity, '<>0');
        Line.SetFilter(SystemModifiedAt, ModifiedFilter);
        if Line.FindSet() then
            repeat
                Header.Get(Line."Document No.");
                Begins(Rec.Kind::Shipment, Header.SystemId, Line.SystemId, Line.SystemModifiedAt);
                Ends(Line."Document No.", Line."Order No.", Line."Order Line No.", Line."No.", Line.Quantity, Header."Posting Date");
            until Line.Next() = 0;
    end;

    local procedure LoadInvoices(OrderFilter: Text; ModifiedFilter: Text)
    var
        Aggregate: Record "Sales Invoice Entity Aggregate";
        Line: Record "Sales Invoice Line";
    begin
        Line.SetFilter("Order No.", OrderFilter);
        Line.SetFilter("Order Line No.", '<>0');
        Line.SetFilter(Quantity, '<>0');
        Line.SetFilter(SystemModifiedAt, ModifiedFilter);
        if Line.FindSet() then
            repeat
                if Aggregate.Get(Line."Document No.", true) then;
                Begins(Rec.Kind::Invoice, Aggregate.Id, Line.SystemId, Line.SystemModifiedAt);
                Ends(Line."Document No.", Line."Order No.", Line."Order Line No.", Line."No.", Line.Quantity, Line."Posting Date");
            until Line.Next() = 0;
    end;

    local procedure LoadCreditMemos(OrderFilter: Text; ModifiedFilter: Text)
    var
        Buffer: Record "Sales Cr. Memo Entity Buffer";
        Line: Record "Sales Cr.Memo Line";
        Invoiced: Record "Sales Invoice Line";
    begin
        Line.SetFilter(Quantity, '<>0');
        Line.SetFilter(SystemModifiedAt, ModifiedFilter);
        if Line.FindSet() then
            repeat
                if FindInvoiced(Line, Invoiced) then
                    if (OrderFilter = '') or (Invoiced."Order No." = OrderFilter) then begin
                        if Buffer.Get(Line."Document No.", true) then;
                        Begins(Rec.Kind::"Credit Memo", Buffer.Id, Line.SystemId, Line.SystemModifiedAt);
                        Ends(Line."Document No.", Invoiced."Order No.", Invoiced."Order Line No.", Line."No.", Line.Quantity, Line."Posting Date");
                    end;
            until Line.Next() = 0;
    end;

    // A credit memo for an invoice has its lines under the same numbers.
    local procedure FindInvoiced(Line: Record "Sales Cr.Memo Line"; var Invoiced: Record "Sales Invoice Line"): Boolean
    var
        Header: Record "Sales Cr.Memo Header";
    begin
        Header.Get(Line."Document No.");
        if Header."Applies-to Doc. Type" <> Header."Applies-to Doc. Type"::Invoice then
            exit(false);
        if not Invoiced.Get(Header."Applies-to Doc. No.", Line."Line No.") then
            exit(false);
        exit((Invoiced."No." = Line."No.") and (Invoiced."Order Line No." <> 0));
    end;

    local procedure Begins(Kind: Enum "CPI Movement Kind"; DocumentId: Guid; LineId: Guid; Modified: DateTime)
    begin
        Rec.Init();
        Rec.Id := LineId;
        Rec.Kind := Kind;
        Rec."Document Id" := DocumentId;
        Rec."Last Modified" := Modified;
    end;

    local procedure Ends(DocumentNo: Code[20]; OrderNo: Code[20]; OrderLineNo: Integer; No: Code[20]; Quantity: Decimal; PostingDate: Date)
    begin
        Rec."Document No." := DocumentNo;
        Rec."Order No." := OrderNo;
        Rec."Order Line No." := OrderLineNo;
        Rec."No." := No;
        Rec.Quantity := Quantity;
        Rec."Posting Date" := PostingDate;
        Rec.Insert();
    end;
}
