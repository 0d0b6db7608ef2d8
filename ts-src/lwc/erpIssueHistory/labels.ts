import after from '@salesforce/label/c.ERP_Issue_History_After';
import before from '@salesforce/label/c.ERP_Issue_History_Before';
import empty from '@salesforce/label/c.ERP_Issue_History_Empty';
import title from '@salesforce/label/c.ERP_Issue_History_Title';

/** Texts of the component. */
export const labels = {
  after,
  before,
  empty,
  title,
};
