import { LightningElement } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { labels } from './labels';

/** The console of administrators; everybody else is told what it takes. */
export default class ErpConsole extends LightningElement {
  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
}
