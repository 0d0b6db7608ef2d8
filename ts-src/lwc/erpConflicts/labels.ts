import agreed from '@salesforce/label/c.ERP_Conflicts_Agreed';
import customer from '@salesforce/label/c.ERP_Conflicts_Customer';
import done from '@salesforce/label/c.ERP_Conflicts_Done';
import erp from '@salesforce/label/c.ERP_Conflicts_Erp';
import intro from '@salesforce/label/c.ERP_Conflicts_Intro';
import noValue from '@salesforce/label/c.ERP_Conflicts_No_Value';
import reader from '@salesforce/label/c.ERP_Conflicts_Reader';
import salesforce from '@salesforce/label/c.ERP_Conflicts_Salesforce';
import settle from '@salesforce/label/c.ERP_Conflicts_Settle';
import title from '@salesforce/label/c.ERP_Conflicts_Title';

/** Texts of the panel. */
export const labels = {
  agreed,
  customer,
  done,
  erp,
  intro,
  noValue,
  reader,
  salesforce,
  settle,
  title,
};
