import failed from '@salesforce/label/c.ERP_Console_Answer_Failed';
import title from '@salesforce/label/c.ERP_Console_Answer_Title';

/** Texts of the component. */
export const labels = {
  failed,
  title,
};
