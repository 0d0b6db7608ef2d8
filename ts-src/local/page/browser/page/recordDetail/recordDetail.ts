import { LightningElement, api, wire } from 'lwc';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable, type UiRecord } from 'lightning/uiRecordApi';
import { labelOfPath, objectInfo, type ObjectInfo } from 'page/objectInfo';
import { pageObject } from 'page/objects';
import RecordModal from 'page/recordModal';
import { ownName } from 'page/session';
import { textOfField } from 'page/values';

/** All fields of the record that the user may see, with a form for those that he may change. */
export default class RecordDetail extends LightningElement {
  @api recordId = '';
  info: ObjectInfo | undefined;
  record: UiRecord | undefined;
  fields: readonly string[] | undefined;
  failed = false;
  private object = '';
  private refreshId = 0;

  @api
  get objectApiName(): string {
    return this.object;
  }
  set objectApiName(value: string) {
    this.object = value;
    void this.describe();
  }

  override connectedCallback(): void {
    this.refreshId = registerRefreshHandler(this, () => notifyRecordUpdateAvailable([{ recordId: this.recordId }]));
  }

  override disconnectedCallback(): void {
    unregisterRefreshHandler(this.refreshId);
  }

  @wire(getRecord, { recordId: '$askedId', optionalFields: '$fields' })
  wiredRecord({ data, error }: { data?: UiRecord; error?: unknown }): void {
    this.record = data ?? this.record;
    this.failed = Boolean(error);
  }

  /** Nothing is asked before the fields are known. */
  get askedId(): string | undefined {
    return this.fields ? this.recordId : undefined;
  }

  get canEdit(): boolean {
    return Boolean(this.info?.updateable && this.form.length > 0);
  }

  get editLabel(): string {
    return `Edit ${this.info?.label ?? ''}`;
  }

  get values(): readonly { key: string; label: string; text: string }[] {
    const { info, record } = this;
    if (!info || !record) return [];
    return this.paths(info)
      .filter((path) => record.fields[path.split('.')[0]!])
      .map((path) => ({ key: path, label: labelOfPath(info, path), text: textOfField(info, record, path) || '–' }));
  }

  async handleEdit(): Promise<void> {
    const heading = this.editLabel;
    const options = { label: heading, heading, object: this.object, recordId: this.recordId, fields: this.form };
    if (await RecordModal.open(options)) this.dispatchEvent(new RefreshEvent());
  }

  private get form(): readonly string[] {
    return pageObject(this.object).form;
  }

  /** Fields of the form first, then what only shows, then what the package adds, by name. */
  private paths(info: ObjectInfo): readonly string[] {
    const { details } = pageObject(this.object);
    const listed = [...this.form, ...details].map((path) => path.split('.').map(ownName).join('.'));
    const custom = Object.keys(info.fields).filter((name) => info.fields[name]!.custom && !listed.includes(name));
    return [...listed.map((path) => (path.endsWith('Id') ? readablePath(info, path) : path)), ...custom.sort()];
  }

  private async describe(): Promise<void> {
    const info = await objectInfo(this.object);
    this.fields = this.paths(info).map((path) => `${info.apiName}.${path}`);
    this.info = info;
  }
}

/** The name of a parent says more than its id. */
function readablePath(info: ObjectInfo, path: string): string {
  const relationship = info.fields[path]?.relationshipName;
  return relationship ? `${relationship}.Name` : path;
}
