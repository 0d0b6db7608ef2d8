page 50121 "CPI New Customers"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'newCustomer';
    EntitySetName = 'newCustomers';
    EntityCaption = 'New Customer';
    EntitySetCaption = 'New Customers';
    Caption = 'New Customers', Locked = true;
    SourceTable = Customer;
    ODataKeyFields = SystemId;
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
                field(id; Rec.SystemId) { Caption = 'Id', Locked = true; }
                field(number; Rec."No.") { Caption = 'No.', Locked = true; Editable = false; }
                field(templateCode; TemplateCode) { Caption = 'Template Code', Locked = true; }
                field(displayName; Rec.Name) { Caption = 'Name', Locked = true; }
                field(type; Rec."Contact Type") { Caption = 'Contact Type', Locked = true; }
                field(addressLine1; Rec.Address) { Caption = 'Address', Locked = true; }
                field(addressLine2; Rec."Address 2") { Caption = 'Address 2', Locked = true; }
                field(city; Rec.City) { Caption = 'City', Locked = true; }
                field(state; Rec.County) { Caption = 'County', Locked = true; }
                field(country; Rec."Country/Region Code") { Caption = 'Country/Region Code', Locked = true; }
                field(postalCode; Rec."Post Code") { Caption = 'Post Code', Locked = true; }
                field(phoneNumber; Rec."Phone No.") { Caption = 'Phone No.', Locked = true; }
                field(email; Rec."E-Mail") { Caption = 'E-Mail', Locked = true; }
                field(website; Rec."Home Page") { Caption = 'Home Page', Locked = true; }
                field(taxRegistrationNumber; Rec."VAT Registration No.") { Caption = 'VAT Registration No.', Locked = true; }
                field(currencyCode; Rec."Currency Code") { Caption = 'Currency Code', Locked = true; }
                field(paymentTermsCode; Rec."Payment Terms Code") { Caption = 'Payment Terms Code', Locked = true; }
                field(salespersonCode; Rec."Salesperson Code") { Caption = 'Salesperson Code', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; Editable = false; }
            }
        }
    }

    var
        TemplateCode: Code[20];

    // The number comes from the number series, defaults from the template; what the caller gave goes before both.
    trigger OnInsertRecord(BelowxRec: Boolean): Boolean
    var
        CustomerTempl: Record "Customer Templ.";
        Given: Record Customer;
        CustomerTemplMgt: Codeunit "Customer Templ. Mgt.";
    begin
        Rec.TestField(Name);
        Given := Rec;
        if TemplateCode <> '' then
            CustomerTempl.Get(TemplateCode);
        Rec.Insert(true, not IsNullGuid(Given.SystemId));
        if TemplateCode <> '' then
            CustomerTemplMgt.ApplyCustomerTemplate(Rec, CustomerTempl);
        TakeOver(Given);
        Rec.Modify(true);
        Clear(TemplateCode);
        exit(false);
    end;

    local procedure TakeOver(Given: Record Customer)
    begin
        if Given."Country/Region Code" <> '' then
            Rec.Validate("Country/Region Code", Given."Country/Region Code");
        if Given."Currency Code" <> '' then
            Rec.Validate("Currency Code", Given."Currency Code");
        if Given."Payment Terms Code" <> '' then
            Rec.Validate("Payment Terms Code", Given."Payment Terms Code");
        if Given."Salesperson Code" <> '' then
            Rec.Validate("Salesperson Code", Given."Salesperson Code");
    end;
}
