import ask from '@salesforce/label/c.ERP_Order_Lines_Ask';
import cancelOf from '@salesforce/label/c.ERP_Order_Lines_Cancel_Of';
import change from '@salesforce/label/c.ERP_Order_Lines_Change';
import changeDone from '@salesforce/label/c.ERP_Order_Lines_Change_Done';
import changePartly from '@salesforce/label/c.ERP_Order_Lines_Change_Partly';
import changed from '@salesforce/label/c.ERP_Order_Lines_Changed';
import changedDate from '@salesforce/label/c.ERP_Order_Lines_Changed_Date';
import changedItem from '@salesforce/label/c.ERP_Order_Lines_Changed_Item';
import changedPrice from '@salesforce/label/c.ERP_Order_Lines_Changed_Price';
import changedQuantity from '@salesforce/label/c.ERP_Order_Lines_Changed_Quantity';
import credited from '@salesforce/label/c.ERP_Order_Lines_Credited';
import date from '@salesforce/label/c.ERP_Order_Lines_Date';
import dateOf from '@salesforce/label/c.ERP_Order_Lines_Date_Of';
import erpDecides from '@salesforce/label/c.ERP_Order_Lines_Erp_Decides';
import failed from '@salesforce/label/c.ERP_Panel_Failed';
import invoiced from '@salesforce/label/c.ERP_Order_Lines_Invoiced';
import invoicedAll from '@salesforce/label/c.ERP_Order_Lines_Invoiced_All';
import item from '@salesforce/label/c.ERP_Order_Lines_Item';
import late from '@salesforce/label/c.ERP_Order_Lines_Late';
import loading from '@salesforce/label/c.ERP_Panel_Loading';
import net from '@salesforce/label/c.ERP_Order_Lines_Net';
import noPermission from '@salesforce/label/c.ERP_Panel_No_Permission';
import none from '@salesforce/label/c.ERP_Order_Lines_None';
import ordered from '@salesforce/label/c.ERP_Order_Lines_Ordered';
import partlyCredited from '@salesforce/label/c.ERP_Order_Lines_Partly_Credited';
import partlyShipped from '@salesforce/label/c.ERP_Order_Lines_Partly_Shipped';
import quantityOf from '@salesforce/label/c.ERP_Order_Lines_Quantity_Of';
import removed from '@salesforce/label/c.ERP_Order_Lines_Removed';
import repReacts from '@salesforce/label/c.ERP_Order_Lines_Rep_Reacts';
import replaced from '@salesforce/label/c.ERP_Order_Lines_Replaced';
import retry from '@salesforce/label/c.ERP_Panel_Retry';
import shipment from '@salesforce/label/c.ERP_Order_Lines_Shipment';
import shipments from '@salesforce/label/c.ERP_Order_Lines_Shipments';
import shipped from '@salesforce/label/c.ERP_Order_Lines_Shipped';
import shippedAll from '@salesforce/label/c.ERP_Order_Lines_Shipped_All';
import status from '@salesforce/label/c.ERP_Order_Lines_Status';
import stop from '@salesforce/label/c.ERP_Order_Lines_Stop';
import tellCustomer from '@salesforce/label/c.ERP_Order_Lines_Tell_Customer';
import title from '@salesforce/label/c.ERP_Order_Lines_Title';
import track from '@salesforce/label/c.ERP_Order_Lines_Track';
import trackShort from '@salesforce/label/c.ERP_Order_Lines_Track_Short';
import waiting from '@salesforce/label/c.ERP_Order_Lines_Waiting';
import wrongQuantity from '@salesforce/label/c.ERP_Order_Lines_Wrong_Quantity';

/** Texts of an order's lines. */
export const labels = {
  ask,
  cancelOf,
  change,
  changeDone,
  changePartly,
  changed,
  changedDate,
  changedItem,
  changedPrice,
  changedQuantity,
  credited,
  date,
  dateOf,
  erpDecides,
  failed,
  invoiced,
  invoicedAll,
  item,
  late,
  loading,
  net,
  noPermission,
  none,
  ordered,
  partlyCredited,
  partlyShipped,
  quantityOf,
  removed,
  repReacts,
  replaced,
  retry,
  shipment,
  shipments,
  shipped,
  shippedAll,
  status,
  stop,
  tellCustomer,
  title,
  track,
  trackShort,
  waiting,
  wrongQuantity,
};
