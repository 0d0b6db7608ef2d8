import between from '@salesforce/label/c.ERP_Prices_Between';
import breaks from '@salesforce/label/c.ERP_Prices_Breaks';
import convertedCurrency from '@salesforce/label/c.ERP_Prices_Converted_Currency';
import convertedTax from '@salesforce/label/c.ERP_Prices_Converted_Tax';
import convertedUnit from '@salesforce/label/c.ERP_Prices_Converted_Unit';
import customer from '@salesforce/label/c.ERP_Prices_Customer';
import customerOption from '@salesforce/label/c.ERP_Prices_Customer_Option';
import day from '@salesforce/label/c.ERP_Prices_Day';
import discount from '@salesforce/label/c.ERP_Prices_Discount';
import failed from '@salesforce/label/c.ERP_Panel_Failed';
import foundCount from '@salesforce/label/c.ERP_Prices_Found_Count';
import from from '@salesforce/label/c.ERP_Prices_From';
import fromAll from '@salesforce/label/c.ERP_Prices_From_All';
import fromCard from '@salesforce/label/c.ERP_Prices_From_Card';
import fromCustomer from '@salesforce/label/c.ERP_Prices_From_Customer';
import fromDiscountGroup from '@salesforce/label/c.ERP_Prices_From_Discount_Group';
import fromPriceGroup from '@salesforce/label/c.ERP_Prices_From_Price_Group';
import incomplete from '@salesforce/label/c.ERP_Prices_Incomplete';
import itemOption from '@salesforce/label/c.ERP_Prices_Item_Option';
import loading from '@salesforce/label/c.ERP_Panel_Loading';
import net from '@salesforce/label/c.ERP_Prices_Net';
import noAccount from '@salesforce/label/c.ERP_Prices_No_Account';
import noItem from '@salesforce/label/c.ERP_Prices_No_Item';
import noPermission from '@salesforce/label/c.ERP_Panel_No_Permission';
import noRate from '@salesforce/label/c.ERP_Prices_No_Rate';
import noUnit from '@salesforce/label/c.ERP_Prices_No_Unit';
import payer from '@salesforce/label/c.ERP_Prices_Payer';
import payerHidden from '@salesforce/label/c.ERP_Prices_Payer_Hidden';
import perUnit from '@salesforce/label/c.ERP_Prices_Per_Unit';
import quantity from '@salesforce/label/c.ERP_Prices_Quantity';
import quantityNeeded from '@salesforce/label/c.ERP_Prices_Quantity_Needed';
import search from '@salesforce/label/c.ERP_Prices_Search';
import searchHint from '@salesforce/label/c.ERP_Prices_Search_Hint';
import since from '@salesforce/label/c.ERP_Prices_Since';
import title from '@salesforce/label/c.ERP_Prices_Title';
import unitPrice from '@salesforce/label/c.ERP_Prices_Unit_Price';
import until from '@salesforce/label/c.ERP_Prices_Until';
import withTax from '@salesforce/label/c.ERP_Prices_With_Tax';

/** Texts of the panel. */
export const labels = {
  between,
  breaks,
  convertedCurrency,
  convertedTax,
  convertedUnit,
  customer,
  customerOption,
  day,
  discount,
  failed,
  foundCount,
  from,
  fromAll,
  fromCard,
  fromCustomer,
  fromDiscountGroup,
  fromPriceGroup,
  incomplete,
  itemOption,
  loading,
  net,
  noAccount,
  noItem,
  noPermission,
  noRate,
  noUnit,
  payer,
  payerHidden,
  perUnit,
  quantity,
  quantityNeeded,
  search,
  searchHint,
  since,
  title,
  unitPrice,
  until,
  withTax,
};
