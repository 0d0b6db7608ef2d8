import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { auditKinds, type Mapping } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { formatMoment } from 'c/erpFormat';
import { auditQuery, targetsQuery, versionsQuery } from './auditQueries';
import { readActions, readTargets, readVersions, type AuditPage } from './audit';
import { labels } from './labels';

/** Matches no id. */
const NONE = '-';

/**
 * Who published, retried, edited, ignored what and when, with before and after: from the requests themselves, which
 * nobody can change, and from the versions that were saved.
 */
export default class ErpAudit extends ErpConsoleView {
  readonly labels = labels;
  readonly lists = [
    { value: 'actions', label: labels.actions },
    { value: 'versions', label: labels.versions },
  ];
  readonly kinds = [{ value: '', label: labels.allKinds }, ...auditKinds];
  list = 'actions';
  kind = '';
  person = '';
  mappingId = '';
  cursors: readonly string[] = [];
  actionsAnswer: Answer<AuditPage> = unanswered;
  versionsAnswer: Answer<AuditPage> = unanswered;
  targets: readonly string[] = [];

  get isActions(): boolean {
    return this.list === 'actions';
  }

  get targetsQuery(): string | undefined {
    return this.isAdmin && this.mappingId && this.isActions ? targetsQuery : undefined;
  }

  get targetsVariables(): Record<string, unknown> {
    return { mapping: this.mappingId };
  }

  @wire(graphql, { query: '$targetsQuery', variables: '$targetsVariables', operationName: 'erpAuditTargets' })
  wiredTargets({ data }: GraphQLResult): void {
    this.targets = data ? [this.mappingId, ...readTargets(data)] : [];
  }

  get actionsQuery(): string | undefined {
    return this.isAdmin && this.isActions ? auditQuery : undefined;
  }

  get actionsVariables(): Record<string, unknown> {
    const filtered = this.mappingId !== '';
    return {
      kinds: this.kind ? [this.kind] : auditKinds.map(({ value }) => value),
      person: this.personPattern,
      any: filtered ? NONE : '%',
      targets: filtered && this.targets.length > 0 ? this.targets : [NONE],
      after: this.cursors.at(-1) ?? null,
    };
  }

  @wire(graphql, { query: '$actionsQuery', variables: '$actionsVariables', operationName: 'erpAudit' })
  wiredActions(result: GraphQLResult): void {
    this.actionsAnswer = this.take('actions', result, readActions, this.actionsAnswer.value);
  }

  get versionsQuery(): string | undefined {
    return this.isAdmin && !this.isActions ? versionsQuery : undefined;
  }

  get versionsVariables(): Record<string, unknown> {
    const key = this.chosenMapping?.key ?? '';
    return { person: this.personPattern, mapping: `${key ? `${key}|` : ''}%`, after: this.cursors.at(-1) ?? null };
  }

  @wire(graphql, { query: '$versionsQuery', variables: '$versionsVariables', operationName: 'erpAuditVersions' })
  wiredVersions(result: GraphQLResult): void {
    this.versionsAnswer = this.take('versions', result, readVersions, this.versionsAnswer.value);
  }

  override get state(): PanelState {
    return this.stateOf(this.answer, ({ visible }) => visible);
  }

  get rows(): readonly object[] {
    return (this.answer.value?.entries ?? []).map((entry) => ({
      ...entry,
      kind: entry.what.startsWith(entry.kind) ? '' : entry.kind,
      moment: entry.when ? formatMoment(entry.when) : '',
    }));
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get mappingOptions(): readonly object[] {
    return [
      { value: '', label: labels.allMappings },
      ...this.mappings.map(({ id, name }) => ({ value: id, label: name })),
    ];
  }

  get isFirst(): boolean {
    return this.cursors.length === 0;
  }

  get isLast(): boolean {
    return !this.answer.value?.page.hasNextPage;
  }

  handleList(event: CustomEvent<{ value: string }>): void {
    this.list = event.detail.value;
    this.cursors = [];
  }

  handleKind(event: CustomEvent<{ value: string }>): void {
    this.kind = event.detail.value;
    this.cursors = [];
  }

  handleMapping(event: CustomEvent<{ value: string }>): void {
    this.mappingId = event.detail.value;
    this.cursors = [];
  }

  /** By the end of the typing: each letter would be a question. */
  handlePerson(event: Event): void {
    this.person = (event.currentTarget as HTMLInputElement).value.trim();
    this.cursors = [];
  }

  handlePrevious(): void {
    this.cursors = this.cursors.slice(0, -1);
  }

  handleNext(): void {
    const { endCursor } = this.answer.value?.page ?? {};
    if (endCursor) this.cursors = [...this.cursors, endCursor];
  }

  private get answer(): Answer<AuditPage> {
    return this.isActions ? this.actionsAnswer : this.versionsAnswer;
  }

  private get chosenMapping(): Mapping | undefined {
    return this.mappings.find(({ id }) => id === this.mappingId);
  }

  private get personPattern(): string {
    return `%${this.person.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  }
}
