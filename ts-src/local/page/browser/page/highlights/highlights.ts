import { LightningElement, api, wire } from 'lwc';
import { getRecord, type UiRecord } from 'lightning/uiRecordApi';
import { fieldOfPath, labelOfPath, objectInfo, type ObjectInfo } from 'page/objectInfo';
import { pageObject } from 'page/objects';
import { textOfField } from 'page/values';

/** The record's name and its most important fields. */
export default class Highlights extends LightningElement {
  @api recordId = '';
  info: ObjectInfo | undefined;
  record: UiRecord | undefined;
  fields: readonly string[] | undefined;
  private object = '';

  @api
  get objectApiName(): string {
    return this.object;
  }
  set objectApiName(value: string) {
    this.object = value;
    void this.describe();
  }

  @wire(getRecord, { recordId: '$askedId', optionalFields: '$fields' })
  wiredRecord({ data }: { data?: UiRecord }): void {
    this.record = data ?? this.record;
    if (this.info && this.name) document.title = `${this.name} | ${this.info.label}`;
  }

  /** Nothing is asked before the fields are known. */
  get askedId(): string | undefined {
    return this.fields ? this.recordId : undefined;
  }

  get icon(): string {
    return pageObject(this.object).icon;
  }

  get label(): string {
    return this.info?.label ?? '';
  }

  get isQuote(): boolean {
    return this.object === 'Quote';
  }

  get name(): string {
    const { info, record } = this;
    return info && record ? textOfField(info, record, 'Name') : '';
  }

  get values(): readonly object[] {
    const { info, record } = this;
    if (!info || !record) return [];
    return pageObject(this.object)
      .highlights.map((path) => ({ label: labelOfPath(info, path), text: textOfField(info, record, path) }))
      .filter(({ text }) => text !== '');
  }

  private async describe(): Promise<void> {
    const info = await objectInfo(this.object);
    const paths = ['Name', ...pageObject(this.object).highlights].filter((path) => fieldOfPath(info, path));
    this.info = info;
    this.fields = paths.map((path) => `${info.apiName}.${path}`);
  }
}
