import admin from '@salesforce/label/c.ERP_Issue_List_Admin';
import age from '@salesforce/label/c.ERP_Issue_List_Age';
import all from '@salesforce/label/c.ERP_Issue_List_All';
import assigned from '@salesforce/label/c.ERP_Issue_List_Assigned';
import cause from '@salesforce/label/c.ERP_Issue_List_Cause';
import finance from '@salesforce/label/c.ERP_Issue_List_Finance';
import ignored from '@salesforce/label/c.ERP_Issue_List_Ignored';
import mine from '@salesforce/label/c.ERP_Issue_List_Mine';
import money from '@salesforce/label/c.ERP_Issue_List_Money';
import nobody from '@salesforce/label/c.ERP_Issue_List_Nobody';
import none from '@salesforce/label/c.ERP_Issue_List_None';
import noneHere from '@salesforce/label/c.ERP_Issue_List_None_Here';
import owner from '@salesforce/label/c.ERP_Issue_List_Owner';
import records from '@salesforce/label/c.ERP_Issue_List_Records';
import rep from '@salesforce/label/c.ERP_Issue_List_Rep';
import show from '@salesforce/label/c.ERP_Issue_List_Show';
import title from '@salesforce/label/c.ERP_Issue_List_Title';

/** Texts of the component. */
export const labels = {
  admin,
  age,
  all,
  assigned,
  cause,
  finance,
  ignored,
  mine,
  money,
  nobody,
  none,
  noneHere,
  owner,
  records,
  rep,
  show,
  title,
};
