import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';

export interface PageComponentInfo {
  readonly name: string;
  readonly identifier: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface FlexiPageInfo {
  readonly label: string;
  readonly object: string;
  readonly regions: Readonly<Record<string, readonly PageComponentInfo[]>>;
}

/** A record page as its FlexiPage describes it: header, main region, sidebar. */
export default class RecordPage extends LightningElement {
  @api recordId = '';
  page: FlexiPageInfo | undefined;
  missing = false;
  /** The user may not see the record, or there is none; Salesforce shows a page without components then. */
  refused = false;
  readonly fields = ['Account.Name'];
  private object = '';

  @api
  get objectApiName(): string {
    return this.object;
  }
  set objectApiName(value: string) {
    this.object = value;
    void this.load(value);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ error }: { error?: unknown }): void {
    this.refused = Boolean(error);
  }

  get shown(): FlexiPageInfo | undefined {
    return this.refused ? undefined : this.page;
  }

  get header(): readonly PageComponentInfo[] {
    return this.page?.regions.header ?? [];
  }

  get main(): readonly PageComponentInfo[] {
    return this.page?.regions.main ?? [];
  }

  get sidebar(): readonly PageComponentInfo[] {
    return this.page?.regions.sidebar ?? [];
  }

  private async load(object: string): Promise<void> {
    const response = await fetch(`/page/record-page/${object}.json`);
    this.missing = !response.ok;
    this.page = response.ok ? ((await response.json()) as FlexiPageInfo) : undefined;
  }
}
