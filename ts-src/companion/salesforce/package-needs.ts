/**
 * What the companion needs of the org: the objects and fields of the package (and of standard objects) with the right
 * it needs on each. `check` looks them up one by one; a test holds the list against the metadata.
 */
export interface ObjectNeed {
  readonly object: string;
  /** Fields it creates and updates. */
  readonly written: readonly string[];
  /** Fields it sets when it creates a record and never again, such as the master of a detail. */
  readonly created: readonly string[];
  /** Fields it only reads: formulas and roll-ups. */
  readonly read: readonly string[];
}

const list = (names: string): readonly string[] => names.split(' ').filter((name) => name !== '');

const need = (object: string, written: string, created: string, read: string): ObjectNeed => ({
  object,
  written: list(written),
  created: list(created),
  read: list(read),
});

export const packageNeeds: readonly ObjectNeed[] = [
  need(
    'Account',
    'Name ERP_Key__c',
    '',
    'ERP_Balance_Reporting__c ERP_Customers__c ERP_Last_Invoice_Date__c ERP_Overdue_Reporting__c ERP_Sales_This_Year_Reporting__c',
  ),
  need(
    'Product2',
    'Name ERP_Base_Unit__c ERP_Company__c ERP_Item_Number__c ERP_Key__c ERP_Unit__c ERP_Variant_Code__c',
    '',
    '',
  ),
  need(
    'ERP_Customer__c',
    'Allow_Line_Discount__c Balance_Reporting__c Bill_To_Number__c Blocked__c Company__c Credit_Limit__c Currency__c Discount_Group__c ERP_Key__c Email__c Figures_As_Of__c Fiscal_Year_Start__c Home_Currency__c Link_State__c Next_Shipment_Date__c Number__c Open_Orders__c Overdue_Days__c Overdue_Reporting__c Overdue__c Payment_Terms__c Phone__c Price_Group__c Prices_Include_Tax__c Reporting_Currency__c Sales_Last_Year_To_Date__c Sales_This_Year_Reporting__c Sales_This_Year__c Salesperson_Code__c Shipped_Not_Invoiced__c Sync_Detail__c Sync_Since__c Sync_State__c Tax_Area__c',
    'Account__c',
    'Balance__c Invoice_Count__c Last_Invoice_Date__c Last_Payment_Date__c',
  ),
  need(
    'ERP_Invoice__c',
    'Applies_To_Number__c Bill_To_Customer__c Company__c Currency__c Document_Date__c Due_Date__c ERP_Key__c External_Document_Number__c Gross_Home__c Gross__c Lines_Expected__c Lines_Net_Expected__c Net_Home__c Net__c Number__c Order_Number__c Posting_Date__c Remaining_Home__c Remaining__c Status__c Tax__c Type__c',
    'Customer__c',
    'Complete__c Lines_Count__c Lines_Net__c Signed_Net_Home__c',
  ),
  need(
    'ERP_Invoice_Line__c',
    'Description__c Discount_Amount__c ERP_Key__c Gross__c Item_Number__c Line_Number__c Net_Home__c Net__c Product__c Quantity__c Tax__c Type__c Unit_Price__c Unit__c',
    'Invoice__c',
    '',
  ),
  need(
    'ERP_Ledger_Entry__c',
    'Amount_Home__c Amount__c Closed_Date__c Company__c Currency__c Description__c Document_Number__c Document_Type__c Due_Date__c ERP_Key__c Entry_Number__c External_Document_Number__c Invoice__c Open__c Posting_Date__c Remaining_Home__c Remaining__c',
    'Customer__c',
    'Days_Late__c Late_Weight__c',
  ),
  need(
    'ERP_Application__c',
    'Amount_Home__c Amount__c Applied_Entry__c ERP_Key__c Kind__c Posting_Date__c Unapplied__c',
    'Entry__c',
    '',
  ),
  need(
    'ERP_Customer_Item__c',
    'Description__c ERP_Key__c First_Date__c Item_Number__c Last_Date__c Net_Last_Year_To_Date__c Net_Last_Year__c Net_This_Year__c Product__c Quantity_This_Year__c Rank__c Stopped__c Times__c Usual_Gap_Days__c',
    'Customer__c',
    '',
  ),
  need(
    'ERP_Connection__c',
    'Aging_Days__c Alert_Settings__c Alert_To__c Api_Calls_Max__c Api_Calls_Ours__c Api_Calls_Used__c Api_Forecast__c Companies__c Companion_Version__c Connection_Key__c Customer_Consent__c Customer_Template__c Default_Company__c ERP_Kind__c ERP_Version__c Heartbeat__c Last_Run__c Next_Run__c Price_Tolerance_Percent__c Quote_Lines_From__c Send_As__c Silence_At__c Silence_Minutes__c Stage_After_Order__c State_Detail__c State__c Sweep_Seconds__c',
    '',
    '',
  ),
  need(
    'ERP_Mapping__c',
    'Active_Version__c Api_Calls_Today__c Current_To__c Direction__c Drift_Policy__c Entity__c Integration__c Last_Error__c Last_Outcome__c Last_Run__c Latest_Version__c Mapping_Key__c Next_Run__c Parked__c Paused__c State__c Target_Object__c Waiting__c',
    '',
    '',
  ),
  // Versions are immutable: created, never changed.
  need(
    'ERP_Mapping_Version__c',
    '',
    'Based_On__c Checksum__c Document__c Mapping__c Note__c Number__c Restored_From__c Summary__c Version_Key__c',
    '',
  ),
  need(
    'ERP_Run__c',
    'Api_Calls__c Company__c Created__c Deleted__c Error_Code__c Error_Message__c Filtered__c Finished__c Incomplete__c Integration__c Lines_Written__c Mapping_Version__c Mapping__c Outcome__c Parked__c Read__c Run_Key__c Started__c Unchanged__c Updated__c Waiting__c',
    '',
    '',
  ),
  need(
    'ERP_Issue__c',
    'Action__c Amount_Home__c Amounts__c Assigned_To__c Cause__c Code__c First_Seen__c Ignored_By__c Ignored_Reason__c Integration__c Issue_Key__c Last_Seen__c Mapping__c Owner_Kind__c Records__c Status__c',
    '',
    '',
  ),
  need(
    'ERP_Message__c',
    'Amount_Home__c Attempts__c Company__c Conflict__c Currency__c Error_Code__c Error_Message__c Fields__c First_Seen__c Ignored_By__c Ignored_Reason__c Integration__c Issue__c Last_Seen__c Message_Key__c Number__c Record_Key__c Repair__c Repaired__c Retry_At__c Source_Key__c State__c Target_Id__c Target_Object__c Waits_For__c',
    '',
    '',
  ),
  need('Opportunity', 'ERP_Order_Number__c ERP_Request_Key__c ERP_Send_State__c ERP_Sent__c', '', ''),
  need('Pricebook2', 'ERP_Key__c', '', ''),
  need(
    'ERP_Order__c',
    'Company__c Currency__c ERP_Key__c External_Document_Number__c Fully_Shipped__c Gross__c Lines_Expected__c Lines_Net_Expected__c Net_Home__c Net__c Next_Shipment_Date__c Number__c Open_Net_Home__c Open_Net__c Opportunity__c Order_Date__c Partial_Shipping__c Requested_Delivery_Date__c Salesperson_Code__c Sent__c Status__c Sync_Detail__c Sync_Since__c Sync_State__c Tax__c',
    'Customer__c',
    'Complete__c Lines_Net__c Lines__c',
  ),
  need(
    'ERP_Order_Line__c',
    'Credited_Quantity__c Description__c Discount_Amount__c Discount_Percent__c ERP_Key__c Gross__c Invoiced_Quantity__c Item_Number__c Line_Number__c Net__c Product__c Quantity__c Removed__c Replaced_By__c Sent_Item_Number__c Sent_Quantity__c Sent_Shipment_Date__c Sent_Unit_Price__c Shipment_Date__c Shipped_Quantity__c Tax__c Type__c Unit_Price__c Unit__c Variant__c',
    'Order__c',
    '',
  ),
  need(
    'ERP_Shipment__c',
    'Carrier__c Company__c ERP_Key__c Lines_Text__c Number__c Order_Number__c Order__c Posting_Date__c Tracking_Number__c Tracking_Url__c',
    'Customer__c',
    '',
  ),
  need(
    'ERP_Conversion__c',
    'Company__c Currency__c ERP_Key__c Exchange_Amount__c Item_Number__c Kind__c Percent__c Quantity__c Relational_Amount__c Rounding__c Starting_Date__c Tax_Area__c Tax_Group__c Unit__c',
    '',
    '',
  ),
  need(
    'ERP_Price__c',
    'Active__c Allow_Line_Discount__c Amount_Type__c Company__c Currency__c Discount_Percent__c ERP_Key__c Ending_Date__c Item_Discount_Group__c Item_Number__c Line_Number__c Minimum_Quantity__c Price_Group__c Price_Includes_Tax__c Price_List_Name__c Price_List__c Product__c Source__c Starting_Date__c Tax_Area__c Tax_Group__c Unit_Price__c Unit__c Variant__c',
    '',
    '',
  ),
  need(
    'ERP_Customer_Price__c',
    'Active__c Allow_Line_Discount__c Amount_Type__c Company__c Currency__c Discount_Percent__c ERP_Key__c Ending_Date__c Item_Discount_Group__c Item_Number__c Line_Number__c Minimum_Quantity__c Price_Includes_Tax__c Price_List_Name__c Price_List__c Product__c Source__c Starting_Date__c Tax_Area__c Unit_Price__c Unit__c Variant__c',
    'Customer__c',
    '',
  ),
  need(
    'ERP_Command__c',
    'Error_Code__c Error_Message__c Finished__c Kind__c Progress__c Request_Key__c Request__c Result__c Started__c Status__c Target_Id__c',
    '',
    '',
  ),
  need(
    'ERP_Entity__c',
    'Children__c Entity_Key__c Fields__c Key_Field__c Label__c Read__c Records__c Samples__c Side__c Stamp_Field__c Writable__c',
    '',
    '',
  ),
  need(
    'ERP_Drift__c',
    'After__c Before__c Breaks__c Container__c Drift_Key__c Field__c First_Seen__c Kind__c Last_Seen__c Mappings__c Side__c Status__c',
    '',
    '',
  ),
];
