import { LightningElement, api } from 'lwc';

/** Header, body and footer of a quick action inside the window that the page opens for it. */
export default class QuickActionPanel extends LightningElement {
  @api header = '';
}
