import conflict from '@salesforce/label/c.ERP_Record_Status_Conflict';
import failed from '@salesforce/label/c.ERP_Record_Status_Failed';
import inStep from '@salesforce/label/c.ERP_Record_Status_In_Step';
import more from '@salesforce/label/c.ERP_Record_Status_More';
import sending from '@salesforce/label/c.ERP_Record_Status_Sending';
import since from '@salesforce/label/c.ERP_Record_Status_Since';
import title from '@salesforce/label/c.ERP_Record_Status_Title';
import waiting from '@salesforce/label/c.ERP_Record_Status_Waiting';

/** Texts of the component. */
export const labels = {
  conflict,
  failed,
  inStep,
  more,
  sending,
  since,
  title,
  waiting,
};
