import again from '@salesforce/label/c.ERP_Add_Field_Again';
import backfill from '@salesforce/label/c.ERP_Add_Field_Backfill';
import close from '@salesforce/label/c.ERP_Add_Field_Close';
import done from '@salesforce/label/c.ERP_Add_Field_Done';
import find from '@salesforce/label/c.ERP_Add_Field_Find';
import latest from '@salesforce/label/c.ERP_Add_Field_Latest';
import none from '@salesforce/label/c.ERP_Add_Field_None';
import note from '@salesforce/label/c.ERP_Add_Field_Note';
import pendingOther from '@salesforce/label/c.ERP_Add_Field_Pending_Other';
import publish from '@salesforce/label/c.ERP_Add_Field_Publish';
import reading from '@salesforce/label/c.ERP_Add_Field_Reading';
import reasons from '@salesforce/label/c.ERP_Add_Field_Reasons';
import refresh from '@salesforce/label/c.ERP_Add_Field_Refresh';
import refused from '@salesforce/label/c.ERP_Add_Field_Refused';
import sample from '@salesforce/label/c.ERP_Add_Field_Sample';
import source from '@salesforce/label/c.ERP_Add_Field_Source';
import target from '@salesforce/label/c.ERP_Add_Field_Target';
import title from '@salesforce/label/c.ERP_Add_Field_Title';
import tried from '@salesforce/label/c.ERP_Add_Field_Tried';
import tryIt from '@salesforce/label/c.ERP_Add_Field_Try_It';

/** Texts of the component. */
export const labels = {
  again,
  backfill,
  close,
  done,
  find,
  latest,
  none,
  note,
  pendingOther,
  publish,
  reading,
  reasons,
  refresh,
  refused,
  sample,
  source,
  target,
  title,
  tried,
  tryIt,
};
