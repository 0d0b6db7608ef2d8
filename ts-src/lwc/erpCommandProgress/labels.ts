import checking from '@salesforce/label/c.ERP_Command_Checking';
import checkingHint from '@salesforce/label/c.ERP_Command_Checking_Hint';
import code from '@salesforce/label/c.ERP_Command_Code';
import done from '@salesforce/label/c.ERP_Command_Done';
import failed from '@salesforce/label/c.ERP_Command_Failed';
import failedHint from '@salesforce/label/c.ERP_Command_Failed_Hint';
import field from '@salesforce/label/c.ERP_Command_Field';
import notTaken from '@salesforce/label/c.ERP_Command_Not_Taken';
import refused from '@salesforce/label/c.ERP_Command_Refused';
import refusedHint from '@salesforce/label/c.ERP_Command_Refused_Hint';
import running from '@salesforce/label/c.ERP_Command_Running';
import step from '@salesforce/label/c.ERP_Command_Step';
import waiting from '@salesforce/label/c.ERP_Command_Waiting';

/** Texts of a request's progress. */
export const labels = {
  checking,
  checkingHint,
  code,
  done,
  failed,
  failedHint,
  field,
  notTaken,
  refused,
  refusedHint,
  running,
  step,
  waiting,
};
