import accepted from '@salesforce/label/c.ERP_Send_Accepted';
import check from '@salesforce/label/c.ERP_Send_Check';
import complete from '@salesforce/label/c.ERP_Send_Complete';
import customer from '@salesforce/label/c.ERP_Send_Customer';
import customerHelp from '@salesforce/label/c.ERP_Send_Customer_Help';
import doneCustomer from '@salesforce/label/c.ERP_Send_Done_Customer';
import doneOrder from '@salesforce/label/c.ERP_Send_Done_Order';
import doneQuote from '@salesforce/label/c.ERP_Send_Done_Quote';
import elsewhere from '@salesforce/label/c.ERP_Send_Elsewhere';
import gone from '@salesforce/label/c.ERP_Send_Gone';
import held from '@salesforce/label/c.ERP_Send_Held';
import history from '@salesforce/label/c.ERP_Send_History';
import kindCheck from '@salesforce/label/c.ERP_Send_Kind_Check';
import kindSend from '@salesforce/label/c.ERP_Send_Kind_Send';
import missing from '@salesforce/label/c.ERP_Send_Missing';
import missingAccount from '@salesforce/label/c.ERP_Send_Missing_Account';
import missingDate from '@salesforce/label/c.ERP_Send_Missing_Date';
import missingItem from '@salesforce/label/c.ERP_Send_Missing_Item';
import missingLines from '@salesforce/label/c.ERP_Send_Missing_Lines';
import notSeller from '@salesforce/label/c.ERP_Send_Not_Seller';
import onHold from '@salesforce/label/c.ERP_Send_On_Hold';
import onHoldHelp from '@salesforce/label/c.ERP_Send_On_Hold_Help';
import openOrder from '@salesforce/label/c.ERP_Send_Open_Order';
import outcomeDone from '@salesforce/label/c.ERP_Send_Outcome_Done';
import outcomeFailed from '@salesforce/label/c.ERP_Send_Outcome_Failed';
import outcomeNumber from '@salesforce/label/c.ERP_Send_Outcome_Number';
import outcomeOpen from '@salesforce/label/c.ERP_Send_Outcome_Open';
import outcomeRefused from '@salesforce/label/c.ERP_Send_Outcome_Refused';
import prospect from '@salesforce/label/c.ERP_Send_Prospect';
import prospectConsent from '@salesforce/label/c.ERP_Send_Prospect_Consent';
import recipient from '@salesforce/label/c.ERP_Send_Recipient';
import recipientNew from '@salesforce/label/c.ERP_Send_Recipient_New';
import reference from '@salesforce/label/c.ERP_Send_Reference';
import referenceHelp from '@salesforce/label/c.ERP_Send_Reference_Help';
import release from '@salesforce/label/c.ERP_Send_Release';
import requestedDate from '@salesforce/label/c.ERP_Send_Requested_Date';
import requestedDateHelp from '@salesforce/label/c.ERP_Send_Requested_Date_Help';
import send from '@salesforce/label/c.ERP_Send_Send';
import sendAgain from '@salesforce/label/c.ERP_Send_Send_Again';
import sentAt from '@salesforce/label/c.ERP_Send_Sent_At';
import title from '@salesforce/label/c.ERP_Send_Title';

/** Texts of the panel. */
export const labels = {
  accepted,
  check,
  complete,
  customer,
  customerHelp,
  doneCustomer,
  doneOrder,
  doneQuote,
  elsewhere,
  gone,
  held,
  history,
  kindCheck,
  kindSend,
  missing,
  missingAccount,
  missingDate,
  missingItem,
  missingLines,
  notSeller,
  onHold,
  onHoldHelp,
  openOrder,
  outcomeDone,
  outcomeFailed,
  outcomeNumber,
  outcomeOpen,
  outcomeRefused,
  prospect,
  prospectConsent,
  recipient,
  recipientNew,
  reference,
  referenceHelp,
  release,
  requestedDate,
  requestedDateHelp,
  send,
  sendAgain,
  sentAt,
  title,
};
