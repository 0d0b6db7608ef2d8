import add from '@salesforce/label/c.ERP_Mapping_Settings_Add';
import ask from '@salesforce/label/c.ERP_Mapping_Settings_Ask';
import becomes from '@salesforce/label/c.ERP_Mapping_Settings_Becomes';
import blank from '@salesforce/label/c.ERP_Mapping_Settings_Blank';
import block from '@salesforce/label/c.ERP_Mapping_Settings_Block';
import both from '@salesforce/label/c.ERP_Mapping_Settings_Both';
import companies from '@salesforce/label/c.ERP_Mapping_Settings_Companies';
import conflict from '@salesforce/label/c.ERP_Mapping_Settings_Conflict';
import count from '@salesforce/label/c.ERP_Mapping_Settings_Count';
import countValues from '@salesforce/label/c.ERP_Mapping_Settings_Count_Values';
import counted from '@salesforce/label/c.ERP_Mapping_Settings_Counted';
import countedSome from '@salesforce/label/c.ERP_Mapping_Settings_Counted_Some';
import create from '@salesforce/label/c.ERP_Mapping_Settings_Create';
import defaultLabel from '@salesforce/label/c.ERP_Mapping_Settings_Default';
import defaultValue from '@salesforce/label/c.ERP_Mapping_Settings_Default_Value';
import deleteLabel from '@salesforce/label/c.ERP_Mapping_Settings_Delete';
import deletion from '@salesforce/label/c.ERP_Mapping_Settings_Deletion';
import direction from '@salesforce/label/c.ERP_Mapping_Settings_Direction';
import each from '@salesforce/label/c.ERP_Mapping_Settings_Each';
import erp from '@salesforce/label/c.ERP_Mapping_Settings_Erp';
import exportCsv from '@salesforce/label/c.ERP_Mapping_Settings_Export_Csv';
import filter from '@salesforce/label/c.ERP_Mapping_Settings_Filter';
import filterHint from '@salesforce/label/c.ERP_Mapping_Settings_Filter_Hint';
import ignore from '@salesforce/label/c.ERP_Mapping_Settings_Ignore';
import importCsv from '@salesforce/label/c.ERP_Mapping_Settings_Import_Csv';
import keep from '@salesforce/label/c.ERP_Mapping_Settings_Keep';
import key from '@salesforce/label/c.ERP_Mapping_Settings_Key';
import latest from '@salesforce/label/c.ERP_Mapping_Settings_Latest';
import mark from '@salesforce/label/c.ERP_Mapping_Settings_Mark';
import removeValue from '@salesforce/label/c.ERP_Mapping_Settings_Remove_Value';
import salesforce from '@salesforce/label/c.ERP_Mapping_Settings_Salesforce';
import shared from '@salesforce/label/c.ERP_Mapping_Settings_Shared';
import times from '@salesforce/label/c.ERP_Mapping_Settings_Times';
import toErp from '@salesforce/label/c.ERP_Mapping_Settings_To_Erp';
import toSalesforce from '@salesforce/label/c.ERP_Mapping_Settings_To_Salesforce';
import unknown from '@salesforce/label/c.ERP_Mapping_Settings_Unknown';
import unlink from '@salesforce/label/c.ERP_Mapping_Settings_Unlink';
import unmapped from '@salesforce/label/c.ERP_Mapping_Settings_Unmapped';
import update from '@salesforce/label/c.ERP_Mapping_Settings_Update';
import upsert from '@salesforce/label/c.ERP_Mapping_Settings_Upsert';
import value from '@salesforce/label/c.ERP_Mapping_Settings_Value';
import valueMaps from '@salesforce/label/c.ERP_Mapping_Settings_Value_Maps';
import write from '@salesforce/label/c.ERP_Mapping_Settings_Write';

/** Texts of the component. */
export const labels = {
  add,
  ask,
  becomes,
  blank,
  block,
  both,
  companies,
  conflict,
  count,
  countValues,
  counted,
  countedSome,
  create,
  default: defaultLabel,
  defaultValue,
  delete: deleteLabel,
  deletion,
  direction,
  each,
  erp,
  exportCsv,
  filter,
  filterHint,
  ignore,
  importCsv,
  keep,
  key,
  latest,
  mark,
  removeValue,
  salesforce,
  shared,
  times,
  toErp,
  toSalesforce,
  unknown,
  unlink,
  unmapped,
  update,
  upsert,
  value,
  valueMaps,
  write,
};
