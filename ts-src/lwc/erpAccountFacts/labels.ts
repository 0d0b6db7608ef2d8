import available from '@salesforce/label/c.ERP_Facts_Available';
import balance from '@salesforce/label/c.ERP_Facts_Balance';
import balanceOfLimit from '@salesforce/label/c.ERP_Facts_Balance_Of_Limit';
import billedTo from '@salesforce/label/c.ERP_Facts_Billed_To';
import billedToShort from '@salesforce/label/c.ERP_Facts_Billed_To_Short';
import blockedAll from '@salesforce/label/c.ERP_Facts_Blocked_All';
import blockedInvoice from '@salesforce/label/c.ERP_Facts_Blocked_Invoice';
import blockedOther from '@salesforce/label/c.ERP_Facts_Blocked_Other';
import blockedShip from '@salesforce/label/c.ERP_Facts_Blocked_Ship';
import company from '@salesforce/label/c.ERP_Facts_Company';
import companyOption from '@salesforce/label/c.ERP_Facts_Company_Option';
import hold from '@salesforce/label/c.ERP_Facts_Hold';
import holdNone from '@salesforce/label/c.ERP_Facts_Hold_None';
import holdNoneDetail from '@salesforce/label/c.ERP_Facts_Hold_None_Detail';
import holdYes from '@salesforce/label/c.ERP_Facts_Hold_Yes';
import lastYear from '@salesforce/label/c.ERP_Facts_Last_Year';
import lastYearNone from '@salesforce/label/c.ERP_Facts_Last_Year_None';
import loadingDocuments from '@salesforce/label/c.ERP_Facts_Loading_Documents';
import nextShipment from '@salesforce/label/c.ERP_Facts_Next_Shipment';
import noAccess from '@salesforce/label/c.ERP_No_Access';
import noLimit from '@salesforce/label/c.ERP_Facts_No_Limit';
import noOpenOrders from '@salesforce/label/c.ERP_Facts_No_Open_Orders';
import notSetUp from '@salesforce/label/c.ERP_Not_Set_Up';
import nothingToShip from '@salesforce/label/c.ERP_Facts_Nothing_To_Ship';
import oldest from '@salesforce/label/c.ERP_Facts_Oldest';
import openOrders from '@salesforce/label/c.ERP_Facts_Open_Orders';
import ordersDetail from '@salesforce/label/c.ERP_Facts_Orders_Detail';
import overLimit from '@salesforce/label/c.ERP_Facts_Over_Limit';
import overdue from '@salesforce/label/c.ERP_Facts_Overdue';
import overdueNone from '@salesforce/label/c.ERP_Facts_Overdue_None';
import refresh from '@salesforce/label/c.ERP_Refresh';
import sales from '@salesforce/label/c.ERP_Facts_Sales';
import salesNote from '@salesforce/label/c.ERP_Facts_Sales_Note';
import shipmentLate from '@salesforce/label/c.ERP_Facts_Shipment_Late';
import title from '@salesforce/label/c.ERP_Facts_Title';

/** Texts of the strip. */
export const labels = {
  available,
  balance,
  balanceOfLimit,
  billedTo,
  billedToShort,
  blockedAll,
  blockedInvoice,
  blockedOther,
  blockedShip,
  company,
  companyOption,
  hold,
  holdNone,
  holdNoneDetail,
  holdYes,
  lastYear,
  lastYearNone,
  loadingDocuments,
  nextShipment,
  noAccess,
  noLimit,
  noOpenOrders,
  notSetUp,
  nothingToShip,
  oldest,
  openOrders,
  ordersDetail,
  overLimit,
  overdue,
  overdueNone,
  refresh,
  sales,
  salesNote,
  shipmentLate,
  title,
};
