import active from '@salesforce/label/c.ERP_Mapping_Versions_Active';
import cantRead from '@salesforce/label/c.ERP_Mapping_Versions_Cant_Read';
import compare from '@salesforce/label/c.ERP_Mapping_Versions_Compare';
import differences from '@salesforce/label/c.ERP_Mapping_Versions_Differences';
import edit from '@salesforce/label/c.ERP_Mapping_Versions_Edit';
import exportFile from '@salesforce/label/c.ERP_Mapping_Versions_Export_File';
import fromFile from '@salesforce/label/c.ERP_Mapping_Versions_From_File';
import importFile from '@salesforce/label/c.ERP_Mapping_Versions_Import_File';
import importNote from '@salesforce/label/c.ERP_Mapping_Versions_Import_Note';
import missing from '@salesforce/label/c.ERP_Mapping_Versions_Missing';
import note from '@salesforce/label/c.ERP_Mapping_Versions_Note';
import number from '@salesforce/label/c.ERP_Mapping_Versions_Number';
import otherName from '@salesforce/label/c.ERP_Mapping_Versions_Other_Name';
import publish from '@salesforce/label/c.ERP_Mapping_Versions_Publish';
import published from '@salesforce/label/c.ERP_Mapping_Versions_Published';
import refused from '@salesforce/label/c.ERP_Mapping_Versions_Refused';
import restore from '@salesforce/label/c.ERP_Mapping_Versions_Restore';
import restored from '@salesforce/label/c.ERP_Mapping_Versions_Restored';
import same from '@salesforce/label/c.ERP_Mapping_Versions_Same';
import savedAs from '@salesforce/label/c.ERP_Mapping_Versions_Saved_As';
import take from '@salesforce/label/c.ERP_Mapping_Versions_Take';
import taken from '@salesforce/label/c.ERP_Mapping_Versions_Taken';
import title from '@salesforce/label/c.ERP_Mapping_Versions_Title';
import when from '@salesforce/label/c.ERP_Mapping_Versions_When';
import who from '@salesforce/label/c.ERP_Mapping_Versions_Who';
import withLabel from '@salesforce/label/c.ERP_Mapping_Versions_With';

/** Texts of the component. */
export const labels = {
  active,
  cantRead,
  compare,
  differences,
  edit,
  exportFile,
  fromFile,
  importFile,
  importNote,
  missing,
  note,
  number,
  otherName,
  publish,
  published,
  refused,
  restore,
  restored,
  same,
  savedAs,
  take,
  taken,
  title,
  when,
  who,
  with: withLabel,
};
