import ask from '@salesforce/label/c.ERP_Mapping_Settings_Ask';
import both from '@salesforce/label/c.ERP_Mapping_Settings_Both';
import companies from '@salesforce/label/c.ERP_Mapping_Settings_Companies';
import conflict from '@salesforce/label/c.ERP_Mapping_Settings_Conflict';
import count from '@salesforce/label/c.ERP_Mapping_Settings_Count';
import counted from '@salesforce/label/c.ERP_Mapping_Settings_Counted';
import countedSome from '@salesforce/label/c.ERP_Mapping_Settings_Counted_Some';
import counting from '@salesforce/label/c.ERP_Mapping_Settings_Counting';
import create from '@salesforce/label/c.ERP_Mapping_Settings_Create';
import deleteLabel from '@salesforce/label/c.ERP_Mapping_Settings_Delete';
import deletion from '@salesforce/label/c.ERP_Mapping_Settings_Deletion';
import direction from '@salesforce/label/c.ERP_Mapping_Settings_Direction';
import each from '@salesforce/label/c.ERP_Mapping_Settings_Each';
import erp from '@salesforce/label/c.ERP_Mapping_Settings_Erp';
import filter from '@salesforce/label/c.ERP_Mapping_Settings_Filter';
import filterHint from '@salesforce/label/c.ERP_Mapping_Settings_Filter_Hint';
import filterTitle from '@salesforce/label/c.ERP_Mapping_Settings_Filter_Title';
import ignore from '@salesforce/label/c.ERP_Mapping_Settings_Ignore';
import key from '@salesforce/label/c.ERP_Mapping_Settings_Key';
import latest from '@salesforce/label/c.ERP_Mapping_Settings_Latest';
import lists from '@salesforce/label/c.ERP_Mapping_Settings_Lists';
import mark from '@salesforce/label/c.ERP_Mapping_Settings_Mark';
import noMaps from '@salesforce/label/c.ERP_Mapping_Settings_No_Maps';
import salesforce from '@salesforce/label/c.ERP_Mapping_Settings_Salesforce';
import shared from '@salesforce/label/c.ERP_Mapping_Settings_Shared';
import toErp from '@salesforce/label/c.ERP_Mapping_Settings_To_Erp';
import toSalesforce from '@salesforce/label/c.ERP_Mapping_Settings_To_Salesforce';
import unlink from '@salesforce/label/c.ERP_Mapping_Settings_Unlink';
import update from '@salesforce/label/c.ERP_Mapping_Settings_Update';
import upsert from '@salesforce/label/c.ERP_Mapping_Settings_Upsert';
import valueMaps from '@salesforce/label/c.ERP_Mapping_Settings_Value_Maps';
import write from '@salesforce/label/c.ERP_Mapping_Settings_Write';

/** Texts of the component. */
export const labels = {
  ask,
  both,
  companies,
  conflict,
  count,
  counted,
  countedSome,
  counting,
  create,
  delete: deleteLabel,
  deletion,
  direction,
  each,
  erp,
  filter,
  filterHint,
  filterTitle,
  ignore,
  key,
  latest,
  lists,
  mark,
  noMaps,
  salesforce,
  shared,
  toErp,
  toSalesforce,
  unlink,
  update,
  upsert,
  valueMaps,
  write,
};
