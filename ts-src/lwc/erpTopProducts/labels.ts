import daysSince from '@salesforce/label/c.ERP_Products_Days_Since';
import down from '@salesforce/label/c.ERP_Products_Down';
import empty from '@salesforce/label/c.ERP_Products_Empty';
import flat from '@salesforce/label/c.ERP_Products_Flat';
import lastBought from '@salesforce/label/c.ERP_Products_Last_Bought';
import lastYear from '@salesforce/label/c.ERP_Products_Last_Year';
import fresh from '@salesforce/label/c.ERP_Products_New';
import product from '@salesforce/label/c.ERP_Products_Product';
import share from '@salesforce/label/c.ERP_Products_Share';
import stopped from '@salesforce/label/c.ERP_Products_Stopped';
import stoppedNone from '@salesforce/label/c.ERP_Products_Stopped_None';
import stoppedRule from '@salesforce/label/c.ERP_Products_Stopped_Rule';
import thisYear from '@salesforce/label/c.ERP_Products_This_Year';
import timesBought from '@salesforce/label/c.ERP_Products_Times';
import title from '@salesforce/label/c.ERP_Products_Title';
import top from '@salesforce/label/c.ERP_Products_Top';
import topNone from '@salesforce/label/c.ERP_Products_Top_None';
import trend from '@salesforce/label/c.ERP_Products_Trend';
import up from '@salesforce/label/c.ERP_Products_Up';
import usualGap from '@salesforce/label/c.ERP_Products_Usual_Gap';

/** Texts of the panel. */
export const labels = {
  daysSince,
  down,
  empty,
  flat,
  fresh,
  lastBought,
  lastYear,
  product,
  share,
  stopped,
  stoppedNone,
  stoppedRule,
  thisYear,
  timesBought,
  title,
  top,
  topNone,
  trend,
  up,
  usualGap,
};
