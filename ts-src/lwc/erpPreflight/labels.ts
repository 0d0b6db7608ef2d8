import above from '@salesforce/label/c.ERP_Preflight_Above';
import below from '@salesforce/label/c.ERP_Preflight_Below';
import block from '@salesforce/label/c.ERP_Preflight_Block';
import checked from '@salesforce/label/c.ERP_Preflight_Checked';
import company from '@salesforce/label/c.ERP_Preflight_Company';
import credit from '@salesforce/label/c.ERP_Preflight_Credit';
import creditAfter from '@salesforce/label/c.ERP_Preflight_Credit_After';
import creditExceeded from '@salesforce/label/c.ERP_Preflight_Credit_Exceeded';
import creditHelp from '@salesforce/label/c.ERP_Preflight_Credit_Help';
import creditNoLimit from '@salesforce/label/c.ERP_Preflight_Credit_No_Limit';
import currency from '@salesforce/label/c.ERP_Preflight_Currency';
import customer from '@salesforce/label/c.ERP_Preflight_Customer';
import difference from '@salesforce/label/c.ERP_Preflight_Difference';
import discount from '@salesforce/label/c.ERP_Preflight_Discount';
import erpPrice from '@salesforce/label/c.ERP_Preflight_Erp_Price';
import field from '@salesforce/label/c.ERP_Command_Field';
import item from '@salesforce/label/c.ERP_Preflight_Item';
import lines from '@salesforce/label/c.ERP_Preflight_Lines';
import notReady from '@salesforce/label/c.ERP_Preflight_Not_Ready';
import ok from '@salesforce/label/c.ERP_Preflight_Ok';
import ourPrice from '@salesforce/label/c.ERP_Preflight_Our_Price';
import prospect from '@salesforce/label/c.ERP_Preflight_Prospect';
import quantity from '@salesforce/label/c.ERP_Preflight_Quantity';
import ready from '@salesforce/label/c.ERP_Preflight_Ready';
import readyWithWarnings from '@salesforce/label/c.ERP_Preflight_Ready_With_Warnings';
import same from '@salesforce/label/c.ERP_Preflight_Same';
import shipTo from '@salesforce/label/c.ERP_Preflight_Ship_To';
import shipment from '@salesforce/label/c.ERP_Preflight_Shipment';
import stock from '@salesforce/label/c.ERP_Preflight_Stock';
import terms from '@salesforce/label/c.ERP_Preflight_Terms';
import title from '@salesforce/label/c.ERP_Preflight_Title';
import verdict from '@salesforce/label/c.ERP_Preflight_Verdict';
import warning from '@salesforce/label/c.ERP_Preflight_Warning';

/** Texts of the check against the ERP. */
export const labels = {
  above,
  below,
  block,
  checked,
  company,
  credit,
  creditAfter,
  creditExceeded,
  creditHelp,
  creditNoLimit,
  currency,
  customer,
  difference,
  discount,
  erpPrice,
  field,
  item,
  lines,
  notReady,
  ok,
  ourPrice,
  prospect,
  quantity,
  ready,
  readyWithWarnings,
  same,
  shipTo,
  shipment,
  stock,
  terms,
  title,
  verdict,
  warning,
};
