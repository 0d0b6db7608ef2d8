import again from '@salesforce/label/c.ERP_Add_Field_Again';
import backfill from '@salesforce/label/c.ERP_Add_Field_Backfill';
import close from '@salesforce/label/c.ERP_Add_Field_Close';
import done from '@salesforce/label/c.ERP_Add_Field_Done';
import doneNew from '@salesforce/label/c.ERP_Add_Field_Done_New';
import doneOff from '@salesforce/label/c.ERP_Add_Field_Done_Off';
import find from '@salesforce/label/c.ERP_Add_Field_Find';
import forbidden from '@salesforce/label/c.ERP_Add_Field_Forbidden';
import how from '@salesforce/label/c.ERP_Add_Field_How';
import missing from '@salesforce/label/c.ERP_Add_Field_Missing';
import noSample from '@salesforce/label/c.ERP_Add_Field_No_Sample';
import none from '@salesforce/label/c.ERP_Add_Field_None';
import note from '@salesforce/label/c.ERP_Add_Field_Note';
import nothingRuns from '@salesforce/label/c.ERP_Add_Field_Nothing_Runs';
import pending from '@salesforce/label/c.ERP_Add_Field_Pending';
import publish from '@salesforce/label/c.ERP_Add_Field_Publish';
import readingSample from '@salesforce/label/c.ERP_Add_Field_Reading_Sample';
import reasons from '@salesforce/label/c.ERP_Add_Field_Reasons';
import refresh from '@salesforce/label/c.ERP_Add_Field_Refresh';
import refused from '@salesforce/label/c.ERP_Add_Field_Refused';
import result from '@salesforce/label/c.ERP_Add_Field_Result';
import sample from '@salesforce/label/c.ERP_Add_Field_Sample';
import sampleFails from '@salesforce/label/c.ERP_Add_Field_Sample_Fails';
import source from '@salesforce/label/c.ERP_Add_Field_Source';
import taken from '@salesforce/label/c.ERP_Add_Field_Taken';
import target from '@salesforce/label/c.ERP_Add_Field_Target';
import title from '@salesforce/label/c.ERP_Add_Field_Title';
import tried from '@salesforce/label/c.ERP_Add_Field_Tried';
import tryIt from '@salesforce/label/c.ERP_Add_Field_Try_It';
import used from '@salesforce/label/c.ERP_Add_Field_Used';

/** Texts of the component. */
export const labels = {
  again,
  backfill,
  close,
  done,
  doneNew,
  doneOff,
  find,
  forbidden,
  how,
  missing,
  noSample,
  none,
  note,
  nothingRuns,
  pending,
  publish,
  readingSample,
  reasons,
  refresh,
  refused,
  result,
  sample,
  sampleFails,
  source,
  taken,
  target,
  title,
  tried,
  tryIt,
  used,
};
