import back from '@salesforce/label/c.ERP_Mapping_Editor_Back';
import cantRead from '@salesforce/label/c.ERP_Mapping_Editor_Cant_Read';
import discard from '@salesforce/label/c.ERP_Mapping_Editor_Discard';
import fields from '@salesforce/label/c.ERP_Mapping_Editor_Fields';
import noActive from '@salesforce/label/c.ERP_Mapping_Editor_No_Active';
import parts from '@salesforce/label/c.ERP_Mapping_Editor_Parts';
import publish from '@salesforce/label/c.ERP_Mapping_Editor_Publish';
import publishCount from '@salesforce/label/c.ERP_Mapping_Editor_Publish_Count';
import redo from '@salesforce/label/c.ERP_Mapping_Editor_Redo';
import refresh from '@salesforce/label/c.ERP_Mapping_Editor_Refresh';
import settings from '@salesforce/label/c.ERP_Mapping_Editor_Settings';
import title from '@salesforce/label/c.ERP_Mapping_Editor_Title';
import undo from '@salesforce/label/c.ERP_Mapping_Editor_Undo';
import unsaved from '@salesforce/label/c.ERP_Mapping_Editor_Unsaved';
import version from '@salesforce/label/c.ERP_Mapping_Editor_Version';
import versions from '@salesforce/label/c.ERP_Mapping_Editor_Versions';

/** Texts of the component. */
export const labels = {
  back,
  cantRead,
  discard,
  fields,
  noActive,
  parts,
  publish,
  publishCount,
  redo,
  refresh,
  settings,
  title,
  undo,
  unsaved,
  version,
  versions,
};
