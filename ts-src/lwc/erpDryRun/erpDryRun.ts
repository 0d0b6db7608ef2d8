import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fieldName, fillLabel, formatNumber } from 'c/erpFormat';
import { shown } from 'c/erpMappingDraft';
import { labels } from './labels';
import { readDryRun, type DryRunResult } from './result';

/** Records whose values are shown before all are asked for. */
const SHOWN = 10;

export { readDryRun } from './result';

/** What a saved version would do, as the org said when it tried it and rolled it back. */
export default class ErpDryRun extends LightningElement {
  /** The result of a `dry-run` request; none before it has ended. */
  @api result?: Readonly<Record<string, unknown>>;

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  showsAll = false;

  get isDone(): boolean {
    return this.run !== undefined;
  }

  /** What would happen to how many records; what must be known stands there even when it is nothing. */
  get counts(): readonly object[] {
    const { counts } = this.run ?? {};
    if (!counts) return [];
    const always = ['create', 'update', 'unchanged', 'blocked'] as const;
    const more = (['refused', 'filtered', 'notTried'] as const).filter((name) => counts[name] > 0);
    return [...always, ...more].map((name) => ({
      name,
      count: counts[name],
      label: labels[name],
      className: `count${(name === 'blocked' || name === 'refused') && counts[name] > 0 ? ' bad' : ''}`,
    }));
  }

  get countsText(): string {
    return fillLabel(labels.counts, formatNumber(this.run?.records ?? 0), this.run?.company ?? '');
  }

  get linesText(): string {
    const { children } = this.run ?? {};
    if (!children || Object.values(children).every((count) => count === 0)) return '';
    return fillLabel(labels.lines, children.create, children.update, children.unchanged, children.notTried);
  }

  get isClean(): boolean {
    return this.run?.rolledBack === true;
  }

  get groups(): readonly object[] {
    return (this.run?.groups ?? []).map(({ cause, code, source, count, field, examples }, index) => ({
      key: `${code} ${index}`,
      by: source === 'org' ? labels.byOrg : labels.byMapping,
      cause,
      field: field ? fieldName(field) : '',
      count,
      examples: examples.map(({ number, key }) => number ?? key).join(', '),
    }));
  }

  get hasGroups(): boolean {
    return this.groups.length > 0;
  }

  get updates(): readonly object[] {
    return this.first(this.run?.updates).flatMap(({ number, key, fields }) =>
      fields.map(({ field, before, after }, index) => ({
        key: `${key} ${field}`,
        number: index === 0 ? (number ?? key) : '',
        field: fieldName(field),
        before: shown(before),
        after: shown(after),
      })),
    );
  }

  get hasUpdates(): boolean {
    return this.updates.length > 0;
  }

  get creates(): readonly object[] {
    return this.first(this.run?.creates).map(({ number, key, fields }) => ({
      key,
      number: number ?? key,
      text: fields
        .filter(({ after }) => after !== null && after !== '')
        .map(({ field, after }) => `${fieldName(field)}: ${shown(after)}`)
        .join(' · '),
    }));
  }

  get hasCreates(): boolean {
    return this.creates.length > 0;
  }

  get moreCreates(): string {
    return this.notShown(this.run?.creates, this.run?.more?.creates);
  }

  get moreUpdates(): string {
    return this.notShown(this.run?.updates, this.run?.more?.updates);
  }

  get notUndone(): readonly object[] {
    return (this.run?.notUndone ?? []).map((text, index) => ({ key: String(index), text }));
  }

  get hasNotUndone(): boolean {
    return this.notUndone.length > 0;
  }

  get hasRest(): boolean {
    const { creates = [], updates = [] } = this.run ?? {};
    return !this.showsAll && (creates.length > SHOWN || updates.length > SHOWN);
  }

  handleAll(): void {
    this.showsAll = true;
  }

  private first<Row>(rows: readonly Row[] = []): readonly Row[] {
    return this.showsAll ? rows : rows.slice(0, SHOWN);
  }

  /** How many records are not shown: those of the result that wait for being asked for, and those that it leaves out. */
  private notShown(rows: readonly object[] = [], leftOut = 0): string {
    const more = rows.length - this.first(rows).length + leftOut;
    return more > 0 ? fillLabel(labels.more, formatNumber(more)) : '';
  }

  private get run(): DryRunResult | undefined {
    return this.result && readDryRun(this.result);
  }
}
