import createOnly from '@salesforce/label/c.ERP_Mapping_Check_Create_Only';
import fine from '@salesforce/label/c.ERP_Mapping_Check_Fine';
import mind from '@salesforce/label/c.ERP_Mapping_Check_Mind';
import required from '@salesforce/label/c.ERP_Mapping_Check_Required';
import title from '@salesforce/label/c.ERP_Mapping_Check_Title';
import wrong from '@salesforce/label/c.ERP_Mapping_Check_Wrong';

/** Texts of the component. */
export const labels = {
  createOnly,
  fine,
  mind,
  required,
  title,
  wrong,
};
