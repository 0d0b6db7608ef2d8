import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import type { FormulaSample } from 'c/erpFormulaEditor';
import type { MappingDocument, ValueMap } from 'c/mappingEngine';
import { withValueMap, type CompletionField } from 'c/mappingEditing';
import type { PickerOption } from 'c/erpPicker';
import { labels } from './labels';
import { fromCsv, toCsv, valueRows, type ValueCount } from './values';

const option = (value: string, label: string): object => ({ value, label });

/** What is counted: matching records of a filter, or real values of the field behind a value map. */
export interface Counted {
  readonly read: number;
  readonly matching: number;
  readonly complete: boolean;
}

/**
 * Key, direction, filter, policies and value maps of a mapping. `document` tells the document with a change; `count`
 * asks for the number of matching records, or with `field` for the values of a field.
 */
export default class ErpMappingSettings extends LightningElement {
  @api document?: MappingDocument;
  @api fields: readonly CompletionField[] = [];
  @api samples: readonly FormulaSample[] = [];
  @api counted?: Counted;
  /** Counted values by value map. */
  @api counts: Readonly<Record<string, readonly ValueCount[]>> = {};
  @api busy = false;

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  readonly companyOptions = [option('each', labels.each), option('shared', labels.shared)];
  readonly directions = [
    option('toSalesforce', labels.toSalesforce),
    option('both', labels.both),
    option('toErp', labels.toErp),
  ];
  readonly writes = [option('upsert', labels.upsert), option('create', labels.create), option('update', labels.update)];
  readonly conflicts = [
    option('erp', labels.erp),
    option('salesforce', labels.salesforce),
    option('latest', labels.latest),
    option('ask', labels.ask),
  ];
  readonly deletions = [
    option('ignore', labels.ignore),
    option('mark', labels.mark),
    option('unlink', labels.unlink),
    option('delete', labels.delete),
  ];
  readonly unknowns = [option('block', labels.block), option('default', labels.default), option('keep', labels.keep)];
  csvProblem = '';

  get filter(): string {
    return this.document?.source.filter ?? '';
  }

  get countText(): string {
    if (!this.counted) return '';
    const { matching, read, complete } = this.counted;
    return fillLabel(complete ? labels.counted : labels.countedSome, matching, read);
  }

  get keyOptions(): readonly PickerOption[] {
    return this.fields.map(({ name, type = '' }) => ({ value: name, label: name, detail: type }));
  }

  get keySource(): string {
    return this.document?.key.source ?? '';
  }

  get settings(): Readonly<Record<string, string>> {
    const { source, target, direction = '', conflict = '', deletion = '' } = this.document ?? {};
    return { companies: source?.companies ?? '', write: target?.write ?? '', direction, conflict, deletion };
  }

  get maps(): readonly object[] {
    return Object.entries(this.document?.valueMaps ?? {}).map(([name, map]) => ({
      name,
      unknown: map.unknown,
      hasDefault: map.unknown === 'default',
      defaultValue: String(map.default ?? ''),
      download: `data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(map))}`,
      file: `${name}.csv`,
      rows: valueRows(map, this.counts[name] ?? []).map((row) => ({
        ...row,
        key: `${name} ${row.value}`,
        shownValue: row.value === '' ? labels.blank : row.value,
        countText: row.count === undefined ? '' : String(row.count),
        isUnmapped: !row.mapped,
        removeText: fillLabel(labels.removeValue, row.value),
      })),
    }));
  }

  get hasMaps(): boolean {
    return this.maps.length > 0;
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const { document } = this;
    if (!document) return;
    const { filter: _before, ...source } = document.source;
    const value = event.detail.value.trim();
    this.tell({
      ...document,
      source:
        _before === undefined && value === '' ? document.source : { ...source, ...(value ? { filter: value } : {}) },
    });
  }

  handleCount(): void {
    this.dispatchEvent(new CustomEvent('count', { detail: { filter: this.filter } }));
  }

  handleKey(event: CustomEvent<{ value: string }>): void {
    if (this.document && event.detail.value) this.tell({ ...this.document, key: { source: event.detail.value } });
  }

  handleSetting(event: CustomEvent<{ value: string }>): void {
    const { document } = this;
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const { value } = event.detail;
    if (!document) return;
    if (name === 'companies')
      this.tell({ ...document, source: { ...document.source, companies: value } } as MappingDocument);
    else if (name === 'write')
      this.tell({ ...document, target: { ...document.target, write: value } } as MappingDocument);
    else this.tell({ ...document, [name]: value } as MappingDocument);
  }

  handleCountValues(event: Event): void {
    const { map = '' } = (event.currentTarget as HTMLElement).dataset;
    const entry = [this.document, ...(this.document?.children ?? [])]
      .flatMap((part) => part?.fields ?? [])
      .find(({ valueMap, source }) => valueMap === map && source !== undefined);
    if (entry?.source) this.dispatchEvent(new CustomEvent('count', { detail: { map, field: entry.source } }));
  }

  handleBecomes(event: CustomEvent<{ value: string }>): void {
    const { map = '', value = '' } = (event.currentTarget as HTMLElement).dataset;
    this.changeMap(map, ({ entries, ...rest }) => ({ ...rest, entries: { ...entries, [value]: event.detail.value } }));
  }

  handleAdd(event: Event): void {
    const { map = '' } = (event.currentTarget as HTMLElement).dataset;
    const input = this.template?.querySelector<HTMLInputElement>(`[data-new="${map}"]`);
    const value = input?.value ?? '';
    this.changeMap(map, ({ entries, ...rest }) => ({
      ...rest,
      entries: { ...entries, [value]: entries[value] ?? '' },
    }));
    if (input) input.value = '';
  }

  handleRemove(event: Event): void {
    const { map = '', value = '' } = (event.currentTarget as HTMLElement).dataset;
    this.changeMap(map, ({ entries, ...rest }) => ({
      ...rest,
      entries: Object.fromEntries(Object.entries(entries).filter(([each]) => each !== value)),
    }));
  }

  handleUnknown(event: CustomEvent<{ value: ValueMap['unknown'] }>): void {
    const { map = '' } = (event.currentTarget as HTMLElement).dataset;
    this.changeMap(map, (before) => ({ ...before, unknown: event.detail.value }));
  }

  handleDefault(event: CustomEvent<{ value: string }>): void {
    const { map = '' } = (event.currentTarget as HTMLElement).dataset;
    this.changeMap(map, (before) => ({ ...before, default: event.detail.value }));
  }

  async handleFile(event: Event): Promise<void> {
    const { map = '' } = (event.currentTarget as HTMLElement).dataset;
    const [file] = (event.target as HTMLInputElement).files ?? [];
    this.csvProblem = '';
    if (!file) return;
    try {
      const entries = fromCsv(await file.text());
      this.changeMap(map, (before) => ({ ...before, entries: { ...before.entries, ...entries } }));
    } catch (error) {
      this.csvProblem = (error as Error).message;
    }
  }

  private changeMap(name: string, change: (map: ValueMap) => ValueMap): void {
    const map = this.document?.valueMaps?.[name];
    if (this.document && map) this.tell(withValueMap(this.document, name, change(map)));
  }

  private tell(document: MappingDocument): void {
    if (document !== this.document) this.dispatchEvent(new CustomEvent('document', { detail: { document } }));
  }
}
