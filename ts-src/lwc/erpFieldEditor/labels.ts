import aggregate from '@salesforce/label/c.ERP_Field_Editor_Aggregate';
import aggregateValue from '@salesforce/label/c.ERP_Field_Editor_Aggregate_Value';
import classLabel from '@salesforce/label/c.ERP_Field_Editor_Class';
import close from '@salesforce/label/c.ERP_Field_Editor_Close';
import confidential from '@salesforce/label/c.ERP_Field_Editor_Confidential';
import constant from '@salesforce/label/c.ERP_Field_Editor_Constant';
import constantValue from '@salesforce/label/c.ERP_Field_Editor_Constant_Value';
import countOf from '@salesforce/label/c.ERP_Field_Editor_Count_Of';
import defaultValue from '@salesforce/label/c.ERP_Field_Editor_Default_Value';
import entity from '@salesforce/label/c.ERP_Field_Editor_Entity';
import everyRecord from '@salesforce/label/c.ERP_Field_Editor_Every_Record';
import find from '@salesforce/label/c.ERP_Field_Editor_Find';
import formula from '@salesforce/label/c.ERP_Field_Editor_Formula';
import goesBack from '@salesforce/label/c.ERP_Field_Editor_Goes_Back';
import goesBackByFormula from '@salesforce/label/c.ERP_Field_Editor_Goes_Back_By_Formula';
import goesBackNever from '@salesforce/label/c.ERP_Field_Editor_Goes_Back_Never';
import insertOnly from '@salesforce/label/c.ERP_Field_Editor_Insert_Only';
import keyField from '@salesforce/label/c.ERP_Field_Editor_Key_Field';
import keyFormula from '@salesforce/label/c.ERP_Field_Editor_Key_Formula';
import keyFrom from '@salesforce/label/c.ERP_Field_Editor_Key_From';
import kind from '@salesforce/label/c.ERP_Field_Editor_Kind';
import lookup from '@salesforce/label/c.ERP_Field_Editor_Lookup';
import lookupRequired from '@salesforce/label/c.ERP_Field_Editor_Lookup_Required';
import newValueMap from '@salesforce/label/c.ERP_Field_Editor_New_Value_Map';
import noValueMap from '@salesforce/label/c.ERP_Field_Editor_No_Value_Map';
import note from '@salesforce/label/c.ERP_Field_Editor_Note';
import nothing from '@salesforce/label/c.ERP_Field_Editor_Nothing';
import object from '@salesforce/label/c.ERP_Field_Editor_Object';
import open from '@salesforce/label/c.ERP_Field_Editor_Open';
import owner from '@salesforce/label/c.ERP_Field_Editor_Owner';
import ownerAsk from '@salesforce/label/c.ERP_Field_Editor_Owner_Ask';
import ownerDefault from '@salesforce/label/c.ERP_Field_Editor_Owner_Default';
import ownerErp from '@salesforce/label/c.ERP_Field_Editor_Owner_Erp';
import ownerLatest from '@salesforce/label/c.ERP_Field_Editor_Owner_Latest';
import ownerSalesforce from '@salesforce/label/c.ERP_Field_Editor_Owner_Salesforce';
import personal from '@salesforce/label/c.ERP_Field_Editor_Personal';
import pick from '@salesforce/label/c.ERP_Field_Editor_Pick';
import required from '@salesforce/label/c.ERP_Field_Editor_Required';
import source from '@salesforce/label/c.ERP_Field_Editor_Source';
import sourceField from '@salesforce/label/c.ERP_Field_Editor_Source_Field';
import steps from '@salesforce/label/c.ERP_Field_Editor_Steps';
import sumOf from '@salesforce/label/c.ERP_Field_Editor_Sum_Of';
import title from '@salesforce/label/c.ERP_Field_Editor_Title';
import valueMap from '@salesforce/label/c.ERP_Field_Editor_Value_Map';

/** Texts of the component. */
export const labels = {
  aggregate,
  aggregateValue,
  class: classLabel,
  close,
  confidential,
  constant,
  constantValue,
  countOf,
  defaultValue,
  entity,
  everyRecord,
  find,
  formula,
  goesBack,
  goesBackByFormula,
  goesBackNever,
  insertOnly,
  keyField,
  keyFormula,
  keyFrom,
  kind,
  lookup,
  lookupRequired,
  newValueMap,
  noValueMap,
  note,
  nothing,
  object,
  open,
  owner,
  ownerAsk,
  ownerDefault,
  ownerErp,
  ownerLatest,
  ownerSalesforce,
  personal,
  pick,
  required,
  source,
  sourceField,
  steps,
  sumOf,
  title,
  valueMap,
};
