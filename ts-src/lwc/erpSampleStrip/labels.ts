import company from '@salesforce/label/c.ERP_Sample_Strip_Company';
import find from '@salesforce/label/c.ERP_Sample_Strip_Find';
import masked from '@salesforce/label/c.ERP_Sample_Strip_Masked';
import next from '@salesforce/label/c.ERP_Sample_Strip_Next';
import none from '@salesforce/label/c.ERP_Sample_Strip_None';
import of from '@salesforce/label/c.ERP_Sample_Strip_Of';
import previous from '@salesforce/label/c.ERP_Sample_Strip_Previous';
import reading from '@salesforce/label/c.ERP_Sample_Strip_Reading';
import search from '@salesforce/label/c.ERP_Sample_Strip_Search';
import title from '@salesforce/label/c.ERP_Sample_Strip_Title';

/** Texts of the component. */
export const labels = {
  company,
  find,
  masked,
  next,
  none,
  of,
  previous,
  reading,
  search,
  title,
};
