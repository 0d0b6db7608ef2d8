import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import type { Command } from 'c/erpCommand';
import type { ConsoleConnection } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { fillLabel, formatMoment } from 'c/erpFormat';
import type { ConsoleRequest } from 'c/erpRequest';
import { ROWS_STEP, moreRows } from 'c/erpShowMore';
import type { StatusKind } from 'c/erpStatus';
import { driftQuery, readDrifts, type Drift, type Drifts } from './drifts';
import { labels } from './labels';

const kinds: Record<string, string> = {
  New: labels.kindNew,
  Renamed: labels.kindRenamed,
  Removed: labels.kindRemoved,
  Retyped: labels.kindRetyped,
};

const settledWords: Record<string, string> = {
  Ignored: labels.ignored,
  Added: labels.added,
  Resolved: labels.resolved,
};

/** What came of asking one connection's companion to look now. */
interface Check {
  readonly id: string;
  readonly kind: StatusKind;
  readonly text: string;
}

/**
 * Fields that are new, renamed, removed or of another type on either side, with the mappings that they touch; what to
 * do about each, and what each mapping does by itself.
 */
export default class ErpDrift extends ErpConsoleView {
  readonly labels = labels;
  readonly filters = [
    { value: 'Open', label: labels.open },
    { value: 'Settled', label: labels.settled },
  ];
  readonly policies = [
    { value: 'Ignore', label: labels.policyIgnore },
    { value: 'Pause', label: labels.policyPause },
    { value: 'Add', label: labels.policyAdd },
  ];
  filter = 'Open';
  first = ROWS_STEP;
  doneText = '';
  /** What came of asking the companion of each connection. */
  checks: readonly Check[] = [];
  driftAnswer: Answer<Drifts> = unanswered;

  get driftQuery(): string | undefined {
    return this.isAdmin ? driftQuery : undefined;
  }

  get driftVariables(): Record<string, unknown> {
    return { states: this.filter === 'Open' ? ['Open'] : ['Ignored', 'Added', 'Resolved'], first: this.first };
  }

  @wire(graphql, { query: '$driftQuery', variables: '$driftVariables', operationName: 'erpDrift' })
  wiredDrift(result: GraphQLResult): void {
    this.driftAnswer = this.take('drift', result, readDrifts, this.driftAnswer.value);
  }

  override get state(): PanelState {
    return this.stateOf(this.driftAnswer, ({ visible }) => visible);
  }

  get rows(): readonly object[] {
    const settled = this.filter !== 'Open';
    return (this.driftAnswer.value?.list ?? [])
      .filter(({ status }) => (status === 'Open') !== settled)
      .map((drift) => rowOf(drift));
  }

  get readCount(): number {
    return this.driftAnswer.value?.list.length ?? 0;
  }

  get total(): number {
    return this.driftAnswer.value?.total ?? 0;
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get emptyText(): string {
    return this.filter === 'Open' ? labels.none : labels.noneSettled;
  }

  get mappingRows(): readonly object[] {
    return this.mappings.map(({ id, key, name, driftPolicy, paused }) => ({
      id,
      key,
      name,
      policy: driftPolicy || 'Pause',
      policyLabel: fillLabel(labels.policyOf, name),
      paused,
    }));
  }

  get hasMappings(): boolean {
    return this.mappings.length > 0;
  }

  /** The checks say themselves what came of them. */
  get isQuiet(): boolean {
    return this.checks.length > 0;
  }

  get cannotCheck(): boolean {
    return this.connections.length === 0;
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    this.filter = event.detail.value;
    this.first = ROWS_STEP;
  }

  handleMore(): void {
    this.first = moreRows(this.first);
  }

  async handleCheck(): Promise<void> {
    if (this.asking) return;
    this.doneText = '';
    this.checks = [];
    const requests = this.connections.map(({ id }) => ({ kind: 'check-drift' as const, targetId: id }));
    const [only, ...others] = requests;
    if (others.length > 0) await this.checkEach(requests);
    else if (only) {
      const ended = await this.ask(only);
      if (ended?.status === 'Done') this.doneText = foundText(ended);
    }
  }

  async handleSettle(event: Event): Promise<void> {
    const { key: driftKey = '', choice = '' } = (event.currentTarget as HTMLElement).dataset;
    this.doneText = '';
    this.checks = [];
    const targetId = this.connectionOf(driftKey);
    const ended = await this.ask({ kind: 'settle-drift', targetId, request: { driftKey, choice } });
    if (ended?.status !== 'Done') return;
    const { version } = ended.result;
    this.doneText = choice === 'ignore' ? labels.nowIgnored : fillLabel(labels.nowAdded, String(version ?? ''));
  }

  handleMapping(event: Event): void {
    this.go({ view: 'mappings', mapping: (event.currentTarget as HTMLElement).dataset.key ?? '' });
  }

  async handlePolicy(event: CustomEvent<{ value: string }>): Promise<void> {
    const { record = '' } = (event.currentTarget as HTMLElement).dataset;
    const { value: driftPolicy } = event.detail;
    if (this.mappings.some((mapping) => mapping.id === record && mapping.driftPolicy === driftPolicy)) return;
    this.doneText = labels.policyChanged;
    this.checks = [];
    await this.ask({ kind: 'change-mapping', targetId: record, request: { driftPolicy } });
  }

  /** Each connection has a companion of its own: one that is silent holds up no other. */
  private async checkEach(requests: readonly ConsoleRequest[]): Promise<void> {
    const checkOf = ({ id, name }: ConsoleConnection, kind: StatusKind, text: string): Check => ({
      id,
      kind,
      text: fillLabel(labels.checkedOf, name, text),
    });
    const { connections } = this;
    this.checks = connections.map((connection) => checkOf(connection, 'busy', labels.checking));
    await this.askEach(requests, (at, ended) => {
      const isDone = typeof ended !== 'string' && ended.status === 'Done';
      const problem = typeof ended === 'string' ? ended : ended.errorMessage;
      const [kind, text] = isDone ? (['good', foundText(ended)] as const) : (['bad', problem] as const);
      const checks = [...this.checks];
      checks[at] = checkOf(connections[at] as ConsoleConnection, kind, text);
      this.checks = checks;
    });
  }

  /** A change's key begins with that of its connection. */
  private connectionOf(driftKey: string): string {
    const found = this.connections.find(({ key }) => driftKey.startsWith(`${key}|`));
    return (found ?? this.connections[0])?.id ?? '';
  }
}

function foundText({ result }: Command): string {
  const open = Number(result.open ?? 0);
  return open === 0 ? labels.checkedNone : fillLabel(labels.checked, open);
}

function rowOf(drift: Drift): object {
  const { id, key, side, container, field, kind, before, after, mappings, breaks, status, since } = drift;
  return {
    id,
    key,
    what: kinds[kind] ?? kind,
    where: `${container}.${field}`,
    side,
    change: kind === 'New' ? after : kind === 'Removed' ? before : fillLabel(labels.change, before, after),
    mappings: mappings.join(', ') || labels.noMapping,
    effect: breaks
      ? { kind: 'bad', label: labels.breaks }
      : { kind: 'neutral', label: mappings.length > 0 ? labels.touches : labels.touchesNone },
    since: since ? formatMoment(since) : '',
    isOpen: status === 'Open',
    canAdd: status === 'Open' && (kind === 'New' || kind === 'Renamed'),
    addText: kind === 'Renamed' ? labels.useName : labels.add,
    settled: settledWords[status] ?? status,
    ignoreLabel: fillLabel(labels.ignoreField, field),
    addLabel: kind === 'Renamed' ? fillLabel(labels.useNameOf, after) : fillLabel(labels.addField, field),
  };
}
