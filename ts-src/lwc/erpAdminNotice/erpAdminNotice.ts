import { LightningElement } from 'lwc';
import { labels } from './labels';

/** What everybody without the custom permission ERP Admin sees in place of a part of the console. */
export default class ErpAdminNotice extends LightningElement {
  readonly labels = labels;
}
