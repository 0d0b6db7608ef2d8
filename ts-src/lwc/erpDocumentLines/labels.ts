import count from '@salesforce/label/c.ERP_Lines_Count';
import description from '@salesforce/label/c.ERP_Lines_Description';
import discount from '@salesforce/label/c.ERP_Lines_Discount';
import failed from '@salesforce/label/c.ERP_Panel_Failed';
import gross from '@salesforce/label/c.ERP_Lines_Gross';
import item from '@salesforce/label/c.ERP_Lines_Item';
import loading from '@salesforce/label/c.ERP_Panel_Loading';
import net from '@salesforce/label/c.ERP_Lines_Net';
import next from '@salesforce/label/c.ERP_Documents_Next';
import none from '@salesforce/label/c.ERP_Lines_None';
import noPermission from '@salesforce/label/c.ERP_Panel_No_Permission';
import previous from '@salesforce/label/c.ERP_Documents_Previous';
import price from '@salesforce/label/c.ERP_Lines_Price';
import quantity from '@salesforce/label/c.ERP_Lines_Quantity';
import retry from '@salesforce/label/c.ERP_Panel_Retry';

/** Texts of the lines. */
export const labels = {
  count,
  description,
  discount,
  failed,
  gross,
  item,
  loading,
  net,
  next,
  none,
  noPermission,
  previous,
  price,
  quantity,
  retry,
};
