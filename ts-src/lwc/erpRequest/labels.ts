import notAdmin from '@salesforce/label/c.ERP_Request_Not_Admin';

/** Texts of the component. */
export const labels = {
  notAdmin,
};
