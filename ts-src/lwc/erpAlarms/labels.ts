import anyCurrency from '@salesforce/label/c.ERP_Alarms_Any_Currency';
import atOnce from '@salesforce/label/c.ERP_Alarms_At_Once';
import budget from '@salesforce/label/c.ERP_Alarms_Budget';
import cancel from '@salesforce/label/c.ERP_Alarms_Cancel';
import choose from '@salesforce/label/c.ERP_Alarms_Choose';
import connection from '@salesforce/label/c.ERP_Alarms_Connection';
import days from '@salesforce/label/c.ERP_Alarms_Days';
import drift from '@salesforce/label/c.ERP_Alarms_Drift';
import empty from '@salesforce/label/c.ERP_Alarms_Empty';
import expiry from '@salesforce/label/c.ERP_Alarms_Expiry';
import failures from '@salesforce/label/c.ERP_Alarms_Failures';
import find from '@salesforce/label/c.ERP_Alarms_Find';
import from from '@salesforce/label/c.ERP_Alarms_From';
import lag from '@salesforce/label/c.ERP_Alarms_Lag';
import late from '@salesforce/label/c.ERP_Alarms_Late';
import minutes from '@salesforce/label/c.ERP_Alarms_Minutes';
import money from '@salesforce/label/c.ERP_Alarms_Money';
import notReadable from '@salesforce/label/c.ERP_Alarms_Not_Readable';
import paused from '@salesforce/label/c.ERP_Alarms_Paused';
import percentOfCalls from '@salesforce/label/c.ERP_Alarms_Percent_Of_Calls';
import percentOfRecords from '@salesforce/label/c.ERP_Alarms_Percent_Of_Records';
import save from '@salesforce/label/c.ERP_Alarms_Save';
import saved from '@salesforce/label/c.ERP_Alarms_Saved';
import sent from '@salesforce/label/c.ERP_Alarms_Sent';
import silence from '@salesforce/label/c.ERP_Alarms_Silence';
import sweeps from '@salesforce/label/c.ERP_Alarms_Sweeps';
import test from '@salesforce/label/c.ERP_Alarms_Test';
import testOf from '@salesforce/label/c.ERP_Alarms_Test_Of';
import threshold from '@salesforce/label/c.ERP_Alarms_Threshold';
import title from '@salesforce/label/c.ERP_Alarms_Title';
import to from '@salesforce/label/c.ERP_Alarms_To';
import toAdmins from '@salesforce/label/c.ERP_Alarms_To_Admins';
import unreadable from '@salesforce/label/c.ERP_Alarms_Unreadable';
import user from '@salesforce/label/c.ERP_Alarms_User';
import when from '@salesforce/label/c.ERP_Alarms_When';

/** Texts of the component. */
export const labels = {
  anyCurrency,
  atOnce,
  budget,
  cancel,
  choose,
  connection,
  days,
  drift,
  empty,
  expiry,
  failures,
  find,
  from,
  lag,
  late,
  minutes,
  money,
  notReadable,
  paused,
  percentOfCalls,
  percentOfRecords,
  save,
  saved,
  sent,
  silence,
  sweeps,
  test,
  testOf,
  threshold,
  title,
  to,
  toAdmins,
  unreadable,
  user,
  when,
};
