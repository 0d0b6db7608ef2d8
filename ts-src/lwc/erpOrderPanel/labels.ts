import title from '@salesforce/label/c.ERP_Order_Panel_Title';

/** Texts of the component. */
export const labels = {
  title,
};
