import title from '@salesforce/label/c.ERP_Orders_Title';

/** Texts of the panel. */
export const labels = {
  title,
};
