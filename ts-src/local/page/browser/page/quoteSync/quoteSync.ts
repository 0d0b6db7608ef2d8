import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import {
  getFieldValue,
  getRecord,
  notifyRecordUpdateAvailable,
  updateRecord,
  type UiRecord,
} from 'lightning/uiRecordApi';
import { reasonOf } from 'page/session';

/** Keeps a quote in step with its opportunity or stops that, like the button of the same name in Salesforce. */
export default class QuoteSync extends LightningElement {
  @api recordId = '';
  quote: UiRecord | undefined;
  readonly fields = ['Quote.OpportunityId', 'Quote.IsSyncing'];

  @wire(getRecord, { recordId: '$recordId', fields: '$fields' })
  wiredQuote({ data }: { data?: UiRecord }): void {
    this.quote = data ?? this.quote;
  }

  get isSyncing(): boolean {
    return getFieldValue(this.quote, 'Quote.IsSyncing') === true;
  }

  get label(): string {
    return this.isSyncing ? 'Stop Sync' : 'Start Sync';
  }

  async handleSync(): Promise<void> {
    const opportunity = String(getFieldValue(this.quote, 'Quote.OpportunityId'));
    const fields = { Id: opportunity, SyncedQuoteId: this.isSyncing ? null : this.recordId };
    try {
      await updateRecord({ fields });
      await notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
      this.dispatchEvent(new RefreshEvent());
    } catch (error) {
      this.dispatchEvent(new ShowToastEvent({ message: reasonOf(error), variant: 'error' }));
    }
  }
}
