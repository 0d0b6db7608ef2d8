import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { readCommands, type Commands } from 'c/erpCommand';
import { readAudit } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { formatMoment } from 'c/erpFormat';
import { historyQuery } from './historyQuery';
import { labels } from './labels';

/** Who did what about an issue and the records below it, newest first. */
export default class ErpIssueHistory extends ErpConsoleView {
  /** Ids of the issue and of its records. */
  @api targets: readonly string[] = [];

  readonly labels = labels;
  historyAnswer: Answer<Commands> = unanswered;

  @api
  refresh(): Promise<unknown> {
    return this.refreshOne('history');
  }

  get historyQuery(): string | undefined {
    return this.isAdmin && this.targets.length > 0 ? historyQuery : undefined;
  }

  get historyVariables(): Record<string, unknown> {
    return { targets: this.targets };
  }

  @wire(graphql, { query: '$historyQuery', variables: '$historyVariables', operationName: 'erpIssueHistory' })
  wiredHistory(result: GraphQLResult): void {
    this.historyAnswer = this.take('history', result, readCommands, this.historyAnswer.value);
  }

  override get state(): PanelState {
    const state = this.stateOf(this.historyAnswer, ({ visible }) => visible);
    return state === 'ready' && this.entries.length === 0 ? 'empty' : state;
  }

  get entries(): readonly object[] {
    return (this.historyAnswer.value?.list ?? []).map((command) => {
      const { id, who, when, what, outcome, before, after } = readAudit(command);
      return { id, who, what, outcome, before, after, moment: when ? formatMoment(when) : '' };
    });
  }
}
