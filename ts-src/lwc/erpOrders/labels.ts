import amount from '@salesforce/label/c.ERP_Orders_Amount';
import closeDetails from '@salesforce/label/c.ERP_Orders_Close_Details';
import closedCount from '@salesforce/label/c.ERP_Orders_Closed_Count';
import date from '@salesforce/label/c.ERP_Orders_Date';
import deleted from '@salesforce/label/c.ERP_Orders_Deleted';
import details from '@salesforce/label/c.ERP_Orders_Details';
import draft from '@salesforce/label/c.ERP_Orders_Draft';
import empty from '@salesforce/label/c.ERP_Orders_Empty';
import failed from '@salesforce/label/c.ERP_Panel_Failed';
import finished from '@salesforce/label/c.ERP_Orders_Finished';
import fullyShipped from '@salesforce/label/c.ERP_Orders_Fully_Shipped';
import inReview from '@salesforce/label/c.ERP_Orders_In_Review';
import late from '@salesforce/label/c.ERP_Orders_Late';
import loading from '@salesforce/label/c.ERP_Panel_Loading';
import loadingLines from '@salesforce/label/c.ERP_Orders_Loading_Lines';
import next from '@salesforce/label/c.ERP_Orders_Next';
import nextPage from '@salesforce/label/c.ERP_Orders_Next_Page';
import noPermission from '@salesforce/label/c.ERP_Panel_No_Permission';
import number from '@salesforce/label/c.ERP_Orders_Number';
import open from '@salesforce/label/c.ERP_Orders_Open';
import openAmount from '@salesforce/label/c.ERP_Orders_Open_Amount';
import openDetails from '@salesforce/label/c.ERP_Orders_Open_Details';
import ours from '@salesforce/label/c.ERP_Orders_Ours';
import previous from '@salesforce/label/c.ERP_Orders_Previous';
import retry from '@salesforce/label/c.ERP_Panel_Retry';
import status from '@salesforce/label/c.ERP_Orders_Status';
import title from '@salesforce/label/c.ERP_Orders_Title';

/** Texts of the list of orders. */
export const labels = {
  amount,
  closeDetails,
  closedCount,
  date,
  deleted,
  details,
  draft,
  empty,
  failed,
  finished,
  fullyShipped,
  inReview,
  late,
  loading,
  loadingLines,
  next,
  nextPage,
  noPermission,
  number,
  open,
  openAmount,
  openDetails,
  ours,
  previous,
  retry,
  status,
  title,
};
