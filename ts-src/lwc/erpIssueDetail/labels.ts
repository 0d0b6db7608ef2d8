import admin from '@salesforce/label/c.ERP_Issue_List_Admin';
import finance from '@salesforce/label/c.ERP_Issue_List_Finance';
import rep from '@salesforce/label/c.ERP_Issue_List_Rep';
import amount from '@salesforce/label/c.ERP_Issue_Detail_Amount';
import assigned from '@salesforce/label/c.ERP_Issue_Detail_Assigned';
import back from '@salesforce/label/c.ERP_Issue_Detail_Back';
import close from '@salesforce/label/c.ERP_Issue_Detail_Close';
import code from '@salesforce/label/c.ERP_Issue_Detail_Code';
import details from '@salesforce/label/c.ERP_Issue_Detail_Details';
import gone from '@salesforce/label/c.ERP_Issue_Detail_Gone';
import heldUp from '@salesforce/label/c.ERP_Issue_Detail_Held_Up';
import ignored from '@salesforce/label/c.ERP_Issue_Detail_Ignored';
import ignoredBecause from '@salesforce/label/c.ERP_Issue_Detail_Ignored_Because';
import last from '@salesforce/label/c.ERP_Issue_Detail_Last';
import message from '@salesforce/label/c.ERP_Issue_Detail_Message';
import money from '@salesforce/label/c.ERP_Issue_Detail_Money';
import nobody from '@salesforce/label/c.ERP_Issue_Detail_Nobody';
import none from '@salesforce/label/c.ERP_Issue_Detail_None';
import open from '@salesforce/label/c.ERP_Issue_Detail_Open';
import owner from '@salesforce/label/c.ERP_Issue_Detail_Owner';
import parked from '@salesforce/label/c.ERP_Issue_Detail_Parked';
import record from '@salesforce/label/c.ERP_Issue_Detail_Record';
import records from '@salesforce/label/c.ERP_Issue_Detail_Records';
import resolved from '@salesforce/label/c.ERP_Issue_Detail_Resolved';
import retryAt from '@salesforce/label/c.ERP_Issue_Detail_Retry_At';
import rule from '@salesforce/label/c.ERP_Issue_Detail_Rule';
import since from '@salesforce/label/c.ERP_Issue_Detail_Since';
import solved from '@salesforce/label/c.ERP_Issue_Detail_Solved';
import status from '@salesforce/label/c.ERP_Issue_Detail_Status';
import title from '@salesforce/label/c.ERP_Issue_Detail_Title';
import todo from '@salesforce/label/c.ERP_Issue_Detail_Todo';
import waiting from '@salesforce/label/c.ERP_Issue_Detail_Waiting';
import where from '@salesforce/label/c.ERP_Issue_Detail_Where';

/** Texts of the component. */
export const labels = {
  admin,
  finance,
  rep,
  amount,
  assigned,
  back,
  close,
  code,
  details,
  gone,
  heldUp,
  ignored,
  ignoredBecause,
  last,
  message,
  money,
  nobody,
  none,
  open,
  owner,
  parked,
  record,
  records,
  resolved,
  retryAt,
  rule,
  since,
  solved,
  status,
  title,
  todo,
  waiting,
  where,
};
