import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { formatLag, integrationName } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { fillLabel, formatMoment, formatNumber } from 'c/erpFormat';
import { labels } from './labels';
import { parentsQuery, readParents, readWaiting, waitingQuery, type WaitingRecords } from './waiting';

/** Records that wait for their parent: no failures, they go on by themselves. What each waits for, and since when. */
export default class ErpWaitingRoom extends ErpConsoleView {
  readonly labels = labels;
  waitingAnswer: Answer<WaitingRecords> = unanswered;
  parents: Answer<ReadonlyMap<string, string>> = unanswered;
  /** Ends of the pages before the one that is shown. */
  cursors: readonly string[] = [];

  get waitingQuery(): string | undefined {
    return this.isAdmin ? waitingQuery : undefined;
  }

  get waitingVariables(): Record<string, unknown> {
    return { after: this.cursors.at(-1) ?? null };
  }

  @wire(graphql, { query: '$waitingQuery', variables: '$waitingVariables', operationName: 'erpWaiting' })
  wiredWaiting(result: GraphQLResult): void {
    this.now = new Date();
    this.waitingAnswer = this.take('waiting', result, readWaiting, this.waitingAnswer.value);
  }

  /** Keys are the ERP's own ids; a parent that failed itself has a number that people know. */
  get parentKeys(): readonly string[] {
    return [...new Set((this.waitingAnswer.value?.list ?? []).flatMap(({ waitsFor }) => waitsFor))];
  }

  get parentsQuery(): string | undefined {
    return this.parentKeys.length > 0 ? parentsQuery : undefined;
  }

  get parentsVariables(): Record<string, unknown> {
    return { keys: this.parentKeys };
  }

  @wire(graphql, { query: '$parentsQuery', variables: '$parentsVariables', operationName: 'erpWaitingParents' })
  wiredParents(result: GraphQLResult): void {
    this.parents = this.take('parents', result, readParents, this.parents.value);
  }

  override get state(): PanelState {
    const state = this.stateOf(this.waitingAnswer, ({ visible }) => visible);
    return state === 'ready' && this.rows.length === 0 ? 'empty' : state;
  }

  get heading(): string {
    const total = this.waitingAnswer.value?.total ?? 0;
    return total > 0 ? fillLabel(labels.titleCount, formatNumber(total)) : labels.title;
  }

  get rows(): readonly object[] {
    return (this.waitingAnswer.value?.list ?? []).map((record) => ({
      ...record,
      integration: integrationName(record.integration),
      waits: record.waitsFor.map((key) => ({ key, text: this.parentText(key) })),
      age: record.since ? formatLag(this.now.getTime() - record.since.getTime()) : '',
      moment: record.since ? formatMoment(record.since) : '',
    }));
  }

  get isFirst(): boolean {
    return this.cursors.length === 0;
  }

  get isLast(): boolean {
    return !this.waitingAnswer.value?.page.hasNextPage;
  }

  get showsPaging(): boolean {
    return !this.isFirst || !this.isLast;
  }

  handlePrevious(): void {
    this.cursors = this.cursors.slice(0, -1);
  }

  handleNext(): void {
    const { endCursor } = this.waitingAnswer.value?.page ?? {};
    if (endCursor) this.cursors = [...this.cursors, endCursor];
  }

  private parentText(key: string): string {
    const [company = '', entity = '', id = ''] = key.split('|');
    if (!entity) return key;
    const failed = this.parents.value?.get(key);
    return failed
      ? fillLabel(labels.waitsForFailed, entity, failed, company)
      : fillLabel(labels.waitsFor, entity, id, company);
  }
}
