import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { objectInfo, type ObjectInfo } from 'page/objectInfo';

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

const component = (name: string): PageComponentInfo => ({ name, identifier: name, properties: {} });

/** What Salesforce shows of an object that has no record page of its own. */
const plainPage = (object: string): FlexiPageInfo => ({
  label: object,
  object,
  regions: {
    header: [component('force:highlightsPanel')],
    main: [component('force:detailPanel')],
    sidebar: [component('force:relatedListContainer')],
  },
});

/** A record page as its FlexiPage describes it: header, main region, sidebar; a plain one where there is none. */
export default class RecordPage extends LightningElement {
  @api recordId = '';
  page: FlexiPageInfo | undefined;
  info: ObjectInfo | undefined;
  /** The user may not see the record, or there is none; Salesforce shows a page without components then. */
  refused = false;
  private object = '';

  @api
  get objectApiName(): string {
    return this.object;
  }
  set objectApiName(value: string) {
    this.object = value;
    void this.load(value);
  }

  @wire(getRecord, { recordId: '$askedId', optionalFields: '$fields' })
  wiredRecord({ error }: { error?: unknown }): void {
    this.refused = Boolean(error);
  }

  get askedId(): string | undefined {
    return this.info ? this.recordId : undefined;
  }

  get fields(): readonly string[] {
    return this.info ? [`${this.info.apiName}.Id`] : [];
  }

  get refusedTitle(): string {
    return `You cannot see this ${(this.info?.label ?? 'record').toLowerCase()}`;
  }

  get shown(): FlexiPageInfo | undefined {
    return this.refused ? undefined : this.page;
  }

  get header(): readonly PageComponentInfo[] {
    return this.page?.regions.header ?? [];
  }

  /** A sidebar without anything in it takes no room. */
  get columnsClass(): string {
    return this.sidebar.length > 0 ? 'columns' : '';
  }

  get main(): readonly PageComponentInfo[] {
    return this.page?.regions.main ?? [];
  }

  get sidebar(): readonly PageComponentInfo[] {
    return this.page?.regions.sidebar ?? [];
  }

  private async load(object: string): Promise<void> {
    const [response, info] = await Promise.all([
      fetch(`/page/record-page/${object}.json`),
      objectInfo(object).catch(() => undefined),
    ]);
    this.info = info;
    this.refused = !info;
    this.page = ((await response.json()) as FlexiPageInfo | null) ?? plainPage(object);
  }
}
