import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';

/** What runs, what failed and what waits; or one issue when the address names it. */
export default class ErpMonitor extends LightningElement {
  /** Id of the issue that is shown instead of all. */
  @api issueId?: string;

  readonly isAdmin = IS_ADMIN === true;
}
