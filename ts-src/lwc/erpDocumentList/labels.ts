import amount from '@salesforce/label/c.ERP_Documents_Amount';
import closeDetails from '@salesforce/label/c.ERP_Documents_Close_Details';
import copy from '@salesforce/label/c.ERP_Documents_Copy';
import date from '@salesforce/label/c.ERP_Documents_Date';
import details from '@salesforce/label/c.ERP_Documents_Details';
import due from '@salesforce/label/c.ERP_Documents_Due';
import email from '@salesforce/label/c.ERP_Documents_Email';
import loading from '@salesforce/label/c.ERP_Panel_Loading';
import next from '@salesforce/label/c.ERP_Documents_Next';
import number from '@salesforce/label/c.ERP_Documents_Number';
import openDetails from '@salesforce/label/c.ERP_Documents_Open_Details';
import previous from '@salesforce/label/c.ERP_Documents_Previous';
import range from '@salesforce/label/c.ERP_Documents_Range';
import remaining from '@salesforce/label/c.ERP_Documents_Remaining';
import retry from '@salesforce/label/c.ERP_Panel_Retry';
import status from '@salesforce/label/c.ERP_Documents_Status';

/** Texts of the list. */
export const labels = {
  amount,
  closeDetails,
  copy,
  date,
  details,
  due,
  email,
  loading,
  next,
  number,
  openDetails,
  previous,
  range,
  remaining,
  retry,
  status,
};
