import notAdmin from '@salesforce/label/c.ERP_Console_Not_Admin';
import title from '@salesforce/label/c.ERP_Console_Title';

/** Texts of the console. */
export const labels = { notAdmin, title };
