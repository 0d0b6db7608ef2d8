import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import type { ValueMap } from 'c/mappingEngine';
import { labels } from './labels';
import { fromCsv, toCsv, valueRows, type ValueCount } from './values';

export type { ValueCount } from './values';

/**
 * One value map as a table: what each value of the ERP becomes, with how many records have it; values that nobody has
 * mapped come first. `mapchange` tells the changed map, `count` asks for the real values, `remove` takes the map out.
 */
export default class ErpValueMap extends LightningElement {
  @api name = '';
  @api map?: ValueMap;
  /** Real values of the ERP; none before they were counted. */
  @api counts: readonly ValueCount[] = [];
  /** Values that the field of Salesforce takes; none when it takes any. */
  @api choices: readonly string[] = [];
  /** There is no field whose values could be counted, or something is under way. */
  @api cannotCount = false;

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  readonly unknowns = [
    { value: 'block', label: labels.block },
    { value: 'default', label: labels.default },
    { value: 'keep', label: labels.keep },
  ];
  newValue = '';
  csvProblem = '';

  get hasChoices(): boolean {
    return this.choices.length > 0;
  }

  get choiceOptions(): readonly object[] {
    return this.choices.map((value) => ({ value, label: value }));
  }

  get rows(): readonly object[] {
    if (!this.map) return [];
    return valueRows(this.map, this.counts).map((row) => ({
      ...row,
      key: `value ${row.value}`,
      shownValue: row.value === '' ? labels.blank : row.value,
      countText: row.count === undefined ? '' : String(row.count),
      isUnmapped: !row.mapped,
      isMissing: row.becomes !== '' && this.hasChoices && !this.choices.includes(row.becomes),
      becomesLabel: fillLabel(labels.becomesOf, row.value === '' ? labels.blank : row.value),
      removeText: fillLabel(labels.removeValue, row.value === '' ? labels.blank : row.value),
    }));
  }

  get unmappedText(): string {
    const { map, counts } = this;
    if (!map || counts.length === 0) return '';
    const open = counts.filter(({ value }) => !Object.hasOwn(map.entries, value));
    const records = open.reduce((sum, { count }) => sum + count, 0);
    return open.length > 0 ? fillLabel(labels.unmappedCount, open.length, records) : labels.allMapped;
  }

  get unknown(): string {
    return this.map?.unknown ?? 'block';
  }

  get hasDefault(): boolean {
    return this.map?.unknown === 'default';
  }

  get defaultValue(): string {
    return String(this.map?.default ?? '');
  }

  get download(): string {
    return `data:text/csv;charset=utf-8,${encodeURIComponent(this.map ? toCsv(this.map) : '')}`;
  }

  get file(): string {
    return `${this.name}.csv`;
  }

  get cannotAdd(): boolean {
    return !this.map || Object.hasOwn(this.map.entries, this.newValue);
  }

  handleBecomes(event: CustomEvent<{ value: string }>): void {
    const { value = '' } = (event.currentTarget as HTMLElement).dataset;
    this.change(({ entries, ...rest }) => ({ ...rest, entries: { ...entries, [value]: event.detail.value } }));
  }

  handleNew(event: CustomEvent<{ value: string }>): void {
    this.newValue = event.detail.value;
  }

  handleAdd(): void {
    if (this.cannotAdd) return;
    const { newValue } = this;
    this.newValue = '';
    this.change(({ entries, ...rest }) => ({ ...rest, entries: { ...entries, [newValue]: '' } }));
  }

  /** Maps each value that the field of Salesforce has under the same name, in whatever case. */
  handleSame(): void {
    const byName = new Map(this.choices.map((choice) => [choice.toLowerCase(), choice]));
    this.change(({ entries, ...rest }) => {
      const found = this.counts.flatMap(({ value }) => {
        const same = byName.get(value.toLowerCase());
        return same === undefined || Object.hasOwn(entries, value) ? [] : [[value, same] as const];
      });
      return { ...rest, entries: { ...entries, ...Object.fromEntries(found) } };
    });
  }

  handleRemove(event: Event): void {
    const { value = '' } = (event.currentTarget as HTMLElement).dataset;
    this.change(({ entries, ...rest }) => ({
      ...rest,
      entries: Object.fromEntries(Object.entries(entries).filter(([each]) => each !== value)),
    }));
  }

  handleUnknown(event: CustomEvent<{ value: ValueMap['unknown'] }>): void {
    this.change((before) => ({ ...before, unknown: event.detail.value }));
  }

  handleDefault(event: CustomEvent<{ value: string }>): void {
    this.change((before) => ({ ...before, default: event.detail.value }));
  }

  handleCount(): void {
    this.dispatchEvent(new CustomEvent('count', { detail: { name: this.name } }));
  }

  handleRemoveMap(): void {
    this.dispatchEvent(new CustomEvent('remove', { detail: { name: this.name } }));
  }

  async handleFile(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    this.csvProblem = '';
    if (!file) return;
    const read = fromCsv(await file.text());
    if ('line' in read) this.csvProblem = fillLabel(labels.csvProblem, read.line);
    else this.change((before) => ({ ...before, entries: { ...before.entries, ...read.entries } }));
  }

  private change(edit: (map: ValueMap) => ValueMap): void {
    if (!this.map) return;
    this.dispatchEvent(new CustomEvent('mapchange', { detail: { name: this.name, map: edit(this.map) } }));
  }
}
