page 50129 "CPI Service Orders"
{
    PageType = API;
    APIPublisher = 'counterpart';
    APIGroup = 'integration';
    APIVersion = 'v1.0';
    EntityName = 'serviceOrder';
    EntitySetName = 'serviceOrders';
    EntityCaption = 'Service Order';
    EntitySetCaption = 'Service Orders';
    Caption = 'Service Orders', Locked = true;
    SourceTable = "Service Header";
    SourceTableView = where("Document Type" = const(Order));
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
                field(customerNumber; Rec."Customer No.") { Caption = 'Customer No.', Locked = true; Editable = false; }
                field(customerName; Rec.Name) { Caption = 'Name', Locked = true; Editable = false; }
                field(contactId; ContactId)
                {
                    Caption = 'Contact Id', Locked = true;

                    trigger OnValidate()
                    var
                        Contact: Record Contact;
                    begin
                        if IsNullGuid(ContactId) then
                            Rec.Validate("Contact No.", '')
                        else begin
                            Contact.GetBySystemId(ContactId);
                            Rec.Validate("Contact No.", Contact."No.");
                        end;
                    end;
                }
                field(contactNumber; Rec."Contact No.") { Caption = 'Contact No.', Locked = true; Editable = false; }
                field(contactName; Rec."Contact Name") { Caption = 'Contact Name', Locked = true; }
                field(phoneNumber; Rec."Phone No.") { Caption = 'Phone No.', Locked = true; }
                field(email; Rec."E-Mail") { Caption = 'E-Mail', Locked = true; }
                field(description; Rec.Description) { Caption = 'Description', Locked = true; }
                field(status; NewStatus)
                {
                    Caption = 'Status', Locked = true;

                    trigger OnValidate()
                    begin
                        StatusGiven := true;
                    end;
                }
                field(priority; Rec.Priority) { Caption = 'Priority', Locked = true; }
                field(orderDate; Rec."Order Date") { Caption = 'Order Date', Locked = true; Editable = false; }
                field(responseDate; Rec."Response Date") { Caption = 'Response Date', Locked = true; Editable = false; }
                field(startingDate; Rec."Starting Date") { Caption = 'Starting Date', Locked = true; Editable = false; }
                field(finishingDate; Rec."Finishing Date") { Caption = 'Finishing Date', Locked = true; Editable = false; }
                field(serviceOrderType; Rec."Service Order Type") { Caption = 'Service Order Type', Locked = true; Editable = false; }
                field(externalDocumentNumber; Rec."External Document No.") { Caption = 'External Document No.', Locked = true; }
                field(yourReference; Rec."Your Reference") { Caption = 'Your Reference', Locked = true; }
                field(workDescription; WorkDescription)
                {
                    Caption = 'Work Description', Locked = true;

                    trigger OnValidate()
                    begin
                        Rec.SetWorkDescription(WorkDescription);
                    end;
                }
                field(serviceItemId; ServiceItem.SystemId) { Caption = 'Service Item Id', Locked = true; Editable = false; }
                field(serviceItemNumber; ServiceItem."No.") { Caption = 'Service Item No.', Locked = true; Editable = false; }
                field(lastModifiedDateTime; Rec.SystemModifiedAt) { Caption = 'Last Modified Date Time', Locked = true; Editable = false; }
                part(serviceItemLines; "CPI Service Item Lines")
                {
                    Caption = 'Service Item Lines', Locked = true;
                    EntityName = 'serviceItemLine';
                    EntitySetName = 'serviceItemLines';
                    Multiplicity = Many;
                    SubPageLink = "Document Type" = field("Document Type"), "Document No." = field("No.");
                }
                part(serviceLines; "CPI Service Lines")
                {
                    Caption = 'Service Lines', Locked = true;
                    EntityName = 'serviceLine';
                    EntitySetName = 'serviceLines';
                    Multiplicity = Many;
                    SubPageLink = "Document Type" = field("Document Type"), "Document No." = field("No.");
                }
            }
        }
    }

    var
        Customer: Record Customer;
        ServiceItem: Record "Service Item";
        ContactId: Guid;
        NewStatus: Enum "Service Document Status";
        StatusGiven: Boolean;
        WorkDescription: Text;

    trigger OnAfterGetRecord()
    var
        Contact: Record Contact;
        ServiceItemLine: Record "Service Item Line";
    begin
        Clear(Customer);
        Clear(ServiceItem);
        Clear(ContactId);
        NewStatus := Rec.Status;
        StatusGiven := false;
        Customer.SetLoadFields("No.");
        if Customer.Get(Rec."Customer No.") then;
        Contact.SetLoadFields("No.");
        if Contact.Get(Rec."Contact No.") then
            ContactId := Contact.SystemId;
        WorkDescription := Rec.GetWorkDescription();
        ServiceItemLine.SetLoadFields("Service Item No.");
        ServiceItemLine.SetRange("Document Type", Rec."Document Type");
        ServiceItemLine.SetRange("Document No.", Rec."No.");
        if ServiceItemLine.FindFirst() then begin
            ServiceItem.SetLoadFields("No.");
            if ServiceItem.Get(ServiceItemLine."Service Item No.") then;
        end;
    end;

    // The order takes a status only when the repair status of every item line allows it: lines that do not are moved to
    // the repair status that stands for the new one first.
    trigger OnModifyRecord(): Boolean
    begin
        Rec.Modify(true);
        if StatusGiven and (NewStatus <> Rec.Status) then begin
            MoveRepairStatus();
            Rec.Get(Rec."Document Type", Rec."No.");
            if NewStatus <> Rec.Status then begin
                Rec.Validate(Status, NewStatus);
                Rec.Modify(true);
            end;
        end;
        exit(false);
    end;

    local procedure MoveRepairStatus()
    var
        RepairStatus: Record "Repair Status";
        ServiceItemLine: Record "Service Item Line";
    begin
        RepairStatus.SetRange("Service Order Status", NewStatus);
        if not RepairStatus.FindFirst() then
            exit;
        ServiceItemLine.SetRange("Document Type", Rec."Document Type");
        ServiceItemLine.SetRange("Document No.", Rec."No.");
        if ServiceItemLine.FindSet(true) then
            repeat
                ServiceItemLine.Validate("Repair Status Code", RepairStatus.Code);
                ServiceItemLine.Modify(true);
            until ServiceItemLine.Next() = 0;
    end;
}
