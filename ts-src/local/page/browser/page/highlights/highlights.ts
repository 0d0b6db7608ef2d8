import { LightningElement, api, wire } from 'lwc';
import { getFieldValue, getRecord, type UiRecord } from 'lightning/uiRecordApi';

const FIELDS = [
  'Account.Name',
  'Account.Type',
  'Account.Phone',
  'Account.Website',
  'Account.Industry',
  'Account.BillingCity',
];

const shown = [
  { label: 'Type', field: 'Account.Type' },
  { label: 'Phone', field: 'Account.Phone' },
  { label: 'Website', field: 'Account.Website' },
  { label: 'Industry', field: 'Account.Industry' },
  { label: 'Billing City', field: 'Account.BillingCity' },
];

/** The record's name and its most important fields. */
export default class Highlights extends LightningElement {
  @api recordId = '';
  record: UiRecord | undefined;
  failed = false;
  readonly fields = FIELDS;

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ data, error }: { data?: UiRecord; error?: unknown }): void {
    this.record = data;
    this.failed = Boolean(error);
    const name = getFieldValue(data, 'Account.Name');
    if (typeof name === 'string') document.title = `${name} | Account`;
  }

  get name(): string {
    if (this.failed) return 'You cannot see this account';
    return String(getFieldValue(this.record, 'Account.Name') ?? '');
  }

  get values(): readonly object[] {
    return shown
      .map(({ label, field }) => ({ label, text: String(getFieldValue(this.record, field) ?? '') }))
      .filter(({ text }) => text !== '');
  }
}
