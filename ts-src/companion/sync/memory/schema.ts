/** What the memory org knows of its objects: enough of the package for the synchronisation to run against it. */
export interface MemoryField {
  readonly type: string;
  readonly length?: number;
  readonly required?: boolean;
  /** For references: the object and whether the row is its detail. */
  readonly to?: string;
  readonly master?: boolean;
}

export type MemoryObject = Readonly<Record<string, MemoryField>>;

const text = (length = 255): MemoryField => ({ type: 'string', length });
const key: MemoryField = { type: 'string', length: 255 };
const number: MemoryField = { type: 'double' };
const date: MemoryField = { type: 'date' };
const time: MemoryField = { type: 'datetime' };
const flag: MemoryField = { type: 'boolean' };
const detailOf = (to: string): MemoryField => ({ type: 'reference', to, master: true, required: true });
const lookupTo = (to: string): MemoryField => ({ type: 'reference', to });
const numbers = (...names: string[]): MemoryObject => Object.fromEntries(names.map((name) => [name, number]));
const texts = (...names: string[]): MemoryObject => Object.fromEntries(names.map((name) => [name, text(4000)]));

/** Objects by name. Derived fields (`Complete__c`, `Balance__c`) are computed by the org and not listed. */
export const memorySchema: Readonly<Record<string, MemoryObject>> = {
  Account: {
    Name: { ...text(80), required: true },
    ERP_Key__c: key,
    Phone: text(40),
  },
  Product2: {
    Name: { ...text(80), required: true },
    ERP_Key__c: key,
    ...texts('ERP_Item_Number__c', 'ERP_Variant_Code__c', 'ERP_Company__c', 'ERP_Unit__c', 'ERP_Base_Unit__c'),
    IsActive: flag,
  },
  Pricebook2: { Name: text(), ERP_Key__c: key, IsActive: flag, IsStandard: flag },
  PricebookEntry: {
    Pricebook2Id: lookupTo('Pricebook2'),
    Product2Id: lookupTo('Product2'),
    UnitPrice: number,
    IsActive: flag,
    UseStandardPrice: flag,
    CurrencyIsoCode: text(3),
  },
  CurrencyType: { IsoCode: text(3), IsActive: flag },
  ERP_Price__c: {
    ERP_Key__c: key,
    ...texts('Company__c', 'Source__c', 'Price_Group__c', 'Item_Number__c', 'Variant__c', 'Unit__c', 'Currency__c'),
    ...texts('Amount_Type__c', 'Tax_Area__c', 'Tax_Group__c', 'Price_List__c'),
    ...numbers('Unit_Price__c', 'Minimum_Quantity__c', 'Line_Number__c'),
    Starting_Date__c: date,
    Ending_Date__c: date,
    Active__c: flag,
    Allow_Line_Discount__c: flag,
    Price_Includes_Tax__c: flag,
  },
  ERP_Conversion__c: {
    ERP_Key__c: key,
    ...texts('Company__c', 'Kind__c', 'Item_Number__c', 'Unit__c', 'Currency__c', 'Tax_Area__c', 'Tax_Group__c'),
    ...numbers('Quantity__c', 'Exchange_Amount__c', 'Relational_Amount__c', 'Rounding__c', 'Percent__c'),
    Starting_Date__c: date,
  },
  ERP_Customer__c: {
    Account__c: detailOf('Account'),
    ERP_Key__c: key,
    Name: { ...text(80), required: true },
    ...texts('Number__c', 'Reporting_Currency__c', 'Sync_State__c', 'Sync_Detail__c'),
    Sync_Since__c: time,
    Fiscal_Year_Start__c: date,
    Figures_As_Of__c: date,
    Next_Shipment_Date__c: date,
    ...numbers('Open_Orders__c', 'Shipped_Not_Invoiced__c'),
    ...numbers('Overdue__c', 'Overdue_Days__c', 'Sales_This_Year__c', 'Sales_Last_Year_To_Date__c'),
    ...numbers('Balance_Reporting__c', 'Overdue_Reporting__c', 'Sales_This_Year_Reporting__c'),
  },
  ERP_Invoice__c: {
    Customer__c: detailOf('ERP_Customer__c'),
    ERP_Key__c: key,
    Name: { ...text(80), required: true },
    Type__c: text(40),
    Posting_Date__c: date,
    ...numbers('Net_Home__c', 'Lines_Expected__c', 'Lines_Net_Expected__c'),
  },
  ERP_Invoice_Line__c: {
    Invoice__c: detailOf('ERP_Invoice__c'),
    ERP_Key__c: key,
    Item_Number__c: text(50),
    Type__c: text(40),
    Product__c: lookupTo('Product2'),
    Description__c: text(30),
    ...numbers('Quantity__c', 'Net__c', 'Net_Home__c'),
  },
  Opportunity: { Name: text(120), ERP_Request_Key__c: { type: 'string', length: 40 } },
  ERP_Order__c: {
    Customer__c: detailOf('ERP_Customer__c'),
    Opportunity__c: lookupTo('Opportunity'),
    ERP_Key__c: key,
    Name: { ...text(80), required: true },
    ...texts('Company__c', 'Number__c', 'Status__c', 'Sync_State__c', 'Sync_Detail__c'),
    Sync_Since__c: time,
    Next_Shipment_Date__c: date,
    Fully_Shipped__c: flag,
    ...numbers(
      'Net__c',
      'Net_Home__c',
      'Open_Net__c',
      'Open_Net_Home__c',
      'Lines_Expected__c',
      'Lines_Net_Expected__c',
    ),
  },
  ERP_Shipment__c: {
    Customer__c: detailOf('ERP_Customer__c'),
    Order__c: lookupTo('ERP_Order__c'),
    ERP_Key__c: key,
    ...texts('Company__c', 'Order_Number__c'),
  },
  ERP_Order_Line__c: {
    Order__c: detailOf('ERP_Order__c'),
    ERP_Key__c: key,
    Item_Number__c: text(50),
    Product__c: lookupTo('Product2'),
    Replaced_By__c: lookupTo('ERP_Order_Line__c'),
    Removed__c: flag,
    Shipment_Date__c: date,
    ...numbers('Line_Number__c', 'Quantity__c', 'Net__c'),
    ...numbers('Shipped_Quantity__c', 'Invoiced_Quantity__c', 'Credited_Quantity__c'),
  },
  ERP_Ledger_Entry__c: {
    Customer__c: detailOf('ERP_Customer__c'),
    ERP_Key__c: key,
    Name: { ...text(80), required: true },
    Invoice__c: lookupTo('ERP_Invoice__c'),
    Due_Date__c: date,
    Open__c: flag,
    Remaining_Home__c: number,
  },
  ERP_Customer_Item__c: {
    Customer__c: detailOf('ERP_Customer__c'),
    ERP_Key__c: key,
    ...texts('Item_Number__c', 'Description__c'),
    Product__c: lookupTo('Product2'),
    First_Date__c: date,
    Last_Date__c: date,
    Stopped__c: flag,
    ...numbers('Times__c', 'Usual_Gap_Days__c', 'Net_This_Year__c', 'Net_Last_Year_To_Date__c', 'Net_Last_Year__c'),
    ...numbers('Quantity_This_Year__c', 'Rank__c'),
  },
  ERP_Mapping__c: {
    Mapping_Key__c: key,
    ...texts(
      'Name',
      'Integration__c',
      'State__c',
      'Entity__c',
      'Target_Object__c',
      'Direction__c',
      'Paused__c',
      'Drift_Policy__c',
    ),
    ...texts('Last_Outcome__c', 'Last_Error__c'),
    Current_To__c: time,
    Last_Run__c: time,
    Next_Run__c: time,
    ...numbers('Active_Version__c', 'Latest_Version__c', 'Waiting__c', 'Parked__c', 'Api_Calls_Today__c'),
  },
  ERP_Mapping_Version__c: {
    Version_Key__c: key,
    Mapping__c: detailOf('ERP_Mapping__c'),
    Number__c: number,
    Document__c: text(131_072),
    ...texts('Note__c', 'Checksum__c', 'Summary__c'),
    Based_On__c: number,
  },
  ERP_Entity__c: {
    Entity_Key__c: key,
    ...texts('Name', 'Side__c', 'Label__c', 'Key_Field__c', 'Stamp_Field__c'),
    Fields__c: text(131_072),
    Samples__c: text(131_072),
    Children__c: text(32_768),
    Records__c: number,
    Writable__c: flag,
    Read__c: time,
  },
  ERP_Drift__c: {
    Drift_Key__c: key,
    ...texts('Side__c', 'Container__c', 'Field__c', 'Kind__c', 'Before__c', 'After__c', 'Status__c', 'Mappings__c'),
    Breaks__c: flag,
    First_Seen__c: time,
    Last_Seen__c: time,
  },
  ERP_Connection__c: {
    Connection_Key__c: key,
    ...texts('Name', 'ERP_Kind__c', 'ERP_Version__c', 'Companion_Version__c', 'State__c', 'State_Detail__c'),
    Companies__c: text(32_768),
    Heartbeat__c: time,
    Last_Run__c: time,
    Sweep_Seconds__c: number,
    Next_Run__c: time,
    Silence_At__c: time,
    ...texts('Alert_To__c', 'Alert_Settings__c'),
    ...numbers('Api_Calls_Max__c', 'Api_Calls_Used__c', 'Api_Calls_Ours__c', 'Api_Forecast__c', 'Silence_Minutes__c'),
  },
  ERP_Run__c: {
    Run_Key__c: key,
    Mapping__c: lookupTo('ERP_Mapping__c'),
    ...texts('Company__c', 'Integration__c', 'Outcome__c', 'Error_Code__c', 'Error_Message__c'),
    Started__c: time,
    Finished__c: time,
    ...numbers('Mapping_Version__c', 'Read__c', 'Created__c', 'Updated__c', 'Unchanged__c', 'Deleted__c'),
    ...numbers('Filtered__c', 'Waiting__c', 'Parked__c', 'Lines_Written__c', 'Incomplete__c', 'Api_Calls__c'),
  },
  ERP_Issue__c: {
    Issue_Key__c: key,
    Mapping__c: lookupTo('ERP_Mapping__c'),
    ...texts('Integration__c', 'Code__c', 'Cause__c', 'Action__c', 'Owner_Kind__c', 'Status__c'),
    ...texts('Amounts__c', 'Ignored_Reason__c', 'Ignored_By__c', 'Assigned_To__c'),
    ...numbers('Records__c', 'Amount_Home__c'),
    First_Seen__c: time,
    Last_Seen__c: time,
  },
  ERP_Message__c: {
    Message_Key__c: key,
    Issue__c: lookupTo('ERP_Issue__c'),
    ...texts('Record_Key__c', 'Integration__c', 'State__c', 'Waits_For__c', 'Target_Object__c'),
    ...texts('Error_Code__c', 'Error_Message__c', 'Fields__c', 'Conflict__c', 'Repair__c'),
    ...texts('Source_Key__c', 'Company__c', 'Number__c', 'Currency__c', 'Target_Id__c'),
    ...texts('Ignored_Reason__c', 'Ignored_By__c'),
    Repaired__c: flag,
    Retry_At__c: time,
    ...numbers('Attempts__c', 'Amount_Home__c'),
    First_Seen__c: time,
    Last_Seen__c: time,
  },
  User: { IsActive: flag },
  Organization: {},
};
