import asOf from '@salesforce/label/c.ERP_Panel_As_Of';
import empty from '@salesforce/label/c.ERP_Panel_Empty';
import failed from '@salesforce/label/c.ERP_Panel_Failed';
import loading from '@salesforce/label/c.ERP_Panel_Loading';
import neverRun from '@salesforce/label/c.ERP_Panel_Never_Run';
import noPermission from '@salesforce/label/c.ERP_Panel_No_Permission';
import notLinked from '@salesforce/label/c.ERP_Panel_Not_Linked';
import notLinkedAction from '@salesforce/label/c.ERP_Panel_Not_Linked_Action';
import partial from '@salesforce/label/c.ERP_Panel_Partial';
import retry from '@salesforce/label/c.ERP_Panel_Retry';
import source from '@salesforce/label/c.ERP_Panel_Source';
import stale from '@salesforce/label/c.ERP_Panel_Stale';

/** Texts of the panel's frame. */
export const labels = {
  asOf,
  empty,
  failed,
  loading,
  neverRun,
  noPermission,
  notLinked,
  notLinkedAction,
  partial,
  retry,
  source,
  stale,
};
