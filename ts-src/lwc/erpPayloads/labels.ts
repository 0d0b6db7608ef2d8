import blank from '@salesforce/label/c.ERP_Payloads_Blank';
import filtered from '@salesforce/label/c.ERP_Payloads_Filtered';
import masked from '@salesforce/label/c.ERP_Payloads_Masked';
import noTarget from '@salesforce/label/c.ERP_Payloads_No_Target';
import row from '@salesforce/label/c.ERP_Payloads_Row';
import source from '@salesforce/label/c.ERP_Payloads_Source';
import target from '@salesforce/label/c.ERP_Payloads_Target';

/** Texts of the component. */
export const labels = {
  blank,
  filtered,
  masked,
  noTarget,
  row,
  source,
  target,
};
