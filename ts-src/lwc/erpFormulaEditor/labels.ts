import completions from '@salesforce/label/c.ERP_Formula_Editor_Completions';
import example from '@salesforce/label/c.ERP_Formula_Editor_Example';
import expected from '@salesforce/label/c.ERP_Formula_Editor_Expected';
import help from '@salesforce/label/c.ERP_Formula_Editor_Help';
import hint from '@salesforce/label/c.ERP_Formula_Editor_Hint';
import label from '@salesforce/label/c.ERP_Formula_Editor_Label';
import noSample from '@salesforce/label/c.ERP_Formula_Editor_No_Sample';
import result from '@salesforce/label/c.ERP_Formula_Editor_Result';
import wrong from '@salesforce/label/c.ERP_Formula_Editor_Wrong';

/** Texts of the component. */
export const labels = {
  completions,
  example,
  expected,
  help,
  hint,
  label,
  noSample,
  result,
  wrong,
};
