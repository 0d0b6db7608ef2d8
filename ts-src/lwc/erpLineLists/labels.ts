import add from '@salesforce/label/c.ERP_Line_Lists_Add';
import filter from '@salesforce/label/c.ERP_Line_Lists_Filter';
import filterOf from '@salesforce/label/c.ERP_Line_Lists_Filter_Of';
import find from '@salesforce/label/c.ERP_Line_Lists_Find';
import name from '@salesforce/label/c.ERP_Line_Lists_Name';
import noParent from '@salesforce/label/c.ERP_Line_Lists_No_Parent';
import none from '@salesforce/label/c.ERP_Line_Lists_None';
import object from '@salesforce/label/c.ERP_Line_Lists_Object';
import parent from '@salesforce/label/c.ERP_Line_Lists_Parent';
import remove from '@salesforce/label/c.ERP_Line_Lists_Remove';
import removeHead from '@salesforce/label/c.ERP_Line_Lists_Remove_Head';
import source from '@salesforce/label/c.ERP_Line_Lists_Source';

/** Texts of the component. */
export const labels = {
  add,
  filter,
  filterOf,
  find,
  name,
  noParent,
  none,
  object,
  parent,
  remove,
  removeHead,
  source,
};
