import { LightningElement, api } from 'lwc';
import { callOrg } from 'page/session';
import type { UiRecord } from 'lightning/uiRecordApi';

interface ObjectInfo {
  readonly fields: Readonly<
    Record<string, { readonly label: string; readonly dataType: string; readonly custom: boolean }>
  >;
}

/** Standard fields in the order of Salesforce's own layout; custom fields follow by label. */
const standardFields = [
  'Name',
  'AccountNumber',
  'Type',
  'Industry',
  'Phone',
  'Website',
  'BillingStreet',
  'BillingCity',
  'BillingPostalCode',
  'BillingState',
  'BillingCountry',
  'Description',
];

/** All fields of the record that the user may see, with their labels. */
export default class RecordDetail extends LightningElement {
  values: readonly { key: string; label: string; text: string }[] = [];
  failed = false;
  private shownId = '';

  @api
  get recordId(): string {
    return this.shownId;
  }
  set recordId(value: string) {
    this.shownId = value;
    this.load(value).catch(() => {
      this.failed = true;
    });
  }

  private async load(recordId: string): Promise<void> {
    const info = await callOrg<ObjectInfo>('ui-api/object-info/Account');
    const custom = Object.keys(info.fields).filter((name) => info.fields[name]!.custom);
    const names = [...standardFields.filter((name) => info.fields[name]), ...custom.sort()];
    const fields = names.map((name) => `Account.${name}`).join();
    const record = await callOrg<UiRecord>(`ui-api/records/${recordId}?optionalFields=${fields}`);
    this.values = names
      .filter((name) => record.fields[name])
      .map((name) => ({ key: name, label: info.fields[name]!.label, text: textOf(record, name) }));
  }
}

function textOf(record: UiRecord, name: string): string {
  const { value = null, displayValue = null } = record.fields[name] ?? {};
  return displayValue ?? (value === null ? '–' : String(value));
}
