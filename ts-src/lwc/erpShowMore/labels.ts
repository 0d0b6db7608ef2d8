import all from '@salesforce/label/c.ERP_Show_More_All';
import more from '@salesforce/label/c.ERP_Show_More_More';
import shown from '@salesforce/label/c.ERP_Show_More_Shown';

/** Texts of the component. */
export const labels = {
  all,
  more,
  shown,
};
