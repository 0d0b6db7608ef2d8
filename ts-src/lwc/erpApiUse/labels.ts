import empty from '@salesforce/label/c.ERP_Api_Use_Empty';
import fits from '@salesforce/label/c.ERP_Api_Use_Fits';
import forecast from '@salesforce/label/c.ERP_Api_Use_Forecast';
import over from '@salesforce/label/c.ERP_Api_Use_Over';
import title from '@salesforce/label/c.ERP_Api_Use_Title';
import used from '@salesforce/label/c.ERP_Api_Use_Used';

/** Texts of the component. */
export const labels = {
  empty,
  fits,
  forecast,
  over,
  title,
  used,
};
