import add from '@salesforce/label/c.ERP_Way_Back_Add';
import back from '@salesforce/label/c.ERP_Way_Back_Back';
import caption from '@salesforce/label/c.ERP_Way_Back_Caption';
import chooseField from '@salesforce/label/c.ERP_Way_Back_Choose_Field';
import computed from '@salesforce/label/c.ERP_Way_Back_Computed';
import field from '@salesforce/label/c.ERP_Way_Back_Field';
import find from '@salesforce/label/c.ERP_Way_Back_Find';
import formula from '@salesforce/label/c.ERP_Way_Back_Formula';
import group from '@salesforce/label/c.ERP_Way_Back_Group';
import how from '@salesforce/label/c.ERP_Way_Back_How';
import needAggregate from '@salesforce/label/c.ERP_Way_Back_Need_Aggregate';
import needConstant from '@salesforce/label/c.ERP_Way_Back_Need_Constant';
import needFormula from '@salesforce/label/c.ERP_Way_Back_Need_Formula';
import needKey from '@salesforce/label/c.ERP_Way_Back_Need_Key';
import needMap from '@salesforce/label/c.ERP_Way_Back_Need_Map';
import needOnce from '@salesforce/label/c.ERP_Way_Back_Need_Once';
import needReference from '@salesforce/label/c.ERP_Way_Back_Need_Reference';
import needRelated from '@salesforce/label/c.ERP_Way_Back_Need_Related';
import noSample from '@salesforce/label/c.ERP_Way_Back_No_Sample';
import notOffered from '@salesforce/label/c.ERP_Way_Back_Not_Offered';
import nothingYet from '@salesforce/label/c.ERP_Way_Back_Nothing_Yet';
import now from '@salesforce/label/c.ERP_Way_Back_Now';
import record from '@salesforce/label/c.ERP_Way_Back_Record';
import refusedKey from '@salesforce/label/c.ERP_Way_Back_Refused_Key';
import refusedReadOnly from '@salesforce/label/c.ERP_Way_Back_Refused_Read_Only';
import refusedTaken from '@salesforce/label/c.ERP_Way_Back_Refused_Taken';
import remove from '@salesforce/label/c.ERP_Way_Back_Remove';
import same from '@salesforce/label/c.ERP_Way_Back_Same';
import title from '@salesforce/label/c.ERP_Way_Back_Title';
import trip from '@salesforce/label/c.ERP_Way_Back_Trip';
import tripDiffers from '@salesforce/label/c.ERP_Way_Back_Trip_Differs';
import tripSame from '@salesforce/label/c.ERP_Way_Back_Trip_Same';

/** Texts of the component. */
export const labels = {
  add,
  back,
  caption,
  chooseField,
  computed,
  field,
  find,
  formula,
  group,
  how,
  needAggregate,
  needConstant,
  needFormula,
  needKey,
  needMap,
  needOnce,
  needReference,
  needRelated,
  noSample,
  notOffered,
  nothingYet,
  now,
  record,
  refusedKey,
  refusedReadOnly,
  refusedTaken,
  remove,
  same,
  title,
  trip,
  tripDiffers,
  tripSame,
};
