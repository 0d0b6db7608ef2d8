import amount from '@salesforce/label/c.ERP_Documents_Amount';
import caption from '@salesforce/label/c.ERP_Settlements_Caption';
import date from '@salesforce/label/c.ERP_Settlements_Date';
import document from '@salesforce/label/c.ERP_Settlements_Document';
import documentDate from '@salesforce/label/c.ERP_Settlements_Document_Date';
import failed from '@salesforce/label/c.ERP_Panel_Failed';
import kind from '@salesforce/label/c.ERP_Settlements_Kind';
import loading from '@salesforce/label/c.ERP_Panel_Loading';
import none from '@salesforce/label/c.ERP_Settlements_None';
import noPermission from '@salesforce/label/c.ERP_Panel_No_Permission';
import retry from '@salesforce/label/c.ERP_Panel_Retry';
import unapplied from '@salesforce/label/c.ERP_Settlements_Unapplied';

/** Texts of the settlements. */
export const labels = {
  amount,
  caption,
  date,
  document,
  documentDate,
  failed,
  kind,
  loading,
  none,
  noPermission,
  retry,
  unapplied,
};
