import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import {
  connectionProblem,
  issuesQuery,
  readIssues,
  type ConsoleConnection,
  type MappingState,
} from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer } from 'c/erpConsoleView';
import { NO_VALUE, fillLabel, formatAge } from 'c/erpFormat';
import { ROWS_STEP } from 'c/erpShowMore';
import { labels } from './labels';
import { tilesOf, type Tile } from './tiles';

/** What the companion says when a template of an integration is not installed (docs/errors.md). */
const NOT_INSTALLED = 'SYNC_TEMPLATE_NEW';

const readMissing = (answer: unknown): ReadonlySet<string> =>
  new Set(
    readIssues(answer)
      .list.filter(({ code }) => code === NOT_INSTALLED)
      .map(({ integration }) => integration),
  );

/**
 * The nine integrations: what each does, whether it runs, and what needs someone; where nothing is installed yet, its
 * templates are installed with one choice.
 */
export default class ErpConsoleHome extends ErpConsoleView {
  readonly labels = labels;
  readonly issueVariables = { states: ['Open', 'Ignored'], first: ROWS_STEP };
  chosenConnection = '';
  isSwitching = false;
  /** The integration whose mappings are about to be switched, and what to. */
  switching: { readonly integration: string; readonly state: MappingState } | undefined;

  /** Integrations of which the companion misses a template, also where somebody chose to leave it so. */
  missingAnswer: Answer<ReadonlySet<string>> = unanswered;

  get issuesQuery(): string | undefined {
    return this.isAdmin ? issuesQuery : undefined;
  }

  @wire(graphql, { query: '$issuesQuery', variables: '$issueVariables', operationName: 'erpIssues' })
  wiredIssues(result: GraphQLResult): void {
    this.missingAnswer = this.take('issues', result, readMissing, this.missingAnswer.value);
  }

  get tiles(): readonly Tile[] {
    if (!this.consoleAnswer.value) return [];
    const { switching } = this;
    return tilesOf(this.consoleAnswer.value, this.missingAnswer.value ?? new Set(), this.now).map((tile) => ({
      ...tile,
      ...(tile.name === switching?.integration ? { switchTo: switching.state } : {}),
    }));
  }

  get connection(): ConsoleConnection | undefined {
    return this.connections.find(({ id }) => id === this.chosenConnection) ?? this.connections[0];
  }

  get connectionId(): string {
    return this.connection?.id ?? '';
  }

  /** One switch at a time: the one that is under way would be taken away by another. */
  get cannotChoose(): boolean {
    return this.asking || this.isSwitching;
  }

  get connectionKey(): string {
    return this.connection?.key ?? '';
  }

  get hasChoice(): boolean {
    return this.connections.length > 1;
  }

  get connectionOptions(): readonly object[] {
    return this.connections.map(({ id, name }) => ({ value: id, label: name }));
  }

  get companions(): readonly object[] {
    return this.connections.map((connection) => {
      const { id, name, erp, version, heartbeat, companies } = connection;
      const heard = heartbeat ? formatAge(heartbeat, this.now) : NO_VALUE;
      return {
        id,
        kind: connectionProblem(connection, this.now) ? 'bad' : 'good',
        text: fillLabel(
          labels.companion,
          name,
          erp,
          companies.map(({ code }) => code).join(', '),
          version || NO_VALUE,
          heard,
        ),
      };
    });
  }

  handleConnection(event: CustomEvent<{ value: string }>): void {
    this.chosenConnection = event.detail.value;
  }

  handleMappings(event: Event): void {
    this.go({ view: 'mappings', integration: (event.currentTarget as HTMLElement).dataset.name ?? '' });
  }

  handleSwitch(event: CustomEvent<{ value: MappingState }>): void {
    const { name: integration = '' } = (event.currentTarget as HTMLElement).dataset;
    this.switching = { integration, state: event.detail.value };
  }

  handleBegun(): void {
    this.isSwitching = true;
  }

  handleEnded(): void {
    this.isSwitching = false;
  }

  /** The focus goes back to where the choice was made. */
  handleSwitched(): void {
    const { integration } = this.switching ?? {};
    this.switching = undefined;
    this.template?.querySelector<HTMLElement>(`[data-id=switch][data-name="${integration}"]`)?.focus();
  }

  async handleInstall(event: CustomEvent<{ value: string }>): Promise<void> {
    const { name: integration = '' } = (event.currentTarget as HTMLElement).dataset;
    const state = event.detail.value;
    await this.ask({
      kind: 'install-templates',
      targetId: this.connectionId,
      request: { integration, state },
    });
  }
}
