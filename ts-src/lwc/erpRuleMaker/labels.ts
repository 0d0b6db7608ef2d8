import backfill from '@salesforce/label/c.ERP_Rule_Maker_Backfill';
import cancel from '@salesforce/label/c.ERP_Rule_Maker_Cancel';
import constant from '@salesforce/label/c.ERP_Rule_Maker_Constant';
import cut from '@salesforce/label/c.ERP_Rule_Maker_Cut';
import differences from '@salesforce/label/c.ERP_Rule_Maker_Differences';
import done from '@salesforce/label/c.ERP_Rule_Maker_Done';
import field from '@salesforce/label/c.ERP_Rule_Maker_Field';
import fillBlank from '@salesforce/label/c.ERP_Rule_Maker_Fill_Blank';
import find from '@salesforce/label/c.ERP_Rule_Maker_Find';
import formula from '@salesforce/label/c.ERP_Rule_Maker_Formula';
import formulaText from '@salesforce/label/c.ERP_Rule_Maker_Formula_Text';
import from from '@salesforce/label/c.ERP_Rule_Maker_From';
import kind from '@salesforce/label/c.ERP_Rule_Maker_Kind';
import leaveOut from '@salesforce/label/c.ERP_Rule_Maker_Leave_Out';
import length from '@salesforce/label/c.ERP_Rule_Maker_Length';
import mapText from '@salesforce/label/c.ERP_Rule_Maker_Map_Text';
import mapValue from '@salesforce/label/c.ERP_Rule_Maker_Map_Value';
import missing from '@salesforce/label/c.ERP_Rule_Maker_Missing';
import note from '@salesforce/label/c.ERP_Rule_Maker_Note';
import optional from '@salesforce/label/c.ERP_Rule_Maker_Optional';
import save from '@salesforce/label/c.ERP_Rule_Maker_Save';
import taken from '@salesforce/label/c.ERP_Rule_Maker_Taken';
import title from '@salesforce/label/c.ERP_Rule_Maker_Title';
import to from '@salesforce/label/c.ERP_Rule_Maker_To';
import value from '@salesforce/label/c.ERP_Rule_Maker_Value';
import where from '@salesforce/label/c.ERP_Rule_Maker_Where';

/** Texts of the component. */
export const labels = {
  backfill,
  cancel,
  constant,
  cut,
  differences,
  done,
  field,
  fillBlank,
  find,
  formula,
  formulaText,
  from,
  kind,
  leaveOut,
  length,
  mapText,
  mapValue,
  missing,
  note,
  optional,
  save,
  taken,
  title,
  to,
  value,
  where,
};
