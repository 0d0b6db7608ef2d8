import actions from '@salesforce/label/c.ERP_Audit_Actions';
import after from '@salesforce/label/c.ERP_Audit_After';
import allKinds from '@salesforce/label/c.ERP_Audit_All_Kinds';
import allMappings from '@salesforce/label/c.ERP_Audit_All_Mappings';
import before from '@salesforce/label/c.ERP_Audit_Before';
import change from '@salesforce/label/c.ERP_Audit_Change';
import everybody from '@salesforce/label/c.ERP_Audit_Everybody';
import kind from '@salesforce/label/c.ERP_Audit_Kind';
import mapping from '@salesforce/label/c.ERP_Audit_Mapping';
import next from '@salesforce/label/c.ERP_Audit_Next';
import none from '@salesforce/label/c.ERP_Audit_None';
import outcome from '@salesforce/label/c.ERP_Audit_Outcome';
import person from '@salesforce/label/c.ERP_Audit_Person';
import previous from '@salesforce/label/c.ERP_Audit_Previous';
import restored from '@salesforce/label/c.ERP_Audit_Restored';
import saved from '@salesforce/label/c.ERP_Audit_Saved';
import savedDone from '@salesforce/label/c.ERP_Audit_Saved_Done';
import savedVersion from '@salesforce/label/c.ERP_Audit_Saved_Version';
import show from '@salesforce/label/c.ERP_Audit_Show';
import title from '@salesforce/label/c.ERP_Audit_Title';
import versions from '@salesforce/label/c.ERP_Audit_Versions';
import what from '@salesforce/label/c.ERP_Audit_What';
import when from '@salesforce/label/c.ERP_Audit_When';
import who from '@salesforce/label/c.ERP_Audit_Who';

/** Texts of the component. */
export const labels = {
  actions,
  after,
  allKinds,
  allMappings,
  before,
  change,
  everybody,
  kind,
  mapping,
  next,
  none,
  outcome,
  person,
  previous,
  restored,
  saved,
  savedDone,
  savedVersion,
  show,
  title,
  versions,
  what,
  when,
  who,
};
