import cancel from '@salesforce/label/c.ERP_Record_Detail_Cancel';
import field from '@salesforce/label/c.ERP_Record_Detail_Field';
import find from '@salesforce/label/c.ERP_Record_Detail_Find';
import ignore from '@salesforce/label/c.ERP_Record_Detail_Ignore';
import ignoreForm from '@salesforce/label/c.ERP_Record_Detail_Ignore_Form';
import ignored from '@salesforce/label/c.ERP_Record_Detail_Ignored';
import more from '@salesforce/label/c.ERP_Record_Detail_More';
import notRepaired from '@salesforce/label/c.ERP_Record_Detail_Not_Repaired';
import reason from '@salesforce/label/c.ERP_Record_Detail_Reason';
import repair from '@salesforce/label/c.ERP_Record_Detail_Repair';
import repairForm from '@salesforce/label/c.ERP_Record_Detail_Repair_Form';
import repairHint from '@salesforce/label/c.ERP_Record_Detail_Repair_Hint';
import repaired from '@salesforce/label/c.ERP_Record_Detail_Repaired';
import retry from '@salesforce/label/c.ERP_Record_Detail_Retry';
import settled from '@salesforce/label/c.ERP_Record_Detail_Settled';
import show from '@salesforce/label/c.ERP_Record_Detail_Show';
import stillFails from '@salesforce/label/c.ERP_Record_Detail_Still_Fails';
import undo from '@salesforce/label/c.ERP_Record_Detail_Undo';
import undone from '@salesforce/label/c.ERP_Record_Detail_Undone';
import value from '@salesforce/label/c.ERP_Record_Detail_Value';

/** Texts of the component. */
export const labels = {
  cancel,
  field,
  find,
  ignore,
  ignoreForm,
  ignored,
  more,
  notRepaired,
  reason,
  repair,
  repairForm,
  repairHint,
  repaired,
  retry,
  settled,
  show,
  stillFails,
  undo,
  undone,
  value,
};
