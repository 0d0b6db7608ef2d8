import calendarYear from '@salesforce/label/c.ERP_Sales_Calendar_Year';
import empty from '@salesforce/label/c.ERP_Sales_Empty';
import lastYear from '@salesforce/label/c.ERP_Sales_Last_Year';
import loadingDocuments from '@salesforce/label/c.ERP_Facts_Loading_Documents';
import month from '@salesforce/label/c.ERP_Chart_Month';
import period from '@salesforce/label/c.ERP_Sales_Period';
import summary from '@salesforce/label/c.ERP_Sales_Summary';
import thisYear from '@salesforce/label/c.ERP_Sales_This_Year';
import title from '@salesforce/label/c.ERP_Sales_Title';
import totals from '@salesforce/label/c.ERP_Sales_Totals';

/** Texts of the panel. */
export const labels = {
  calendarYear,
  empty,
  lastYear,
  loadingDocuments,
  month,
  period,
  summary,
  thisYear,
  title,
  totals,
};
