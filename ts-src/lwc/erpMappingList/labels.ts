import add from '@salesforce/label/c.ERP_Mapping_List_Add';
import all from '@salesforce/label/c.ERP_Mapping_List_All';
import both from '@salesforce/label/c.ERP_Mapping_List_Both';
import changed from '@salesforce/label/c.ERP_Mapping_List_Changed';
import empty from '@salesforce/label/c.ERP_Mapping_List_Empty';
import emptyFilter from '@salesforce/label/c.ERP_Mapping_List_Empty_Filter';
import failures from '@salesforce/label/c.ERP_Mapping_List_Failures';
import filter from '@salesforce/label/c.ERP_Mapping_List_Filter';
import issuesOf from '@salesforce/label/c.ERP_Mapping_List_Issues_Of';
import lag from '@salesforce/label/c.ERP_Mapping_List_Lag';
import lastRun from '@salesforce/label/c.ERP_Mapping_List_Last_Run';
import latest from '@salesforce/label/c.ERP_Mapping_List_Latest';
import live from '@salesforce/label/c.ERP_Mapping_List_Live';
import mapping from '@salesforce/label/c.ERP_Mapping_List_Mapping';
import moves from '@salesforce/label/c.ERP_Mapping_List_Moves';
import never from '@salesforce/label/c.ERP_Mapping_List_Never';
import noVersion from '@salesforce/label/c.ERP_Mapping_List_No_Version';
import off from '@salesforce/label/c.ERP_Mapping_List_Off';
import state from '@salesforce/label/c.ERP_Mapping_List_State';
import stateOf from '@salesforce/label/c.ERP_Mapping_List_State_Of';
import test from '@salesforce/label/c.ERP_Mapping_List_Test';
import title from '@salesforce/label/c.ERP_Mapping_List_Title';
import toErp from '@salesforce/label/c.ERP_Mapping_List_To_Erp';
import toSalesforce from '@salesforce/label/c.ERP_Mapping_List_To_Salesforce';
import version from '@salesforce/label/c.ERP_Mapping_List_Version';
import versionsOf from '@salesforce/label/c.ERP_Mapping_List_Versions_Of';
import waiting from '@salesforce/label/c.ERP_Mapping_List_Waiting';

/** Texts of the component. */
export const labels = {
  add,
  all,
  both,
  changed,
  empty,
  emptyFilter,
  failures,
  filter,
  issuesOf,
  lag,
  lastRun,
  latest,
  live,
  mapping,
  moves,
  never,
  noVersion,
  off,
  state,
  stateOf,
  test,
  title,
  toErp,
  toSalesforce,
  version,
  versionsOf,
  waiting,
};
