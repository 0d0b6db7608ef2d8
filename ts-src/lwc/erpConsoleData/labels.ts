import allRunning from '@salesforce/label/c.ERP_Console_Data_All_Running';
import auditAlarms from '@salesforce/label/c.ERP_Console_Data_Audit_Alarms';
import auditAlert from '@salesforce/label/c.ERP_Console_Data_Audit_Alert';
import auditAssign from '@salesforce/label/c.ERP_Console_Data_Audit_Assign';
import auditCatalogue from '@salesforce/label/c.ERP_Console_Data_Audit_Catalogue';
import auditChange from '@salesforce/label/c.ERP_Console_Data_Audit_Change';
import auditCheckDrift from '@salesforce/label/c.ERP_Console_Data_Audit_Check_Drift';
import auditCount from '@salesforce/label/c.ERP_Console_Data_Audit_Count';
import auditDrift from '@salesforce/label/c.ERP_Console_Data_Audit_Drift';
import auditDryRun from '@salesforce/label/c.ERP_Console_Data_Audit_Dry_Run';
import auditIgnore from '@salesforce/label/c.ERP_Console_Data_Audit_Ignore';
import auditInstall from '@salesforce/label/c.ERP_Console_Data_Audit_Install';
import auditPayloads from '@salesforce/label/c.ERP_Console_Data_Audit_Payloads';
import auditPublish from '@salesforce/label/c.ERP_Console_Data_Audit_Publish';
import auditReason from '@salesforce/label/c.ERP_Console_Data_Audit_Reason';
import auditRepair from '@salesforce/label/c.ERP_Console_Data_Audit_Repair';
import auditRetry from '@salesforce/label/c.ERP_Console_Data_Audit_Retry';
import auditSamples from '@salesforce/label/c.ERP_Console_Data_Audit_Samples';
import contacts from '@salesforce/label/c.ERP_Console_Data_Contacts';
import contactsPurpose from '@salesforce/label/c.ERP_Console_Data_Contacts_Purpose';
import customers from '@salesforce/label/c.ERP_Console_Data_Customers';
import customersPurpose from '@salesforce/label/c.ERP_Console_Data_Customers_Purpose';
import failed from '@salesforce/label/c.ERP_Console_Data_Failed';
import issueNeedsYou from '@salesforce/label/c.ERP_Console_Data_Issue_Needs_You';
import issueWithOthers from '@salesforce/label/c.ERP_Console_Data_Issue_With_Others';
import issuesNeedYou from '@salesforce/label/c.ERP_Console_Data_Issues_Need_You';
import issuesWithOthers from '@salesforce/label/c.ERP_Console_Data_Issues_With_Others';
import items from '@salesforce/label/c.ERP_Console_Data_Items';
import itemsPurpose from '@salesforce/label/c.ERP_Console_Data_Items_Purpose';
import neverHeard from '@salesforce/label/c.ERP_Console_Data_Never_Heard';
import noConnection from '@salesforce/label/c.ERP_Console_Data_No_Connection';
import noIssues from '@salesforce/label/c.ERP_Console_Data_No_Issues';
import notYet from '@salesforce/label/c.ERP_Console_Data_Not_Yet';
import nothingLive from '@salesforce/label/c.ERP_Console_Data_Nothing_Live';
import off from '@salesforce/label/c.ERP_Console_Data_Off';
import outcomeDone from '@salesforce/label/c.ERP_Console_Data_Outcome_Done';
import outcomeFailed from '@salesforce/label/c.ERP_Console_Data_Outcome_Failed';
import outcomeOpen from '@salesforce/label/c.ERP_Console_Data_Outcome_Open';
import outcomeRefused from '@salesforce/label/c.ERP_Console_Data_Outcome_Refused';
import partly from '@salesforce/label/c.ERP_Console_Data_Partly';
import paused from '@salesforce/label/c.ERP_Console_Data_Paused';
import payments from '@salesforce/label/c.ERP_Console_Data_Payments';
import paymentsPurpose from '@salesforce/label/c.ERP_Console_Data_Payments_Purpose';
import prices from '@salesforce/label/c.ERP_Console_Data_Prices';
import pricesPurpose from '@salesforce/label/c.ERP_Console_Data_Prices_Purpose';
import quotes from '@salesforce/label/c.ERP_Console_Data_Quotes';
import quotesPurpose from '@salesforce/label/c.ERP_Console_Data_Quotes_Purpose';
import running from '@salesforce/label/c.ERP_Console_Data_Running';
import salesHistory from '@salesforce/label/c.ERP_Console_Data_Sales_History';
import salesHistoryPurpose from '@salesforce/label/c.ERP_Console_Data_Sales_History_Purpose';
import salesOrders from '@salesforce/label/c.ERP_Console_Data_Sales_Orders';
import salesOrdersPurpose from '@salesforce/label/c.ERP_Console_Data_Sales_Orders_Purpose';
import service from '@salesforce/label/c.ERP_Console_Data_Service';
import servicePurpose from '@salesforce/label/c.ERP_Console_Data_Service_Purpose';
import silent from '@salesforce/label/c.ERP_Console_Data_Silent';
import someRunning from '@salesforce/label/c.ERP_Console_Data_Some_Running';
import stopped from '@salesforce/label/c.ERP_Console_Data_Stopped';
import testing from '@salesforce/label/c.ERP_Console_Data_Testing';

/** Texts of the component. */
export const labels = {
  allRunning,
  auditAlarms,
  auditAlert,
  auditAssign,
  auditCatalogue,
  auditChange,
  auditCheckDrift,
  auditCount,
  auditDrift,
  auditDryRun,
  auditIgnore,
  auditInstall,
  auditPayloads,
  auditPublish,
  auditReason,
  auditRepair,
  auditRetry,
  auditSamples,
  contacts,
  contactsPurpose,
  customers,
  customersPurpose,
  failed,
  issueNeedsYou,
  issueWithOthers,
  issuesNeedYou,
  issuesWithOthers,
  items,
  itemsPurpose,
  neverHeard,
  noConnection,
  noIssues,
  notYet,
  nothingLive,
  off,
  outcomeDone,
  outcomeFailed,
  outcomeOpen,
  outcomeRefused,
  partly,
  paused,
  payments,
  paymentsPurpose,
  prices,
  pricesPurpose,
  quotes,
  quotesPurpose,
  running,
  salesHistory,
  salesHistoryPurpose,
  salesOrders,
  salesOrdersPurpose,
  service,
  servicePurpose,
  silent,
  someRunning,
  stopped,
  testing,
};
