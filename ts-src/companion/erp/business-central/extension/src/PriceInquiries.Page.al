page 50117 "CPI Price Inquiries"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'priceInquiry';
    EntitySetName = 'priceInquiries';
    EntityCaption = 'Price Inquiry';
    EntitySetCaption = 'Price Inquiries';
    Caption = 'Price Inquiries', Locked = true;
    SourceTable = "CPI Price Inquiry";
    SourceTableTemporary = true;
    ODataKeyFields = Id;
    DelayedInsert = true;
    ModifyAllowed = false;
    DeleteAllowed = false;
    Extensible = false;

    layout
    {
        area(Content)
        {
            repeater(Group)
            {
                field(id; Rec.Id) { Caption = 'Id', Locked = true; Editable = false; }
                field(customerNumber; Rec."Customer No.") { Caption = 'Customer No.', Locked = true; }
                field(itemNumber; Rec."Item No.") { Caption = 'Item No.', Locked = true; }
                field(variantCode; Rec."Variant Code") { Caption = 'Variant Code', Locked = true; }
                field(unitOfMeasureCode; Rec."Unit of Measure Code") { Caption = 'Unit of Measure Code', Locked = true; }
                field(quantity; Rec.Quantity) { Caption = 'Quantity', Locked = true; }
                field(orderDate; Rec."Order Date") { Caption = 'Order Date', Locked = true; }
                field(currencyCode; Rec."Currency Code") { Caption = 'Currency Code', Locked = true; }
                field(unitPrice; Rec."Unit Price") { Caption = 'Unit Price', Locked = true; Editable = false; }
                field(lineDiscountPercent; Rec."Line Discount %") { Caption = 'Line Discount %', Locked = true; Editable = false; }
                field(priceListCode; Rec."Price List Code") { Caption = 'Price List Code', Locked = true; Editable = false; }
                field(discountListCode; Rec."Discount List Code") { Caption = 'Discount List Code', Locked = true; Editable = false; }
                field(sourceType; Rec."Source Type") { Caption = 'Source Type', Locked = true; Editable = false; }
                field(inventory; Rec.Inventory) { Caption = 'Inventory', Locked = true; Editable = false; }
                field(earliestShipmentDate; Rec."Earliest Shipment Date") { Caption = 'Earliest Shipment Date', Locked = true; Editable = false; }
            }
        }
    }

    trigger OnInsertRecord(BelowxRec: Boolean): Boolean
    begin
        Rec.Id := CreateGuid();
        Ask();
    end;

    // A sales line that is validated and never stored: no number is taken and nothing is reserved.
    local procedure Ask()
    var
        Item: Record Item;
        TempSalesHeader: Record "Sales Header" temporary;
        TempSalesLine: Record "Sales Line" temporary;
        SalesLinePrice: Codeunit "Sales Line - Price";
    begin
        Item.Get(Rec."Item No.");
        TempSalesHeader."Document Type" := TempSalesHeader."Document Type"::Order;
        TempSalesHeader."No." := 'CPI';
        TempSalesHeader.Insert();
        if Rec."Order Date" = 0D then
            Rec."Order Date" := WorkDate();
        TempSalesHeader."Order Date" := Rec."Order Date";
        TempSalesHeader."Posting Date" := Rec."Order Date";
        TempSalesHeader.SetHideValidationDialog(true);
        TempSalesHeader.Validate("Sell-to Customer No.", Rec."Customer No.");
        TempSalesHeader."Order Date" := Rec."Order Date";
        TempSalesHeader."Posting Date" := Rec."Order Date";
        TempSalesHeader.Validate("Currency Code", Rec."Currency Code");

        TempSalesLine."Document Type" := TempSalesHeader."Document Type";
        TempSalesLine."Document No." := TempSalesHeader."No.";
        TempSalesLine.SetSalesHeader(TempSalesHeader);
        TempSalesLine.Validate(Type, TempSalesLine.Type::Item);
        TempSalesLine.Validate("No.", Rec."Item No.");
        if Rec."Variant Code" <> '' then
            TempSalesLine.Validate("Variant Code", Rec."Variant Code");
        if Rec."Unit of Measure Code" <> '' then
            TempSalesLine.Validate("Unit of Measure Code", Rec."Unit of Measure Code");
        TempSalesLine.Validate(Quantity, Rec.Quantity);

        Rec."Unit of Measure Code" := TempSalesLine."Unit of Measure Code";
        Rec."Unit Price" := TempSalesLine."Unit Price";
        Rec."Line Discount %" := TempSalesLine."Line Discount %";
        SalesLinePrice.SetLine("Price Type"::Sale, TempSalesHeader, TempSalesLine);
        NameSources(SalesLinePrice);
        Item.CalcFields(Inventory);
        Rec.Inventory := Item.Inventory;
        if Item.Inventory >= TempSalesLine."Quantity (Base)" then
            Rec."Earliest Shipment Date" := Rec."Order Date";
    end;

    // Which lists the price and the discount came from: the calculation picks its best line once more.
    local procedure NameSources(var SalesLinePrice: Codeunit "Sales Line - Price")
    var
        TempPrice: Record "Price List Line" temporary;
        TempDiscount: Record "Price List Line" temporary;
        PriceCalculation: Codeunit "Price Calculation - V16";
        BufferMgt: Codeunit "Price Calculation Buffer Mgt.";
        AmountType: Enum "Price Amount Type";
    begin
        Rec."Source Type" := Rec."Source Type"::All;
        if not SalesLinePrice.CopyToBuffer(BufferMgt) then
            exit;
        if PriceCalculation.FindLines(AmountType::Price, TempPrice, BufferMgt, false) then
            if PriceCalculation.CalcBestAmount(AmountType::Price, BufferMgt, TempPrice) then begin
                Rec."Price List Code" := TempPrice."Price List Code";
                Rec."Source Type" := TempPrice."Source Type";
            end;
        if Rec."Line Discount %" <> 0 then
            if PriceCalculation.FindLines(AmountType::Discount, TempDiscount, BufferMgt, false) then
                if PriceCalculation.CalcBestAmount(AmountType::Discount, BufferMgt, TempDiscount) then
                    Rec."Discount List Code" := TempDiscount."Price List Code";
    end;
}
