import backfill from '@salesforce/label/c.ERP_Mapping_Publish_Backfill';
import changes from '@salesforce/label/c.ERP_Mapping_Publish_Changes';
import company from '@salesforce/label/c.ERP_Mapping_Publish_Company';
import dryRun from '@salesforce/label/c.ERP_Mapping_Publish_Dry_Run';
import goLive from '@salesforce/label/c.ERP_Mapping_Publish_Go_Live';
import goOn from '@salesforce/label/c.ERP_Mapping_Publish_Go_On';
import mustSave from '@salesforce/label/c.ERP_Mapping_Publish_Must_Save';
import noChanges from '@salesforce/label/c.ERP_Mapping_Publish_No_Changes';
import note from '@salesforce/label/c.ERP_Mapping_Publish_Note';
import publish from '@salesforce/label/c.ERP_Mapping_Publish_Publish';
import published from '@salesforce/label/c.ERP_Mapping_Publish_Published';
import publishedOff from '@salesforce/label/c.ERP_Mapping_Publish_Published_Off';
import records from '@salesforce/label/c.ERP_Mapping_Publish_Records';
import refused from '@salesforce/label/c.ERP_Mapping_Publish_Refused';
import save from '@salesforce/label/c.ERP_Mapping_Publish_Save';
import saved from '@salesforce/label/c.ERP_Mapping_Publish_Saved';
import someone from '@salesforce/label/c.ERP_Mapping_Publish_Someone';
import takeOver from '@salesforce/label/c.ERP_Mapping_Publish_Take_Over';
import taken from '@salesforce/label/c.ERP_Mapping_Publish_Taken';
import takenChanges from '@salesforce/label/c.ERP_Mapping_Publish_Taken_Changes';
import title from '@salesforce/label/c.ERP_Mapping_Publish_Title';

/** Texts of the component. */
export const labels = {
  backfill,
  changes,
  company,
  dryRun,
  goLive,
  goOn,
  mustSave,
  noChanges,
  note,
  publish,
  published,
  publishedOff,
  records,
  refused,
  save,
  saved,
  someone,
  takeOver,
  taken,
  takenChanges,
  title,
};
