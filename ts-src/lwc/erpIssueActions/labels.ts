import assign from '@salesforce/label/c.ERP_Issue_Actions_Assign';
import assignForm from '@salesforce/label/c.ERP_Issue_Actions_Assign_Form';
import assigned from '@salesforce/label/c.ERP_Issue_Actions_Assigned';
import cancel from '@salesforce/label/c.ERP_Issue_Actions_Cancel';
import find from '@salesforce/label/c.ERP_Issue_Actions_Find';
import ignore from '@salesforce/label/c.ERP_Issue_Actions_Ignore';
import ignoreForm from '@salesforce/label/c.ERP_Issue_Actions_Ignore_Form';
import ignored from '@salesforce/label/c.ERP_Issue_Actions_Ignored';
import reason from '@salesforce/label/c.ERP_Issue_Actions_Reason';
import reasonHelp from '@salesforce/label/c.ERP_Issue_Actions_Reason_Help';
import retried from '@salesforce/label/c.ERP_Issue_Actions_Retried';
import retry from '@salesforce/label/c.ERP_Issue_Actions_Retry';
import unassign from '@salesforce/label/c.ERP_Issue_Actions_Unassign';
import unassigned from '@salesforce/label/c.ERP_Issue_Actions_Unassigned';
import undo from '@salesforce/label/c.ERP_Issue_Actions_Undo';
import undone from '@salesforce/label/c.ERP_Issue_Actions_Undone';
import user from '@salesforce/label/c.ERP_Issue_Actions_User';

/** Texts of the component. */
export const labels = {
  assign,
  assignForm,
  assigned,
  cancel,
  find,
  ignore,
  ignoreForm,
  ignored,
  reason,
  reasonHelp,
  retried,
  retry,
  unassign,
  unassigned,
  undo,
  undone,
  user,
};
