import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { commandsQuery, isOpen, readCommands, type Command, type Commands } from 'c/erpCommand';
import { fillLabel, formatAge, formatMoment } from 'c/erpFormat';
import ErpRecordPanel, { unanswered, type Answer, type PanelState } from 'c/erpRecordPanel';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';
import { customerSyncQuery, orderSyncQuery, readSync, type Sync, type SyncState } from './sync';

const words: Record<SyncState, { kind: StatusKind; label: string }> = {
  'In Step': { kind: 'good', label: labels.inStep },
  Waiting: { kind: 'attention', label: labels.waiting },
  Failed: { kind: 'bad', label: labels.failed },
  Conflict: { kind: 'bad', label: labels.conflict },
};

/**
 * Whether a record is in step with the ERP, as a word with an icon; why not and since when. Of an account it is the
 * worst of its ERP customers, of an opportunity its latest request to the ERP or the worst of its orders. Without a
 * record of the ERP it is not there.
 */
export default class ErpRecordStatus extends ErpRecordPanel {
  @api recordId?: string;
  @api objectApiName = 'Account';

  readonly labels = labels;
  syncAnswer: Answer<readonly Sync[]> = unanswered;
  commandsAnswer: Answer<Commands> = unanswered;

  get syncQuery(): string | undefined {
    if (!this.recordId) return undefined;
    return this.objectApiName === 'Account' ? customerSyncQuery : orderSyncQuery;
  }

  get syncVariables(): Record<string, unknown> {
    return { record: this.recordId };
  }

  @wire(graphql, { query: '$syncQuery', variables: '$syncVariables' })
  wiredSync(result: GraphQLResult): void {
    this.syncAnswer = this.take('sync', result, readSync, this.syncAnswer.value);
  }

  get commandsQuery(): string | undefined {
    return this.recordId && this.objectApiName === 'Opportunity' ? commandsQuery : undefined;
  }

  @wire(graphql, { query: '$commandsQuery', variables: '$commandsVariables', operationName: 'erpCommands' })
  wiredCommands(result: GraphQLResult): void {
    this.commandsAnswer = this.take('commands', result, readCommands, this.commandsAnswer.value);
  }

  get commandsVariables(): Record<string, unknown> {
    return { target: this.recordId };
  }

  override get state(): PanelState {
    return this.isShown ? 'ready' : 'empty';
  }

  get isShown(): boolean {
    return this.shown !== undefined;
  }

  get status(): { kind: StatusKind; label: string } {
    return words[this.shown?.state ?? 'In Step'];
  }

  get detail(): string {
    return this.shown?.detail ?? '';
  }

  get since(): string {
    const { since } = this.shown ?? {};
    return since ? fillLabel(labels.since, formatAge(since, new Date())) : '';
  }

  get sinceMoment(): string {
    const { since } = this.shown ?? {};
    return since ? formatMoment(since) : '';
  }

  get moreText(): string {
    const troubled = (this.syncAnswer.value ?? []).filter(({ state }) => state !== 'In Step').length;
    return troubled > 1 ? fillLabel(labels.more, troubled - 1) : '';
  }

  private get shown(): Pick<Sync, 'state' | 'detail' | 'since'> | undefined {
    const [worst] = this.syncAnswer.value ?? [];
    if (this.objectApiName !== 'Opportunity' || (worst && worst.state !== 'In Step')) return worst;
    return statusOfRequest(this.lastRequest) ?? worst;
  }

  /** Checks change nothing, so they say nothing about the record. */
  private get lastRequest(): Command | undefined {
    return (this.commandsAnswer.value?.list ?? []).find(({ kind }) => kind === 'send-quote');
  }
}

/** What a request to the ERP says about its record; undefined when it went through. */
function statusOfRequest(request: Command | undefined): Pick<Sync, 'state' | 'detail' | 'since'> | undefined {
  if (!request) return undefined;
  const { status, progress, errorMessage, created } = request;
  if (isOpen(request)) return { state: 'Waiting', detail: progress || labels.sending, since: created };
  return status === 'Done' ? undefined : { state: 'Failed', detail: errorMessage, since: created };
}
