import cancel from '@salesforce/label/c.ERP_New_Mapping_Cancel';
import choose from '@salesforce/label/c.ERP_New_Mapping_Choose';
import connection from '@salesforce/label/c.ERP_New_Mapping_Connection';
import entity from '@salesforce/label/c.ERP_New_Mapping_Entity';
import find from '@salesforce/label/c.ERP_New_Mapping_Find';
import firstNote from '@salesforce/label/c.ERP_New_Mapping_First_Note';
import hint from '@salesforce/label/c.ERP_New_Mapping_Hint';
import integration from '@salesforce/label/c.ERP_New_Mapping_Integration';
import listing from '@salesforce/label/c.ERP_New_Mapping_Listing';
import name from '@salesforce/label/c.ERP_New_Mapping_Name';
import nameForm from '@salesforce/label/c.ERP_New_Mapping_Name_Form';
import nameTaken from '@salesforce/label/c.ERP_New_Mapping_Name_Taken';
import object from '@salesforce/label/c.ERP_New_Mapping_Object';
import save from '@salesforce/label/c.ERP_New_Mapping_Save';
import title from '@salesforce/label/c.ERP_New_Mapping_Title';

/** Texts of the component. */
export const labels = {
  cancel,
  choose,
  connection,
  entity,
  find,
  firstNote,
  hint,
  integration,
  listing,
  name,
  nameForm,
  nameTaken,
  object,
  save,
  title,
};
