import addField from '@salesforce/label/c.ERP_Console_Add_Field';
import audit from '@salesforce/label/c.ERP_Console_Audit';
import drift from '@salesforce/label/c.ERP_Console_Drift';
import home from '@salesforce/label/c.ERP_Console_Home';
import mappings from '@salesforce/label/c.ERP_Console_Mappings';
import monitor from '@salesforce/label/c.ERP_Console_Monitor';
import title from '@salesforce/label/c.ERP_Console_Title';
import views from '@salesforce/label/c.ERP_Console_Views';

/** Texts of the component. */
export const labels = {
  addField,
  audit,
  drift,
  home,
  mappings,
  monitor,
  title,
  views,
};
