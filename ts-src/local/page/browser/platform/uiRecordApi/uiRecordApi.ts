import { OrgError, callOrg } from 'page/session';
import { listen, readAgain, type Emitted, type UiRecord } from './records.ts';

export type { UiRecord } from './records.ts';

interface RecordConfig {
  readonly recordId?: string | undefined;
  readonly fields?: readonly FieldName[];
  readonly optionalFields?: readonly FieldName[];
}

/** `Object.Field`, or what an import of `@salesforce/schema` gives. */
type FieldName = string | { readonly objectApiName: string; readonly fieldApiName: string };

/** Wire adapter for one record: emits it again after it was saved through this module or reported as changed. */
export class getRecord {
  private readonly emit: (result: Emitted) => void;
  private connected = false;
  private config: RecordConfig = {};
  private path = '';
  private stop: (() => void) | undefined;

  constructor(emit: (result: Emitted) => void) {
    this.emit = emit;
    emit({ data: undefined, error: undefined });
  }

  connect(): void {
    this.connected = true;
    this.follow();
  }

  disconnect(): void {
    this.connected = false;
    this.follow();
  }

  update(config: RecordConfig): void {
    this.config = config;
    this.follow();
  }

  private follow(): void {
    const { recordId } = this.config;
    const path = this.connected && recordId ? pathOf(recordId, this.config) : '';
    if (path === this.path) return;
    this.path = path;
    this.stop?.();
    this.stop = path ? listen(recordId!, path, (result) => this.emit(result)) : undefined;
  }
}

function pathOf(recordId: string, { fields = [], optionalFields = [] }: RecordConfig): string {
  const query = new URLSearchParams();
  if (fields.length > 0) query.set('fields', fields.map(nameOf).join());
  if (optionalFields.length > 0) query.set('optionalFields', optionalFields.map(nameOf).join());
  return `ui-api/records/${recordId}?${query}`;
}

function nameOf(field: FieldName): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** Creates a record; rejects with `{body}` as the UI API answers. */
export function createRecord(input: { readonly apiName: string; readonly fields: object }): Promise<UiRecord> {
  return save('ui-api/records', 'POST', input);
}

/** Changes a record, whose `Id` stands among the fields; rejects with `{body}` as the UI API answers. */
export async function updateRecord({ fields }: { readonly fields: { readonly Id: string } }): Promise<UiRecord> {
  const { Id: id, ...changes } = fields;
  const record = await save<UiRecord>(`ui-api/records/${id}`, 'PATCH', { fields: changes });
  await readAgain([id]);
  return record;
}

/** Deletes a record; rejects with `{body}` as the UI API answers. */
export function deleteRecord(recordId: string): Promise<void> {
  return save(`ui-api/records/${recordId}`, 'DELETE', undefined);
}

/** Tells that records were changed in another way than through this module; they are read again. */
export function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void> {
  return readAgain(records.map(({ recordId }) => recordId));
}

async function save<T>(path: string, method: string, body: unknown): Promise<T> {
  try {
    return await callOrg<T>(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    throw Object.assign(error, { body: bodyOf(error.message) });
  }
}

function bodyOf(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed[0] : parsed;
  } catch {
    return { message: text };
  }
}

/** Value of a field of a record, without its object's name; undefined when the record does not have it. */
export function getFieldValue(record: UiRecord | undefined, field: FieldName): unknown {
  return fieldOf(record, field)?.value;
}

/** The field's value as the org formats it for the user. */
export function getFieldDisplayValue(record: UiRecord | undefined, field: FieldName): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

function fieldOf(record: UiRecord | undefined, field: FieldName): UiRecord['fields'][string] | undefined {
  const name = nameOf(field);
  return record?.fields[name.slice(name.indexOf('.') + 1)];
}
