import { LightningElement } from 'lwc';
import type { GraphQLResult } from 'lightning/graphql';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { localDate } from 'c/erpFormat';

/** What a panel can be in; `c/erpPanel` has a face for each. */
export type PanelState = 'loading' | 'notLinked' | 'noPermission' | 'failed' | 'empty' | 'ready';

/** How far one question of a panel is: nothing yet, an answer (perhaps with gaps), or only errors. */
export interface Answer<T> {
  readonly value: T | undefined;
  readonly failed: boolean;
  /** Some of it could not be read; what could is shown. */
  readonly partial: boolean;
}

/** The answer before anything arrived. */
export const unanswered: Answer<never> = { value: undefined, failed: false, partial: false };

/** What every ERP panel of a record page does: it keeps its answers, and asks again when it is told to. */
export default abstract class ErpRecordPanel extends LightningElement {
  /** Each panel declares it with `@api`, so that the page can hand it over. */
  abstract recordId?: string;

  /** What the panel is in; the frame shows the face for it. */
  abstract get state(): PanelState;

  today = localDate(new Date());

  private refreshHandler: number | undefined;
  private refreshers: Record<string, () => Promise<unknown>> = {};

  override connectedCallback(): void {
    this.refreshHandler = registerRefreshHandler(this, () => this.refreshAll());
  }

  override disconnectedCallback(): void {
    if (this.refreshHandler !== undefined) unregisterRefreshHandler(this.refreshHandler);
  }

  /** The content is built only when there is something to build it from. */
  get isReady(): boolean {
    return this.state === 'ready';
  }

  /**
   * Takes what a wire emits: remembers how to ask again and reads the answer. Until a new answer is there the old one
   * stays, also when asking again fails; errors beside data leave gaps, errors instead of a first answer fail the
   * panel.
   */
  protected take<T>(
    name: string,
    { data, errors, refresh }: GraphQLResult,
    read: (data: unknown) => T,
    previous?: T,
  ): Answer<T> {
    if (refresh) this.refreshers = { ...this.refreshers, [name]: refresh };
    const wrong = Boolean(errors?.length);
    if (data) return { value: read(data), failed: false, partial: wrong };
    if (previous !== undefined) return { value: previous, failed: false, partial: wrong };
    return { value: undefined, failed: wrong, partial: false };
  }

  /** Asks everything again that the panel has asked. */
  refreshAll(): Promise<unknown> {
    this.today = localDate(new Date());
    return Promise.all(Object.values(this.refreshers).map((refresh) => refresh()));
  }

  /** Asks again what the panel itself shows, not the customers. */
  protected refreshFigures(): Promise<unknown> {
    this.today = localDate(new Date());
    const own = Object.entries(this.refreshers).filter(([name]) => name !== 'account');
    return Promise.all(own.map(([, refresh]) => refresh()));
  }

  /** Asks one question again. */
  protected refreshOne(name: string): Promise<unknown> {
    return this.refreshers[name]?.() ?? Promise.resolve();
  }

  handleRetry(): void {
    this.refreshAll();
  }
}
