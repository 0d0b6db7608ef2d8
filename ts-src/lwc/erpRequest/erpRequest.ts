import { LightningElement, api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import {
  Pace,
  createCommand,
  isLate,
  isOpen,
  newRequestKey,
  readCommands,
  type AdminCommandKind,
  type Command,
} from 'c/erpCommand';
import { labels } from './labels';
import { requestQuery } from './requestQuery';

/** What is asked of the companion: a kind of request, the record it is about, and its details. */
export interface ConsoleRequest {
  readonly kind: AdminCommandKind;
  readonly targetId: string;
  readonly request?: object;
}

/** What parents see of `c-erp-request`. */
export interface RequestElement extends HTMLElement {
  send(asked: ConsoleRequest): Promise<Command>;
  clear(): void;
}

interface Pending {
  readonly key: string;
  readonly ended: (command: Command) => void;
}

/**
 * Asks the companion for something and waits for the end of it. Several may be under way at once. Unless it is quiet
 * it shows how far the last one is, and why it was refused; when nobody takes it up it always says so.
 */
export default class ErpRequest extends LightningElement {
  /** The parent says what happens; shown is only that nobody takes a request up. */
  @api quiet = false;
  /** What is said when it is done. */
  @api doneText = '';

  command: Command | undefined;
  pending: readonly Pending[] = [];
  private lastKey = '';
  private refresh: (() => Promise<unknown>) | undefined;
  private readonly pace = new Pace(() => this.refresh?.() ?? Promise.resolve());

  override disconnectedCallback(): void {
    this.pace.end();
  }

  /**
   * Resolves with the ended request: Done, Refused or Failed. Rejects only when it could not be made, with the org's
   * sentence.
   */
  @api
  async send({ kind, targetId, request = {} }: ConsoleRequest): Promise<Command> {
    if (IS_ADMIN !== true) throw new Error(labels.notAdmin);
    const key = newRequestKey();
    await createCommand({ kind, targetId, request, requestKey: key });
    this.lastKey = key;
    return new Promise((ended) => {
      this.pending = [...this.pending, { key, ended }];
    });
  }

  /** Takes away what is shown of the last request. */
  @api
  clear(): void {
    this.command = undefined;
    this.lastKey = '';
  }

  get query(): string | undefined {
    return this.pending.length > 0 ? requestQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return { keys: this.pending.map(({ key }) => key) };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpRequest' })
  wiredRequests({ data, refresh }: GraphQLResult): void {
    if (refresh) this.refresh = refresh;
    if (!data || this.pending.length === 0) return;
    const { list } = readCommands(data);
    this.command = list.find(({ requestKey }) => requestKey === this.lastKey) ?? this.command;
    const open = list.filter(isOpen);
    const ended = list.filter((command) => !isOpen(command));
    const settled = this.pending.filter(({ key }) => ended.some(({ requestKey }) => requestKey === key));
    this.pending = this.pending.filter((one) => !settled.includes(one));
    this.pace.follow(
      this.pending.length > 0 ? `${open.map(({ id, status, progress }) => id + status + progress).join()} ` : '',
    );
    for (const { key, ended: tell } of settled) tell(ended.find(({ requestKey }) => requestKey === key) as Command);
  }

  get shown(): Command | undefined {
    const { command, quiet } = this;
    return command && (!quiet || isLate(command)) ? command : undefined;
  }
}
