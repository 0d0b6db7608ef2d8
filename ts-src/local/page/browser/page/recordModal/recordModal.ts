import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { createRecord, updateRecord, type UiRecord } from 'lightning/uiRecordApi';
import type { FieldChange } from 'page/fieldInput';
import type { LookupContext } from 'page/lookup';
import { objectInfo, type FieldInfo, type ObjectInfo } from 'page/objectInfo';
import { callOrg, ownName, reasonOf } from 'page/session';

/** Fields that the platform insists on although its description of the object does not say so. */
const alsoRequired = new Set(['PricebookEntryId', 'Quantity', 'UnitPrice', 'StageName', 'CloseDate', 'Name']);

/** A form over the page that makes a record or changes one; closes with the record's id, or with nothing. */
export default class RecordModal extends LightningModal {
  @api heading = '';
  @api object = '';
  /** Absent for a new record. */
  @api recordId = '';
  @api fields: readonly string[] = [];
  /** Values that a new record gets besides what the form asks for. */
  @api preset: Readonly<Record<string, unknown>> = {};
  @api context: LookupContext = {};
  info: ObjectInfo | undefined;
  error = '';
  isSaving = false;
  private record: UiRecord | undefined;
  private changes: Readonly<Record<string, unknown>> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.load().catch((error: unknown) => {
      this.error = reasonOf(error);
    });
  }

  get isLoading(): boolean {
    return !this.info && !this.error;
  }

  get inputs(): readonly object[] {
    return this.shownFields.map((field) => ({
      field,
      key: field.apiName,
      value: this.currentValue(field),
      label: this.record?.fields[field.apiName]?.displayValue ?? '',
      required: this.isNeeded(field),
    }));
  }

  handleChange(event: CustomEvent<FieldChange>): void {
    const { name, value, row } = event.detail;
    this.changes = { ...this.changes, [name]: value };
    // The list price is what a line begins with, as in Salesforce.
    if (name === 'PricebookEntryId' && row) this.changes = { ...this.changes, UnitPrice: row.UnitPrice };
  }

  handleCancel(): void {
    this.close();
  }

  async handleSave(): Promise<void> {
    const missing = this.shownFields.filter((field) => this.isNeeded(field) && isBlank(this.currentValue(field)));
    if (missing.length > 0) {
      this.error = `Fill in: ${missing.map(({ label }) => label.replace(/ ID$/, '')).join(', ')}.`;
      return;
    }
    this.isSaving = true;
    try {
      this.close(await this.save());
    } catch (error) {
      this.error = reasonOf(error);
    } finally {
      this.isSaving = false;
    }
  }

  private get shownFields(): readonly FieldInfo[] {
    const { info } = this;
    return this.fields
      .map((name) => info?.fields[ownName(name)])
      .filter((field) => field !== undefined)
      .filter((field) => (this.recordId ? field.updateable : field.createable));
  }

  private isNeeded({ apiName, required, dataType }: FieldInfo): boolean {
    return dataType !== 'Boolean' && (required || alsoRequired.has(apiName));
  }

  private currentValue({ apiName }: FieldInfo): unknown {
    if (apiName in this.changes) return this.changes[apiName];
    return this.record?.fields[apiName]?.value ?? this.preset[apiName] ?? null;
  }

  private async load(): Promise<void> {
    const info = await objectInfo(this.object);
    if (this.recordId) {
      const names = this.fields.map((name) => `${info.apiName}.${ownName(name)}`).join();
      this.record = await callOrg<UiRecord>(`ui-api/records/${this.recordId}?optionalFields=${names}`);
    }
    this.info = info;
  }

  private async save(): Promise<string> {
    if (this.recordId) {
      await updateRecord({ fields: { ...this.changes, Id: this.recordId } });
      return this.recordId;
    }
    const fields = { ...this.preset, ...this.changes };
    return (await createRecord({ apiName: this.info!.apiName, fields })).id;
  }
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
