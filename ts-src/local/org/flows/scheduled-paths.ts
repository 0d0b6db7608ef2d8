import type { Clock, CommittedChange } from '../kernel/types.ts';
import type { FlowDefinition, ScheduledPath } from './flow.ts';
import { readFlowRecord } from './flow-record.ts';
import { conditionsHold, Interview } from './interview.ts';
import type { FlowWorld } from './interview.ts';

/** A path that waits for its time. */
export interface PendingPath {
  readonly flow: string;
  readonly path: string;
  readonly recordId: string;
  /** Milliseconds since 1970 UTC. */
  readonly due: number;
}

interface Waiting extends PendingPath {
  readonly definition: FlowDefinition;
  readonly first: string;
}

/** The longest time that a timer can wait. */
const TIMER_MAX = 2 ** 31 - 1;

/**
 * The scheduled paths of record-triggered flows. Every save of a record works them out anew: a path moves with the date
 * in its field, and is dropped when the conditions hold no longer. A path that ran for a date does not run for it again.
 */
export class ScheduledPaths {
  readonly #world: FlowWorld;
  readonly #clock: Clock;
  readonly #byObject: ReadonlyMap<string, readonly FlowDefinition[]>;
  readonly #waiting = new Map<string, Waiting>();
  readonly #ran = new Map<string, number>();
  readonly #failures: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(world: FlowWorld, clock: Clock, flows: readonly FlowDefinition[]) {
    this.#world = world;
    this.#clock = clock;
    this.#byObject = Map.groupBy(flows, ({ object }) => object.toLowerCase());
  }

  /** Paths that wait, soonest first. */
  get pending(): readonly PendingPath[] {
    return [...this.#waiting.values()]
      .sort((a, b) => a.due - b.due)
      .map(({ flow, path, recordId, due }) => ({ flow, path, recordId, due }));
  }

  /** What failed while paths ran; a real org mails it to the administrator. */
  get failures(): readonly string[] {
    return this.#failures;
  }

  /** Takes notice of what was committed. */
  follow(changes: readonly CommittedChange[]): void {
    for (const { object, kind, ids } of changes) {
      for (const flow of this.#byObject.get(object.toLowerCase()) ?? []) {
        if (kind === 'created' ? flow.onCreate : kind === 'updated' ? flow.onUpdate : true) {
          for (const id of ids) this.#schedule(flow, id);
        }
      }
    }
    this.#arm();
  }

  /** Runs every path whose time has come. */
  runDue(): void {
    const now = this.#clock();
    const due = [...this.#waiting].filter(([, path]) => path.due <= now).sort(([, a], [, b]) => a.due - b.due);
    for (const [key, path] of due) {
      this.#waiting.delete(key);
      this.#ran.set(key, path.due);
      this.#run(path);
    }
    this.#arm();
  }

  /** Ends all waiting. */
  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #schedule(flow: FlowDefinition, recordId: string): void {
    const { database } = this.#world;
    const record = readFlowRecord(database, flow.object, '"Id" = ?', database.ids.parse(recordId));
    for (const path of flow.paths) {
      const key = `${flow.name}|${path.name}|${recordId}`;
      const due = record !== null && conditionsHold(flow.filters, record) ? dueOf(path, record.get(path.field)) : null;
      if (due === null) this.#waiting.delete(key);
      else if (this.#ran.get(key) !== due) {
        this.#waiting.set(key, {
          flow: flow.name,
          path: path.name,
          recordId,
          due,
          definition: flow,
          first: path.first,
        });
      }
    }
  }

  #run({ definition, recordId, first }: Waiting): void {
    const { database } = this.#world;
    const record = readFlowRecord(database, definition.object, '"Id" = ?', database.ids.parse(recordId));
    if (record === null) return;
    try {
      new Interview(this.#world, definition, record).run(first);
    } catch (error) {
      this.#failures.push(`${definition.name}: ${(error as Error).message}`);
    }
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const [soonest] = this.pending;
    if (soonest === undefined) return;
    const wait = Math.min(Math.max(soonest.due - this.#clock(), 0), TIMER_MAX);
    this.#timer = setTimeout(() => this.runDue(), wait);
    this.#timer.unref();
  }
}

/** When a path on a date field is due; null when the field is blank. Dates count from midnight UTC. */
function dueOf(path: ScheduledPath, value: string | number | boolean | null | undefined): number | null {
  if (typeof value === 'number') return value + path.offsetMs;
  return typeof value === 'string' ? Date.parse(value) + path.offsetMs : null;
}
