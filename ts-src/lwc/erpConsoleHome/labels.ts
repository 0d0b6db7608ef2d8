import companion from '@salesforce/label/c.ERP_Console_Home_Companion';
import companions from '@salesforce/label/c.ERP_Console_Home_Companions';
import connection from '@salesforce/label/c.ERP_Console_Home_Connection';
import failures from '@salesforce/label/c.ERP_Console_Home_Failures';
import install from '@salesforce/label/c.ERP_Console_Home_Install';
import installLive from '@salesforce/label/c.ERP_Console_Home_Install_Live';
import installMissing from '@salesforce/label/c.ERP_Console_Home_Install_Missing';
import installOf from '@salesforce/label/c.ERP_Console_Home_Install_Of';
import installOff from '@salesforce/label/c.ERP_Console_Home_Install_Off';
import installTest from '@salesforce/label/c.ERP_Console_Home_Install_Test';
import installed from '@salesforce/label/c.ERP_Console_Home_Installed';
import lag from '@salesforce/label/c.ERP_Console_Home_Lag';
import lastRun from '@salesforce/label/c.ERP_Console_Home_Last_Run';
import live from '@salesforce/label/c.ERP_Console_Home_Live';
import mappings from '@salesforce/label/c.ERP_Console_Home_Mappings';
import never from '@salesforce/label/c.ERP_Console_Home_Never';
import notInstalled from '@salesforce/label/c.ERP_Console_Home_Not_Installed';
import notReady from '@salesforce/label/c.ERP_Console_Home_Not_Ready';
import off from '@salesforce/label/c.ERP_Console_Home_Off';
import oneMapping from '@salesforce/label/c.ERP_Console_Home_One_Mapping';
import pricesLeftOut from '@salesforce/label/c.ERP_Console_Home_Prices_Left_Out';
import ready from '@salesforce/label/c.ERP_Console_Home_Ready';
import sendingNeeds from '@salesforce/label/c.ERP_Console_Home_Sending_Needs';
import sendsOrder from '@salesforce/label/c.ERP_Console_Home_Sends_Order';
import sendsQuote from '@salesforce/label/c.ERP_Console_Home_Sends_Quote';
import starting from '@salesforce/label/c.ERP_Console_Home_Starting';
import stopped from '@salesforce/label/c.ERP_Console_Home_Stopped';
import switchAll from '@salesforce/label/c.ERP_Console_Home_Switch_All';
import switchLive from '@salesforce/label/c.ERP_Console_Home_Switch_Live';
import switchOf from '@salesforce/label/c.ERP_Console_Home_Switch_Of';
import switchOff from '@salesforce/label/c.ERP_Console_Home_Switch_Off';
import switchTest from '@salesforce/label/c.ERP_Console_Home_Switch_Test';
import test from '@salesforce/label/c.ERP_Console_Home_Test';
import title from '@salesforce/label/c.ERP_Console_Home_Title';
import waiting from '@salesforce/label/c.ERP_Console_Home_Waiting';

/** Texts of the component. */
export const labels = {
  companion,
  companions,
  connection,
  failures,
  install,
  installLive,
  installMissing,
  installOf,
  installOff,
  installTest,
  installed,
  lag,
  lastRun,
  live,
  mappings,
  never,
  notInstalled,
  notReady,
  off,
  oneMapping,
  pricesLeftOut,
  ready,
  sendingNeeds,
  sendsOrder,
  sendsQuote,
  starting,
  stopped,
  switchAll,
  switchLive,
  switchOf,
  switchOff,
  switchTest,
  test,
  title,
  waiting,
};
