import average from '@salesforce/label/c.ERP_Behaviour_Average';
import averageDetail from '@salesforce/label/c.ERP_Behaviour_Average_Detail';
import averageNone from '@salesforce/label/c.ERP_Behaviour_Average_None';
import chartMonth from '@salesforce/label/c.ERP_Chart_Month';
import chartAxis from '@salesforce/label/c.ERP_Behaviour_Chart_Axis';
import chartSeries from '@salesforce/label/c.ERP_Behaviour_Chart_Series';
import chartSummary from '@salesforce/label/c.ERP_Behaviour_Chart_Summary';
import chartTitle from '@salesforce/label/c.ERP_Behaviour_Chart_Title';
import creditOther from '@salesforce/label/c.ERP_Behaviour_Credit_Other';
import creditPart from '@salesforce/label/c.ERP_Behaviour_Credit_Part';
import credits from '@salesforce/label/c.ERP_Behaviour_Credits';
import creditsNone from '@salesforce/label/c.ERP_Behaviour_Credits_None';
import dso from '@salesforce/label/c.ERP_Behaviour_Dso';
import dsoDetail from '@salesforce/label/c.ERP_Behaviour_Dso_Detail';
import dsoFormula from '@salesforce/label/c.ERP_Behaviour_Dso_Formula';
import dsoNone from '@salesforce/label/c.ERP_Behaviour_Dso_None';
import early from '@salesforce/label/c.ERP_Behaviour_Early';
import empty from '@salesforce/label/c.ERP_Behaviour_Empty';
import lastPayment from '@salesforce/label/c.ERP_Behaviour_Last_Payment';
import lastPaymentNone from '@salesforce/label/c.ERP_Behaviour_Last_Payment_None';
import longest from '@salesforce/label/c.ERP_Behaviour_Longest';
import longestNone from '@salesforce/label/c.ERP_Behaviour_Longest_None';
import longestOpen from '@salesforce/label/c.ERP_Behaviour_Longest_Open';
import longestPaid from '@salesforce/label/c.ERP_Behaviour_Longest_Paid';
import terms from '@salesforce/label/c.ERP_Behaviour_Terms';
import title from '@salesforce/label/c.ERP_Behaviour_Title';

/** Texts of the panel. */
export const labels = {
  average,
  averageDetail,
  averageNone,
  chartMonth,
  chartAxis,
  chartSeries,
  chartSummary,
  chartTitle,
  creditOther,
  creditPart,
  credits,
  creditsNone,
  dso,
  dsoDetail,
  dsoFormula,
  dsoNone,
  early,
  empty,
  lastPayment,
  lastPaymentNone,
  longest,
  longestNone,
  longestOpen,
  longestPaid,
  terms,
  title,
};
