import calls from '@salesforce/label/c.ERP_Flows_Calls';
import empty from '@salesforce/label/c.ERP_Flows_Empty';
import lag from '@salesforce/label/c.ERP_Flows_Lag';
import mapping from '@salesforce/label/c.ERP_Flows_Mapping';
import nextRun from '@salesforce/label/c.ERP_Flows_Next_Run';
import read from '@salesforce/label/c.ERP_Flows_Read';
import status from '@salesforce/label/c.ERP_Flows_Status';
import success from '@salesforce/label/c.ERP_Flows_Success';
import title from '@salesforce/label/c.ERP_Flows_Title';
import written from '@salesforce/label/c.ERP_Flows_Written';

/** Texts of the component. */
export const labels = {
  calls,
  empty,
  lag,
  mapping,
  nextRun,
  read,
  status,
  success,
  title,
  written,
};
