import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { formatLag, healthOf, integrationName, lagOf } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { NO_VALUE, formatMoment, formatNumber, formatShare } from 'c/erpFormat';
import { flowVariables, flowsQuery, readFlows, type Flows } from './flows';
import { labels } from './labels';

/** How each mapping runs that is not off: how far it is behind, what it moves, and what it takes. */
export default class ErpFlows extends ErpConsoleView {
  readonly labels = labels;
  flowsAnswer: Answer<Flows> = unanswered;

  get flowsQuery(): string | undefined {
    return this.isAdmin ? flowsQuery : undefined;
  }

  get flowsVariables(): Record<string, unknown> {
    return flowVariables(this.now);
  }

  @wire(graphql, { query: '$flowsQuery', variables: '$flowsVariables', operationName: 'erpFlows' })
  wiredFlows(result: GraphQLResult): void {
    this.flowsAnswer = this.take('flows', result, readFlows, this.flowsAnswer.value);
  }

  override get state(): PanelState {
    return super.state === 'ready' && this.rows.length === 0 ? 'empty' : super.state;
  }

  get isPartial(): boolean {
    return this.flowsAnswer.failed || this.flowsAnswer.partial;
  }

  get rows(): readonly object[] {
    const flows = this.flowsAnswer.value?.byMapping;
    return this.mappings
      .filter(({ state }) => state !== 'Off')
      .map((mapping) => {
        const flow = flows?.get(mapping.id);
        return {
          id: mapping.id,
          key: mapping.key,
          name: mapping.name,
          integration: integrationName(mapping.integration),
          health: healthOf(mapping),
          reason: mapping.paused || (mapping.lastOutcome === 'Failed' ? mapping.lastError : ''),
          lag: formatLag(lagOf(mapping, this.now)),
          read: flows ? formatNumber(flow?.readPerHour ?? 0) : NO_VALUE,
          written: flows ? formatNumber(flow?.writtenPerHour ?? 0) : NO_VALUE,
          success: successText(flow?.success ?? null),
          nextRun: mapping.nextRun && !mapping.paused ? formatMoment(mapping.nextRun) : NO_VALUE,
          calls: formatNumber(mapping.apiCalls),
        };
      });
  }

  handleOpen(event: Event): void {
    this.go({ view: 'mappings', mapping: (event.currentTarget as HTMLElement).dataset.key ?? '' });
  }
}

/** In tenths of a percent, rounded down: where something was refused it is never all. */
function successText(success: number | null): string {
  return formatShare(success === null ? null : Math.floor(success * 1_000) / 1_000, 1);
}
