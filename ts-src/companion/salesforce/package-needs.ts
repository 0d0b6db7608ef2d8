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
  need('Product2', 'Name ERP_Key__c ERP_Unit__c', '', ''),
  need(
    'ERP_Customer__c',
    'Balance_Reporting__c Bill_To_Number__c Blocked__c Company__c Credit_Limit__c Currency__c ERP_Key__c Email__c Figures_As_Of__c Fiscal_Year_Start__c Home_Currency__c Number__c Overdue_Days__c Overdue_Reporting__c Overdue__c Payment_Terms__c Phone__c Price_Group__c Reporting_Currency__c Sales_Last_Year_To_Date__c Sales_This_Year_Reporting__c Sales_This_Year__c',
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
    'Aging_Days__c Companies__c Companion_Version__c Connection_Key__c ERP_Kind__c ERP_Version__c Heartbeat__c Last_Run__c State_Detail__c State__c Sweep_Seconds__c',
    '',
    '',
  ),
  need('ERP_Mapping__c', 'Active_Version__c Integration__c Mapping_Key__c State__c', '', ''),
  // Versions are immutable: created, never changed.
  need('ERP_Mapping_Version__c', '', 'Mapping__c Checksum__c Document__c Note__c Number__c Version_Key__c', ''),
  need(
    'ERP_Run__c',
    'Api_Calls__c Company__c Created__c Deleted__c Error_Code__c Error_Message__c Filtered__c Finished__c Incomplete__c Integration__c Lines_Written__c Mapping_Version__c Mapping__c Outcome__c Parked__c Read__c Run_Key__c Started__c Unchanged__c Updated__c Waiting__c',
    '',
    '',
  ),
  need(
    'ERP_Issue__c',
    'Action__c Amount_Home__c Cause__c Code__c First_Seen__c Integration__c Issue_Key__c Last_Seen__c Mapping__c Owner_Kind__c Records__c Status__c',
    '',
    '',
  ),
  need(
    'ERP_Message__c',
    'Attempts__c Error_Code__c Error_Message__c Fields__c First_Seen__c Integration__c Issue__c Last_Seen__c Message_Key__c Record_Key__c State__c Target_Object__c Waits_For__c',
    '',
    '',
  ),
];
