import back from '@salesforce/label/c.ERP_Mapping_Editor_Back';
import backfill from '@salesforce/label/c.ERP_Mapping_Editor_Backfill';
import cantRead from '@salesforce/label/c.ERP_Mapping_Editor_Cant_Read';
import changes from '@salesforce/label/c.ERP_Mapping_Editor_Changes';
import dryRun from '@salesforce/label/c.ERP_Mapping_Editor_Dry_Run';
import fields from '@salesforce/label/c.ERP_Mapping_Editor_Fields';
import fine from '@salesforce/label/c.ERP_Mapping_Editor_Fine';
import goLive from '@salesforce/label/c.ERP_Mapping_Editor_Go_Live';
import goOn from '@salesforce/label/c.ERP_Mapping_Editor_Go_On';
import leave from '@salesforce/label/c.ERP_Mapping_Editor_Leave';
import leaves from '@salesforce/label/c.ERP_Mapping_Editor_Leaves';
import list from '@salesforce/label/c.ERP_Mapping_Editor_List';
import loading from '@salesforce/label/c.ERP_Mapping_Editor_Loading';
import mustSave from '@salesforce/label/c.ERP_Mapping_Editor_Must_Save';
import name from '@salesforce/label/c.ERP_Mapping_Editor_Name';
import noActive from '@salesforce/label/c.ERP_Mapping_Editor_No_Active';
import noChanges from '@salesforce/label/c.ERP_Mapping_Editor_No_Changes';
import note from '@salesforce/label/c.ERP_Mapping_Editor_Note';
import problems from '@salesforce/label/c.ERP_Mapping_Editor_Problems';
import publish from '@salesforce/label/c.ERP_Mapping_Editor_Publish';
import publishButton from '@salesforce/label/c.ERP_Mapping_Editor_Publish_Button';
import published from '@salesforce/label/c.ERP_Mapping_Editor_Published';
import record from '@salesforce/label/c.ERP_Mapping_Editor_Record';
import redo from '@salesforce/label/c.ERP_Mapping_Editor_Redo';
import refresh from '@salesforce/label/c.ERP_Mapping_Editor_Refresh';
import refused from '@salesforce/label/c.ERP_Mapping_Editor_Refused';
import requiredGap from '@salesforce/label/c.ERP_Mapping_Editor_Required_Gap';
import save from '@salesforce/label/c.ERP_Mapping_Editor_Save';
import saved from '@salesforce/label/c.ERP_Mapping_Editor_Saved';
import settings from '@salesforce/label/c.ERP_Mapping_Editor_Settings';
import someone from '@salesforce/label/c.ERP_Mapping_Editor_Someone';
import state from '@salesforce/label/c.ERP_Mapping_Editor_State';
import takeOver from '@salesforce/label/c.ERP_Mapping_Editor_Take_Over';
import taken from '@salesforce/label/c.ERP_Mapping_Editor_Taken';
import title from '@salesforce/label/c.ERP_Mapping_Editor_Title';
import undo from '@salesforce/label/c.ERP_Mapping_Editor_Undo';
import unsaved from '@salesforce/label/c.ERP_Mapping_Editor_Unsaved';
import version from '@salesforce/label/c.ERP_Mapping_Editor_Version';
import warning from '@salesforce/label/c.ERP_Mapping_Editor_Warning';

/** Texts of the component. */
export const labels = {
  back,
  backfill,
  cantRead,
  changes,
  dryRun,
  fields,
  fine,
  goLive,
  goOn,
  leave,
  leaves,
  list,
  loading,
  mustSave,
  name,
  noActive,
  noChanges,
  note,
  problems,
  publish,
  publishButton,
  published,
  record,
  redo,
  refresh,
  refused,
  requiredGap,
  save,
  saved,
  settings,
  someone,
  state,
  takeOver,
  taken,
  title,
  undo,
  unsaved,
  version,
  warning,
};
