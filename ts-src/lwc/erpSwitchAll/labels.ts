import already from '@salesforce/label/c.ERP_Switch_All_Already';
import busy from '@salesforce/label/c.ERP_Switch_All_Busy';
import cancel from '@salesforce/label/c.ERP_Switch_All_Cancel';
import close from '@salesforce/label/c.ERP_Switch_All_Close';
import confirm from '@salesforce/label/c.ERP_Switch_All_Confirm';
import confirmOne from '@salesforce/label/c.ERP_Switch_All_Confirm_One';
import done from '@salesforce/label/c.ERP_Switch_All_Done';
import effectLive from '@salesforce/label/c.ERP_Switch_All_Effect_Live';
import effectOff from '@salesforce/label/c.ERP_Switch_All_Effect_Off';
import effectTest from '@salesforce/label/c.ERP_Switch_All_Effect_Test';
import isNow from '@salesforce/label/c.ERP_Switch_All_Is_Now';
import left from '@salesforce/label/c.ERP_Switch_All_Left';
import live from '@salesforce/label/c.ERP_Switch_All_Live';
import next from '@salesforce/label/c.ERP_Switch_All_Next';
import noVersion from '@salesforce/label/c.ERP_Switch_All_No_Version';
import nothing from '@salesforce/label/c.ERP_Switch_All_Nothing';
import off from '@salesforce/label/c.ERP_Switch_All_Off';
import progress from '@salesforce/label/c.ERP_Switch_All_Progress';
import refused from '@salesforce/label/c.ERP_Switch_All_Refused';
import stays from '@salesforce/label/c.ERP_Switch_All_Stays';
import stop from '@salesforce/label/c.ERP_Switch_All_Stop';
import summary from '@salesforce/label/c.ERP_Switch_All_Summary';
import summaryAll from '@salesforce/label/c.ERP_Switch_All_Summary_All';
import summaryOne from '@salesforce/label/c.ERP_Switch_All_Summary_One';
import summarySingle from '@salesforce/label/c.ERP_Switch_All_Summary_Single';
import switches from '@salesforce/label/c.ERP_Switch_All_Switches';
import test from '@salesforce/label/c.ERP_Switch_All_Test';
import titleLive from '@salesforce/label/c.ERP_Switch_All_Title_Live';
import titleOff from '@salesforce/label/c.ERP_Switch_All_Title_Off';
import titleTest from '@salesforce/label/c.ERP_Switch_All_Title_Test';

/** Texts of the component. */
export const labels = {
  already,
  busy,
  cancel,
  close,
  confirm,
  confirmOne,
  done,
  effectLive,
  effectOff,
  effectTest,
  isNow,
  left,
  live,
  next,
  noVersion,
  nothing,
  off,
  progress,
  refused,
  stays,
  stop,
  summary,
  summaryAll,
  summaryOne,
  summarySingle,
  switches,
  test,
  titleLive,
  titleOff,
  titleTest,
};
