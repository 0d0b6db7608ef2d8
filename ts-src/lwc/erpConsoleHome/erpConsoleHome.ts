import { connectionProblem, type ConsoleConnection } from 'c/erpConsoleData';
import ErpConsoleView from 'c/erpConsoleView';
import { NO_VALUE, fillLabel, formatAge } from 'c/erpFormat';
import { labels } from './labels';
import { tilesOf, type Tile } from './tiles';

/**
 * The nine integrations: what each does, whether it runs, and what needs someone; where nothing is installed yet, its
 * templates are installed with one choice.
 */
export default class ErpConsoleHome extends ErpConsoleView {
  readonly labels = labels;
  chosenConnection = '';

  get tiles(): readonly Tile[] {
    return this.consoleAnswer.value ? tilesOf(this.consoleAnswer.value, this.now) : [];
  }

  get connection(): ConsoleConnection | undefined {
    return this.connections.find(({ id }) => id === this.chosenConnection) ?? this.connections[0];
  }

  get connectionId(): string {
    return this.connection?.id ?? '';
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
