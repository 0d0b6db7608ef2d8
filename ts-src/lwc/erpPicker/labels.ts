import more from '@salesforce/label/c.ERP_Picker_More';
import none from '@salesforce/label/c.ERP_Picker_None';

/** Texts of the component. */
export const labels = {
  more,
  none,
};
