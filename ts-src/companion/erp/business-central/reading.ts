/** What every read of one installation works with. */
import type { Client } from './client.ts';
import type { SeenStamps } from './seen-stamps.ts';
import type { Shapes } from './installation.ts';

export interface Reading {
  readonly client: Client;
  readonly shapes: Shapes;
  readonly companyId: string;
  readonly signal: AbortSignal | undefined;
  readonly pageRows: { readonly records: number; readonly documents: number };
  readonly overlapMs: number;
  /** Own clock, milliseconds; only differences matter. */
  readonly now: () => number;
  readonly seen: SeenStamps;
}
