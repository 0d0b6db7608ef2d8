import text from '@salesforce/label/c.ERP_Admin_Notice_Text';
import title from '@salesforce/label/c.ERP_Admin_Notice_Title';

/** Texts of the component. */
export const labels = {
  text,
  title,
};
