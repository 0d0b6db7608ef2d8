import accept from '@salesforce/label/c.ERP_Field_Pairs_Accept';
import acceptAll from '@salesforce/label/c.ERP_Field_Pairs_Accept_All';
import all from '@salesforce/label/c.ERP_Field_Pairs_All';
import altered from '@salesforce/label/c.ERP_Field_Pairs_Altered';
import changed from '@salesforce/label/c.ERP_Field_Pairs_Changed';
import chosen from '@salesforce/label/c.ERP_Field_Pairs_Chosen';
import createOnly from '@salesforce/label/c.ERP_Field_Pairs_Create_Only';
import currency from '@salesforce/label/c.ERP_Field_Pairs_Currency';
import cut from '@salesforce/label/c.ERP_Field_Pairs_Cut';
import differs from '@salesforce/label/c.ERP_Field_Pairs_Differs';
import erp from '@salesforce/label/c.ERP_Field_Pairs_Erp';
import field from '@salesforce/label/c.ERP_Field_Pairs_Field';
import filter from '@salesforce/label/c.ERP_Field_Pairs_Filter';
import findErp from '@salesforce/label/c.ERP_Field_Pairs_Find_Erp';
import findSalesforce from '@salesforce/label/c.ERP_Field_Pairs_Find_Salesforce';
import from from '@salesforce/label/c.ERP_Field_Pairs_From';
import mapped from '@salesforce/label/c.ERP_Field_Pairs_Mapped';
import more from '@salesforce/label/c.ERP_Field_Pairs_More';
import noPermission from '@salesforce/label/c.ERP_Field_Pairs_No_Permission';
import none from '@salesforce/label/c.ERP_Field_Pairs_None';
import pair from '@salesforce/label/c.ERP_Field_Pairs_Pair';
import problem from '@salesforce/label/c.ERP_Field_Pairs_Problem';
import readOnly from '@salesforce/label/c.ERP_Field_Pairs_Read_Only';
import required from '@salesforce/label/c.ERP_Field_Pairs_Required';
import salesforce from '@salesforce/label/c.ERP_Field_Pairs_Salesforce';
import unmapped from '@salesforce/label/c.ERP_Field_Pairs_Unmapped';
import used from '@salesforce/label/c.ERP_Field_Pairs_Used';
import value from '@salesforce/label/c.ERP_Field_Pairs_Value';

/** Texts of the component. */
export const labels = {
  accept,
  acceptAll,
  all,
  altered,
  changed,
  chosen,
  createOnly,
  currency,
  cut,
  differs,
  erp,
  field,
  filter,
  findErp,
  findSalesforce,
  from,
  mapped,
  more,
  noPermission,
  none,
  pair,
  problem,
  readOnly,
  required,
  salesforce,
  unmapped,
  used,
  value,
};
