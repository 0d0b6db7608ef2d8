page 50127 "CPI Contact Details"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'contactDetail';
    EntitySetName = 'contactDetails';
    EntityCaption = 'Contact Detail';
    EntitySetCaption = 'Contact Details';
    Caption = 'Contact Details', Locked = true;
    SourceTable = Contact;
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    InsertAllowed = false;
    DeleteAllowed = false;
    Extensible = false;

    layout
    {
        area(Content)
        {
            repeater(Group)
            {
                field(id; Rec.SystemId) { Caption = 'Id', Locked = true; Editable = false; }
                field(number; Rec."No.") { Caption = 'No.', Locked = true; Editable = false; }
                field(customerId; Customer.SystemId) { Caption = 'Customer Id', Locked = true; Editable = false; }
                field(customerNumber; Customer."No.") { Caption = 'Customer No.', Locked = true; Editable = false; }
                field(firstName; Rec."First Name") { Caption = 'First Name', Locked = true; }
                field(middleName; Rec."Middle Name") { Caption = 'Middle Name', Locked = true; }
                field(surname; Rec.Surname) { Caption = 'Surname', Locked = true; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; Editable = false; }
            }
        }
    }

    var
        Customer: Record Customer;

    // A person belongs to the customer of its company; business relations stand at the company alone.
    trigger OnAfterGetRecord()
    var
        ContactBusinessRelation: Record "Contact Business Relation";
    begin
        Clear(Customer);
        if Rec."Company No." = '' then
            exit;
        ContactBusinessRelation.SetLoadFields("No.");
        ContactBusinessRelation.SetRange("Contact No.", Rec."Company No.");
        ContactBusinessRelation.SetRange("Link to Table", ContactBusinessRelation."Link to Table"::Customer);
        if not ContactBusinessRelation.FindFirst() then
            exit;
        Customer.SetLoadFields("No.");
        if Customer.Get(ContactBusinessRelation."No.") then;
    end;
}
