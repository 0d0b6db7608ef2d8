import { LightningElement, api } from 'lwc';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { deleteRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { fieldOfPath, labelOfPath, objectInfo, type ObjectInfo } from 'page/objectInfo';
import type { RelatedList as Definition } from 'page/objects';
import { copyProducts } from 'page/quoteLines';
import RecordModal from 'page/recordModal';
import { ownName, queryOrg, reasonOf, type Row } from 'page/session';
import { textAt, valueAt } from 'page/values';

const MAX_ROWS = 50;

/** Records that hang below another one, as a table; with forms where the definition has some. */
export default class RelatedList extends LightningElement {
  @api definition?: Definition;
  @api parentId = '';
  @api parentObject = '';
  info: ObjectInfo | undefined;
  rows: readonly Row[] = [];
  error = '';
  private refreshId = 0;

  override connectedCallback(): void {
    this.refreshId = registerRefreshHandler(this, () => this.load());
    void this.load();
  }

  override disconnectedCallback(): void {
    unregisterRefreshHandler(this.refreshId);
  }

  get heading(): string {
    return `${this.definition?.title ?? ''} (${this.rows.length})`;
  }

  get dataId(): string {
    return this.definition?.object ?? '';
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get canAdd(): boolean {
    return Boolean(this.definition?.form && this.info?.createable);
  }

  get canEdit(): boolean {
    return Boolean(this.definition?.editForm && this.info?.updateable);
  }

  get addLabel(): string {
    return `New ${this.info?.label ?? ''}`;
  }

  get headers(): readonly object[] {
    const { info } = this;
    return info ? this.columns(info).map((path) => ({ path, label: labelOfPath(info, path) })) : [];
  }

  get lines(): readonly object[] {
    const { info } = this;
    if (!info) return [];
    const [first = 'Name', ...others] = this.columns(info);
    return this.rows.map((row) => ({
      id: String(row.Id),
      name: String(valueAt(row, first) ?? row.Id),
      // Lines have no page of their own here; what one could do there is done in place.
      address: this.definition?.editForm ? '' : `/lightning/r/${info.apiName}/${String(row.Id)}/view`,
      cells: others.map((path) => ({ path, text: textAt(info, row, path) })),
      editLabel: `Edit ${String(valueAt(row, first) ?? '')}`,
      deleteLabel: `Delete ${String(valueAt(row, first) ?? '')}`,
    }));
  }

  async handleAdd(): Promise<void> {
    const { form = [], parentField = '', inherits = [], object = '' } = this.definition ?? {};
    const parent = await this.readParent();
    if (form.includes('PricebookEntryId') && !parent.Pricebook2Id) {
      this.say('Choose a price book first: edit the record and set its Price Book.', 'warning');
      return;
    }
    const inherited = inherits.filter((name) => parent[name]).map((name) => [name, parent[name]] as const);
    const saved = (await RecordModal.open({
      label: this.addLabel,
      heading: this.addLabel,
      object,
      fields: form,
      preset: { [ownName(parentField)]: this.parentId, ...Object.fromEntries(inherited) },
      context: parent,
    })) as string | undefined;
    if (!saved) return;
    if (object === 'Quote') {
      await copyProducts(this.parentId, saved).catch((error: unknown) => this.say(reasonOf(error), 'error'));
    }
    await this.changed();
  }

  async handleEdit(event: Event): Promise<void> {
    const { editForm = [], object = '' } = this.definition ?? {};
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const heading = `Edit ${this.info?.label ?? ''}`;
    const fields = { label: heading, heading, object, recordId: id, fields: editForm };
    if (await RecordModal.open(fields)) await this.changed();
  }

  async handleDelete(event: Event): Promise<void> {
    const { id = '' } = (event.currentTarget as HTMLElement).dataset;
    try {
      await deleteRecord(id);
      await this.changed();
    } catch (error) {
      this.say(reasonOf(error), 'error');
    }
  }

  private say(message: string, variant: string): void {
    this.dispatchEvent(new ShowToastEvent({ message, variant }));
  }

  private columns(info: ObjectInfo): readonly string[] {
    return (this.definition?.columns ?? []).filter((path) => fieldOfPath(info, path));
  }

  /** Sums of the parent may have changed with the list. */
  private async changed(): Promise<void> {
    await notifyRecordUpdateAvailable([{ recordId: this.parentId }]);
    this.dispatchEvent(new RefreshEvent());
  }

  private async readParent(): Promise<Row> {
    const parent = await objectInfo(this.parentObject);
    const fields = ['Id', 'Pricebook2Id', 'CurrencyIsoCode'].filter((name) => parent.fields[name]);
    const soql = `SELECT ${fields.join()} FROM ${parent.apiName} WHERE Id = '${this.parentId}'`;
    return (await queryOrg(soql))[0] ?? {};
  }

  private async load(): Promise<void> {
    const { definition } = this;
    if (!definition) return;
    try {
      const info = await objectInfo(definition.object);
      const names = ['Id', ...this.columns(info).map((path) => path.split('.').map(ownName).join('.'))];
      this.rows = await queryOrg(
        `SELECT ${names.join()} FROM ${info.apiName} WHERE ${ownName(definition.parentField)} = '${this.parentId}' ` +
          `ORDER BY CreatedDate, Id LIMIT ${MAX_ROWS}`,
      );
      this.info = info;
      this.error = '';
    } catch (error) {
      this.error = reasonOf(error);
    }
  }
}
