import { LightningElement, api } from 'lwc';
import { fieldOfPath, labelOfPath, objectInfo, type ObjectInfo } from 'page/objectInfo';
import { pageObject } from 'page/objects';
import { callOrg, ownName, queryOrg, reasonOf, type Row } from 'page/session';
import { textAt } from 'page/values';

const PAGE_ROWS = 25;

/** The records of an object that the user can see, with a search by name. */
export default class ObjectList extends LightningElement {
  info: ObjectInfo | undefined;
  records: readonly Row[] | undefined;
  total = 0;
  error = '';
  private object = '';
  private search = '';
  private page = 0;
  private question = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  @api
  get objectApiName(): string {
    return this.object;
  }
  set objectApiName(value: string) {
    if (value === this.object) return;
    this.object = value;
    this.search = '';
    this.page = 0;
    this.records = undefined;
    this.info = undefined;
    void this.load();
  }

  get icon(): string {
    return pageObject(this.object).icon;
  }

  get plural(): string {
    return this.info?.labelPlural ?? '';
  }

  get heading(): string {
    return `All ${this.plural}`;
  }

  get searchLabel(): string {
    return `Search ${this.plural.toLowerCase()}`;
  }

  get dataId(): string {
    return this.plural.toLowerCase();
  }

  get isLoading(): boolean {
    return !this.records && !this.error;
  }

  get isEmpty(): boolean {
    return this.records?.length === 0;
  }

  get emptyText(): string {
    return `No ${(this.info?.label ?? 'record').toLowerCase()} that you can see fits.`;
  }

  get headers(): readonly object[] {
    const { info } = this;
    return info ? this.columns(info).map((path) => ({ path, label: labelOfPath(info, path) })) : [];
  }

  get rows(): readonly object[] {
    const { info, records = [] } = this;
    if (!info) return [];
    const [, ...others] = this.columns(info);
    return records.map((row) => ({
      id: String(row.Id),
      name: String(row.Name ?? row.Id),
      address: `/lightning/r/${info.apiName}/${String(row.Id)}/view`,
      cells: others.map((path) => ({ path, text: textAt(info, row, path) })),
    }));
  }

  get rangeText(): string {
    const shown = this.records?.length ?? 0;
    const first = this.page * PAGE_ROWS;
    return shown === 0 ? `No ${this.plural.toLowerCase()}` : `${first + 1}–${first + shown} of ${this.total}`;
  }

  get isFirst(): boolean {
    return this.page === 0;
  }

  get isLast(): boolean {
    return (this.page + 1) * PAGE_ROWS >= this.total;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    clearTimeout(this.timer);
    const { value } = event.detail;
    this.timer = setTimeout(() => {
      this.search = value.trim();
      this.page = 0;
      void this.load();
    }, 200);
  }

  handleNext(): void {
    this.page += 1;
    void this.load();
  }

  handlePrevious(): void {
    this.page -= 1;
    void this.load();
  }

  private columns(info: ObjectInfo): readonly string[] {
    return pageObject(this.object).columns.filter((path) => fieldOfPath(info, path));
  }

  private async load(): Promise<void> {
    this.question += 1;
    const { question } = this;
    try {
      const info = await objectInfo(this.object);
      const answer = await this.ask(info);
      if (question !== this.question) return;
      this.info = info;
      this.records = answer.rows;
      this.total = answer.total;
      this.error = '';
    } catch (error) {
      if (question === this.question) this.error = reasonOf(error);
    }
  }

  private async ask(info: ObjectInfo): Promise<{ rows: readonly Row[]; total: number }> {
    const text = this.search.replaceAll(/[\\'%_]/g, (sign) => `\\${sign}`);
    const where = text ? ` WHERE Name LIKE '%${text}%'` : '';
    const fields = ['Id', ...this.columns(info).map((path) => path.split('.').map(ownName).join('.'))];
    const from = `FROM ${info.apiName}${where}`;
    const offset = this.page * PAGE_ROWS;
    const rows = await queryOrg(`SELECT ${fields.join()} ${from} ORDER BY Name LIMIT ${PAGE_ROWS} OFFSET ${offset}`);
    const counted = await callOrg<{ totalSize: number }>(`query?q=${encodeURIComponent(`SELECT COUNT() ${from}`)}`);
    return { rows, total: counted.totalSize };
  }
}
