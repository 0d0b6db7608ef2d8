import after from '@salesforce/label/c.ERP_Dry_Run_After';
import all from '@salesforce/label/c.ERP_Dry_Run_All';
import before from '@salesforce/label/c.ERP_Dry_Run_Before';
import blocked from '@salesforce/label/c.ERP_Dry_Run_Blocked';
import blockedTitle from '@salesforce/label/c.ERP_Dry_Run_Blocked_Title';
import byMapping from '@salesforce/label/c.ERP_Dry_Run_By_Mapping';
import byOrg from '@salesforce/label/c.ERP_Dry_Run_By_Org';
import cause from '@salesforce/label/c.ERP_Dry_Run_Cause';
import counts from '@salesforce/label/c.ERP_Dry_Run_Counts';
import create from '@salesforce/label/c.ERP_Dry_Run_Create';
import creates from '@salesforce/label/c.ERP_Dry_Run_Creates';
import examples from '@salesforce/label/c.ERP_Dry_Run_Examples';
import field from '@salesforce/label/c.ERP_Dry_Run_Field';
import filtered from '@salesforce/label/c.ERP_Dry_Run_Filtered';
import lines from '@salesforce/label/c.ERP_Dry_Run_Lines';
import more from '@salesforce/label/c.ERP_Dry_Run_More';
import notTried from '@salesforce/label/c.ERP_Dry_Run_Not_Tried';
import notUndone from '@salesforce/label/c.ERP_Dry_Run_Not_Undone';
import nothingWritten from '@salesforce/label/c.ERP_Dry_Run_Nothing_Written';
import records from '@salesforce/label/c.ERP_Dry_Run_Records';
import refused from '@salesforce/label/c.ERP_Dry_Run_Refused';
import unchanged from '@salesforce/label/c.ERP_Dry_Run_Unchanged';
import update from '@salesforce/label/c.ERP_Dry_Run_Update';
import updates from '@salesforce/label/c.ERP_Dry_Run_Updates';

/** Texts of the component. */
export const labels = {
  after,
  all,
  before,
  blocked,
  blockedTitle,
  byMapping,
  byOrg,
  cause,
  counts,
  create,
  creates,
  examples,
  field,
  filtered,
  lines,
  more,
  notTried,
  notUndone,
  nothingWritten,
  records,
  refused,
  unchanged,
  update,
  updates,
};
