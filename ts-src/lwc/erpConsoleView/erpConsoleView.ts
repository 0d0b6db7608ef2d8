import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import type { Command } from 'c/erpCommand';
import { consoleQuery, readConsole, type ConsoleConnection, type ConsoleData, type Mapping } from 'c/erpConsoleData';
import ErpRecordPanel, { unanswered, type Answer, type PanelState } from 'c/erpRecordPanel';
import type { ConsoleRequest, RequestElement } from 'c/erpRequest';
import { watchPage, type PageWatch } from 'c/erpWatch';

export { unanswered, type Answer, type PanelState } from 'c/erpRecordPanel';

/** A place in the console. */
export interface ConsolePlace {
  readonly view: string;
  /** Key of a mapping, `connection|name`. */
  readonly mapping?: string;
  readonly issue?: string;
  readonly integration?: string;
  /** Opens what adds something: a field, or in the list of mappings a mapping. */
  readonly add?: boolean;
}

/**
 * What every view of the console does: it reads connections and mappings with the query that all share, follows
 * changes, goes to other places, and asks the companion. Without the permission ERP Admin it asks nothing at all.
 */
export default abstract class ErpConsoleView extends ErpRecordPanel {
  recordId?: string;

  readonly isAdmin = IS_ADMIN === true;
  consoleAnswer: Answer<ConsoleData> = unanswered;
  now = new Date();
  /** A request is on its way to the companion: a second press must not start again. */
  asking = false;
  askError = '';
  private watch: PageWatch | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.isAdmin) this.watch = watchPage(() => this.refreshAll());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch?.end();
  }

  get consoleQuery(): string | undefined {
    return this.isAdmin ? consoleQuery : undefined;
  }

  @wire(graphql, { query: '$consoleQuery', operationName: 'erpConsole' })
  wiredConsole(result: GraphQLResult): void {
    this.now = new Date();
    this.consoleAnswer = this.take('console', result, readConsole, this.consoleAnswer.value);
  }

  /** What is read of the connections and mappings; none before there is an answer. */
  get mappings(): readonly Mapping[] {
    return this.consoleAnswer.value?.mappings ?? [];
  }

  get connections(): readonly ConsoleConnection[] {
    return this.consoleAnswer.value?.connections ?? [];
  }

  override get state(): PanelState {
    return this.stateOf(this.consoleAnswer, ({ visible }) => visible);
  }

  /** State of a view that is made of one answer. */
  protected stateOf<T>(answer: Answer<T>, visible: (value: T) => boolean): PanelState {
    if (answer.failed) return 'failed';
    if (answer.value === undefined) return 'loading';
    return visible(answer.value) ? 'ready' : 'noPermission';
  }

  /** Goes to another place of the console. */
  protected go(place: ConsolePlace): void {
    this.dispatchEvent(new CustomEvent('consolenavigate', { bubbles: true, composed: true, detail: place }));
  }

  /**
   * Asks the companion by the view's `c-erp-request` and reads everything anew when it has ended. Undefined when the
   * org did not take the request; the reason stands in `askError` then.
   */
  protected async ask(asked: ConsoleRequest): Promise<Command | undefined> {
    const element = this.template?.querySelector<RequestElement>('c-erp-request');
    if (!element || this.asking) return undefined;
    this.asking = true;
    this.askError = '';
    try {
      return await element.send(asked);
    } catch (error) {
      this.askError = (error as Error).message;
      return undefined;
    } finally {
      this.asking = false;
      await this.refreshAll();
    }
  }

  /**
   * Asks several companions at once, none of which waits for another. `tell` hears of each when it has ended, or of the
   * org's reason not to take it.
   */
  protected async askEach(
    asked: readonly ConsoleRequest[],
    tell: (index: number, ended: Command | string) => void,
  ): Promise<void> {
    const element = this.template?.querySelector<RequestElement>('c-erp-request');
    if (!element || this.asking) return;
    this.asking = true;
    this.askError = '';
    const heard = asked.map(async (one, index) =>
      tell(index, await element.send(one).catch((error: unknown) => (error as Error).message)),
    );
    await Promise.all(heard);
    this.asking = false;
    await this.refreshAll();
  }
}
