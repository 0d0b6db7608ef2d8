import after from '@salesforce/label/c.ERP_Dry_Run_After';
import before from '@salesforce/label/c.ERP_Dry_Run_Before';
import blocked from '@salesforce/label/c.ERP_Dry_Run_Blocked';
import byMapping from '@salesforce/label/c.ERP_Dry_Run_By_Mapping';
import byOrg from '@salesforce/label/c.ERP_Dry_Run_By_Org';
import cause from '@salesforce/label/c.ERP_Dry_Run_Cause';
import counts from '@salesforce/label/c.ERP_Dry_Run_Counts';
import creates from '@salesforce/label/c.ERP_Dry_Run_Creates';
import examples from '@salesforce/label/c.ERP_Dry_Run_Examples';
import field from '@salesforce/label/c.ERP_Dry_Run_Field';
import lines from '@salesforce/label/c.ERP_Dry_Run_Lines';
import more from '@salesforce/label/c.ERP_Dry_Run_More';
import needsSaved from '@salesforce/label/c.ERP_Dry_Run_Needs_Saved';
import notUndone from '@salesforce/label/c.ERP_Dry_Run_Not_Undone';
import nothingWritten from '@salesforce/label/c.ERP_Dry_Run_Nothing_Written';
import records from '@salesforce/label/c.ERP_Dry_Run_Records';
import run from '@salesforce/label/c.ERP_Dry_Run_Run';
import updates from '@salesforce/label/c.ERP_Dry_Run_Updates';

/** Texts of the component. */
export const labels = {
  after,
  before,
  blocked,
  byMapping,
  byOrg,
  cause,
  counts,
  creates,
  examples,
  field,
  lines,
  more,
  needsSaved,
  notUndone,
  nothingWritten,
  records,
  run,
  updates,
};
