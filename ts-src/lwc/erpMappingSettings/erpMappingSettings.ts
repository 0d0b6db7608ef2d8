import { api } from 'lwc';
import ErpConsoleView from 'c/erpConsoleView';
import { fillLabel, formatNumber } from 'c/erpFormat';
import { namesFor, samplesFor, type Catalogue, type Samples } from 'c/erpMappingDraft';
import type { FormulaSample } from 'c/erpFormulaEditor';
import type { MappingDocument, ValueMap } from 'c/mappingEngine';
import { withValueMap, type CompletionField } from 'c/mappingEditing';
import type { PickerOption } from 'c/erpPicker';
import type { ValueCount } from 'c/erpValueMap';
import { labels } from './labels';
import { companies, conflicts, deletions, directions, writes } from './options';
import { valueUses, withFilter, withSetting } from './settings';

/** How many records match the filter, of those that were read. */
interface Counted {
  readonly read: number;
  readonly matching: number;
  readonly complete: boolean;
}

/**
 * Key, direction, filter, policies, lists and value maps of a mapping. `document` tells the document with a change,
 * `needobject` an object whose fields must be known.
 */
export default class ErpMappingSettings extends ErpConsoleView {
  /** `connection|name` */
  @api mappingKey = '';
  @api document?: MappingDocument;
  @api catalogue?: Catalogue;
  @api samples?: Samples;

  readonly labels = labels;
  readonly companyOptions = companies;
  readonly directions = directions;
  readonly writes = writes;
  readonly conflicts = conflicts;
  readonly deletions = deletions;
  counted: Counted | undefined;
  countedFilter = '';
  counts: Readonly<Record<string, readonly ValueCount[]>> = {};
  refused = '';

  get filter(): string {
    return this.document?.source.filter ?? '';
  }

  get fields(): readonly CompletionField[] {
    return this.document && this.catalogue ? namesFor(this.document, '', this.catalogue) : [];
  }

  get formulaSamples(): readonly FormulaSample[] {
    return this.document && this.samples ? samplesFor(this.document, '', this.samples) : [];
  }

  get countText(): string {
    if (this.asking) return labels.counting;
    if (!this.counted || this.countedFilter !== this.filter) return '';
    const { matching, read, complete } = this.counted;
    return fillLabel(complete ? labels.counted : labels.countedSome, formatNumber(matching), formatNumber(read));
  }

  get problem(): string {
    return this.refused || this.askError;
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
    const { document, catalogue } = this;
    if (!document) return [];
    return Object.entries(document.valueMaps ?? {}).map(([name, map]) => {
      const { source, choices } = valueUses(document, catalogue, name);
      return { name, map, choices, counts: this.counts[name] ?? [], cannotCount: this.asking || source === undefined };
    });
  }

  get hasMaps(): boolean {
    return this.maps.length > 0;
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    if (this.document) this.tell(withFilter(this.document, event.detail.value.trim()));
  }

  async handleCount(): Promise<void> {
    const { filter } = this;
    const result = await this.count(filter ? { filter } : {});
    if (!result) return;
    this.counted = result as unknown as Counted;
    this.countedFilter = filter;
  }

  handleKey(event: CustomEvent<{ value: string }>): void {
    if (this.document && event.detail.value) this.tell({ ...this.document, key: { source: event.detail.value } });
  }

  handleSetting(event: CustomEvent<{ value: string }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    if (this.document) this.tell(withSetting(this.document, name, event.detail.value));
  }

  async handleCountValues(event: CustomEvent<{ name: string }>): Promise<void> {
    const { name } = event.detail;
    const { source } = this.document ? valueUses(this.document, this.catalogue, name) : {};
    const result = source && (await this.count({ field: source, ...(this.filter ? { filter: this.filter } : {}) }));
    if (result) this.counts = { ...this.counts, [name]: (result.values ?? []) as readonly ValueCount[] };
  }

  handleMap(event: CustomEvent<{ name: string; map: ValueMap }>): void {
    const { name, map } = event.detail;
    if (this.document) this.tell(withValueMap(this.document, name, map));
  }

  handleRemoveMap(event: CustomEvent<{ name: string }>): void {
    if (this.document) this.tell(withValueMap(this.document, event.detail.name, null));
  }

  /** What parts of the settings tell goes on as it is. */
  handleDocument(event: CustomEvent<{ document: MappingDocument }>): void {
    this.tell(event.detail.document);
  }

  handleNeedObject(event: CustomEvent<{ name: string }>): void {
    this.dispatchEvent(new CustomEvent('needobject', { detail: event.detail }));
  }

  private async count(wanted: object): Promise<Readonly<Record<string, unknown>> | undefined> {
    const entity = this.document?.source.entity;
    const connection = this.connections.find(({ key }) => key === this.mappingKey.split('|')[0]);
    if (!entity || !connection) return undefined;
    this.refused = '';
    const ended = await this.ask({ kind: 'count-records', targetId: connection.id, request: { entity, ...wanted } });
    if (ended?.status === 'Done') return ended.result;
    this.refused = ended?.errorMessage ?? '';
    return undefined;
  }

  private tell(document: MappingDocument): void {
    if (document !== this.document) this.dispatchEvent(new CustomEvent('document', { detail: { document } }));
  }
}
