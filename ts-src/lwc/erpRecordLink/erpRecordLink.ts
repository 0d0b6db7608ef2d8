import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link to the page of a record; it opens in place, and in a new tab when asked to. */
export default class ErpRecordLink extends NavigationMixin(LightningElement) {
  @api recordId = '';
  @api objectApiName = '';
  @api label = '';

  url = '';

  override async connectedCallback(): Promise<void> {
    this.url = await this[NavigationMixin.GenerateUrl](this.page);
  }

  handleClick(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page);
  }

  private get page(): object {
    const { recordId, objectApiName } = this;
    return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
  }
}
