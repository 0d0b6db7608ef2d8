import add from '@salesforce/label/c.ERP_Drift_Add';
import addField from '@salesforce/label/c.ERP_Drift_Add_Field';
import added from '@salesforce/label/c.ERP_Drift_Added';
import breaks from '@salesforce/label/c.ERP_Drift_Breaks';
import change from '@salesforce/label/c.ERP_Drift_Change';
import check from '@salesforce/label/c.ERP_Drift_Check';
import checked from '@salesforce/label/c.ERP_Drift_Checked';
import checkedNone from '@salesforce/label/c.ERP_Drift_Checked_None';
import checkedOf from '@salesforce/label/c.ERP_Drift_Checked_Of';
import checking from '@salesforce/label/c.ERP_Drift_Checking';
import effect from '@salesforce/label/c.ERP_Drift_Effect';
import field from '@salesforce/label/c.ERP_Drift_Field';
import ignore from '@salesforce/label/c.ERP_Drift_Ignore';
import ignoreField from '@salesforce/label/c.ERP_Drift_Ignore_Field';
import ignored from '@salesforce/label/c.ERP_Drift_Ignored';
import kindNew from '@salesforce/label/c.ERP_Drift_Kind_New';
import kindRemoved from '@salesforce/label/c.ERP_Drift_Kind_Removed';
import kindRenamed from '@salesforce/label/c.ERP_Drift_Kind_Renamed';
import kindRetyped from '@salesforce/label/c.ERP_Drift_Kind_Retyped';
import mapping from '@salesforce/label/c.ERP_Drift_Mapping';
import noMapping from '@salesforce/label/c.ERP_Drift_No_Mapping';
import none from '@salesforce/label/c.ERP_Drift_None';
import noneSettled from '@salesforce/label/c.ERP_Drift_None_Settled';
import nowAdded from '@salesforce/label/c.ERP_Drift_Now_Added';
import nowIgnored from '@salesforce/label/c.ERP_Drift_Now_Ignored';
import open from '@salesforce/label/c.ERP_Drift_Open';
import paused from '@salesforce/label/c.ERP_Drift_Paused';
import policies from '@salesforce/label/c.ERP_Drift_Policies';
import policiesIntro from '@salesforce/label/c.ERP_Drift_Policies_Intro';
import policy from '@salesforce/label/c.ERP_Drift_Policy';
import policyAdd from '@salesforce/label/c.ERP_Drift_Policy_Add';
import policyChanged from '@salesforce/label/c.ERP_Drift_Policy_Changed';
import policyIgnore from '@salesforce/label/c.ERP_Drift_Policy_Ignore';
import policyOf from '@salesforce/label/c.ERP_Drift_Policy_Of';
import policyPause from '@salesforce/label/c.ERP_Drift_Policy_Pause';
import resolved from '@salesforce/label/c.ERP_Drift_Resolved';
import settled from '@salesforce/label/c.ERP_Drift_Settled';
import show from '@salesforce/label/c.ERP_Drift_Show';
import since from '@salesforce/label/c.ERP_Drift_Since';
import title from '@salesforce/label/c.ERP_Drift_Title';
import todo from '@salesforce/label/c.ERP_Drift_Todo';
import touches from '@salesforce/label/c.ERP_Drift_Touches';
import touchesNone from '@salesforce/label/c.ERP_Drift_Touches_None';
import useName from '@salesforce/label/c.ERP_Drift_Use_Name';
import useNameOf from '@salesforce/label/c.ERP_Drift_Use_Name_Of';
import what from '@salesforce/label/c.ERP_Drift_What';

/** Texts of the component. */
export const labels = {
  add,
  addField,
  added,
  breaks,
  change,
  check,
  checked,
  checkedNone,
  checkedOf,
  checking,
  effect,
  field,
  ignore,
  ignoreField,
  ignored,
  kindNew,
  kindRemoved,
  kindRenamed,
  kindRetyped,
  mapping,
  noMapping,
  none,
  noneSettled,
  nowAdded,
  nowIgnored,
  open,
  paused,
  policies,
  policiesIntro,
  policy,
  policyAdd,
  policyChanged,
  policyIgnore,
  policyOf,
  policyPause,
  resolved,
  settled,
  show,
  since,
  title,
  todo,
  touches,
  touchesNone,
  useName,
  useNameOf,
  what,
};
