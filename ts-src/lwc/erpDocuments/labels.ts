import agingDays from '@salesforce/label/c.ERP_Aging_Days';
import applied from '@salesforce/label/c.ERP_Documents_Status_Applied';
import bucketClear from '@salesforce/label/c.ERP_Documents_Bucket_Clear';
import bucketFilter from '@salesforce/label/c.ERP_Documents_Bucket_Filter';
import copied from '@salesforce/label/c.ERP_Documents_Copied';
import copyFailed from '@salesforce/label/c.ERP_Documents_Copy_Failed';
import creditMemos from '@salesforce/label/c.ERP_Documents_Credit_Memos';
import daysOver from '@salesforce/label/c.ERP_Aging_Days_Over';
import empty from '@salesforce/label/c.ERP_Documents_Empty';
import failed from '@salesforce/label/c.ERP_Panel_Failed';
import homeAmount from '@salesforce/label/c.ERP_Documents_Home_Amount';
import invoices from '@salesforce/label/c.ERP_Documents_Invoices';
import mail from '@salesforce/label/c.ERP_Documents_Mail';
import mailCredit from '@salesforce/label/c.ERP_Documents_Mail_Credit';
import mailPayment from '@salesforce/label/c.ERP_Documents_Mail_Payment';
import noPermission from '@salesforce/label/c.ERP_Panel_No_Permission';
import notDue from '@salesforce/label/c.ERP_Aging_Not_Due';
import open from '@salesforce/label/c.ERP_Documents_Status_Open';
import openItems from '@salesforce/label/c.ERP_Documents_Open_Items';
import orders from '@salesforce/label/c.ERP_Documents_Orders';
import overdue from '@salesforce/label/c.ERP_Documents_Status_Overdue';
import paid from '@salesforce/label/c.ERP_Documents_Status_Paid';
import partlyApplied from '@salesforce/label/c.ERP_Documents_Status_Partly_Applied';
import partlyPaid from '@salesforce/label/c.ERP_Documents_Status_Partly_Paid';
import payments from '@salesforce/label/c.ERP_Documents_Payments';
import settled from '@salesforce/label/c.ERP_Documents_Status_Settled';
import statusLoading from '@salesforce/label/c.ERP_Documents_Status_Loading';
import title from '@salesforce/label/c.ERP_Documents_Title';
import unapplied from '@salesforce/label/c.ERP_Documents_Status_Unapplied';

/** Texts of the panel. */
export const labels = {
  agingDays,
  applied,
  bucketClear,
  bucketFilter,
  copied,
  copyFailed,
  creditMemos,
  daysOver,
  empty,
  failed,
  homeAmount,
  invoices,
  mail,
  mailCredit,
  mailPayment,
  noPermission,
  notDue,
  open,
  openItems,
  orders,
  overdue,
  paid,
  partlyApplied,
  partlyPaid,
  payments,
  settled,
  statusLoading,
  title,
  unapplied,
};
