import blocked from '@salesforce/label/c.ERP_Opp_Account_Blocked';
import discount from '@salesforce/label/c.ERP_Opp_Account_Discount';
import failed from '@salesforce/label/c.ERP_Panel_Failed';
import fine from '@salesforce/label/c.ERP_Opp_Account_Fine';
import lastPrices from '@salesforce/label/c.ERP_Opp_Account_Last_Prices';
import lastPricesHelp from '@salesforce/label/c.ERP_Opp_Account_Last_Prices_Help';
import loading from '@salesforce/label/c.ERP_Panel_Loading';
import never from '@salesforce/label/c.ERP_Opp_Account_Never';
import noAccess from '@salesforce/label/c.ERP_Opp_Account_No_Access';
import noAccount from '@salesforce/label/c.ERP_Opp_Account_No_Account';
import noLines from '@salesforce/label/c.ERP_Opp_Account_No_Lines';
import notLinkedItem from '@salesforce/label/c.ERP_Opp_Account_Not_Linked_Item';
import notRecently from '@salesforce/label/c.ERP_Opp_Account_Not_Recently';
import overdue from '@salesforce/label/c.ERP_Opp_Account_Overdue';
import price from '@salesforce/label/c.ERP_Opp_Account_Price';
import quantity from '@salesforce/label/c.ERP_Opp_Account_Quantity';
import title from '@salesforce/label/c.ERP_Opp_Account_Title';

/** Texts of the panel. */
export const labels = {
  blocked,
  discount,
  failed,
  fine,
  lastPrices,
  lastPricesHelp,
  loading,
  never,
  noAccess,
  noAccount,
  noLines,
  notLinkedItem,
  notRecently,
  overdue,
  price,
  quantity,
  title,
};
