import empty from '@salesforce/label/c.ERP_Waiting_Room_Empty';
import integration from '@salesforce/label/c.ERP_Waiting_Room_Integration';
import intro from '@salesforce/label/c.ERP_Waiting_Room_Intro';
import next from '@salesforce/label/c.ERP_Waiting_Room_Next';
import previous from '@salesforce/label/c.ERP_Waiting_Room_Previous';
import record from '@salesforce/label/c.ERP_Waiting_Room_Record';
import since from '@salesforce/label/c.ERP_Waiting_Room_Since';
import title from '@salesforce/label/c.ERP_Waiting_Room_Title';
import titleCount from '@salesforce/label/c.ERP_Waiting_Room_Title_Count';
import waits from '@salesforce/label/c.ERP_Waiting_Room_Waits';
import waitsFor from '@salesforce/label/c.ERP_Waiting_Room_Waits_For';
import waitsForFailed from '@salesforce/label/c.ERP_Waiting_Room_Waits_For_Failed';

/** Texts of the component. */
export const labels = {
  empty,
  integration,
  intro,
  next,
  previous,
  record,
  since,
  title,
  titleCount,
  waits,
  waitsFor,
  waitsForFailed,
};
