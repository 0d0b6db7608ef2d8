import leftOut from '@salesforce/label/c.ERP_Mapping_Fields_Left_Out';
import list from '@salesforce/label/c.ERP_Mapping_Fields_List';
import loading from '@salesforce/label/c.ERP_Mapping_Fields_Loading';
import record from '@salesforce/label/c.ERP_Mapping_Fields_Record';

/** Texts of the component. */
export const labels = {
  leftOut,
  list,
  loading,
  record,
};
