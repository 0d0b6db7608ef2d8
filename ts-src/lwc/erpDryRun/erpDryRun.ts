import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fieldName, fillLabel } from 'c/erpFormat';
import { shown } from 'c/erpMappingDraft';
import { labels } from './labels';
import { readDryRun, type DryRunResult } from './result';

export { readDryRun } from './result';

/** What a saved version would do, as the org said when it tried it and rolled it back. */
export default class ErpDryRun extends LightningElement {
  /** The result of a `dry-run` request; none before it has ended. */
  @api result?: Readonly<Record<string, unknown>>;

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;

  get isDone(): boolean {
    return this.run !== undefined;
  }

  get countsText(): string {
    const { records = 0, counts } = this.run ?? {};
    if (!counts) return '';
    const { create, update, unchanged, blocked, filtered, refused, notTried } = counts;
    return fillLabel(labels.counts, records, create, update, unchanged, blocked, filtered, refused, notTried);
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
    return (this.run?.updates ?? []).flatMap(({ number, key, fields }) =>
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
    return (this.run?.creates ?? []).map(({ number, key, fields }) => ({
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
    const more = this.run?.more?.creates ?? 0;
    return more > 0 ? fillLabel(labels.more, more) : '';
  }

  get moreUpdates(): string {
    const more = this.run?.more?.updates ?? 0;
    return more > 0 ? fillLabel(labels.more, more) : '';
  }

  get notUndone(): readonly object[] {
    return (this.run?.notUndone ?? []).map((text, index) => ({ key: String(index), text }));
  }

  get hasNotUndone(): boolean {
    return this.notUndone.length > 0;
  }

  private get run(): DryRunResult | undefined {
    return this.result && readDryRun(this.result);
  }
}
