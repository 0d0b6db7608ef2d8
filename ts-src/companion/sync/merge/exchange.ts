/**
 * Taking one record's decisions to the ERP. What the ERP makes of a value, and what else changed there meanwhile, is
 * read back and merged anew, until nothing is left to write there. The Salesforce side is the caller's: many records
 * go there in one call.
 */
import type { MappedValue } from '../../../mapping/index.ts';
import type { MergeDecision, MergeSides, Values } from './merge-row.ts';

/** The ERP's side of a record as it was read. */
export interface ErpSide {
  readonly values: Values;
  readonly modified: number | null;
  readonly etag: string | null;
}

/** What became of one attempt to write; after both the record has been read again. */
export interface ErpAttempt {
  /** False when the record had been changed in the meantime, or when it is not known whether the write took effect. */
  readonly written: boolean;
  readonly now: ErpSide;
}

export interface Exchange {
  readonly erp: ErpSide;
  readonly salesforce: { readonly values: Values; readonly modified: number | null };
  readonly agreed: Values;
  readonly sending: MergeSides['sending'];
}

export interface ExchangePorts {
  readonly merge: (sides: MergeSides) => MergeDecision;
  /** Remembers what is about to be written, before it is. */
  readonly announce: (decision: MergeDecision) => Promise<void>;
  readonly write: (columns: readonly string[], etag: string | null) => Promise<ErpAttempt>;
}

export interface Exchanged {
  /** What is left: for Salesforce, and in conflict. Nothing is left for the ERP. */
  readonly decision: MergeDecision;
  readonly erp: ErpSide;
  /** Columns that were sent to the ERP and arrived. */
  readonly written: readonly string[];
}

/** How often a record that keeps changing is merged anew. */
const ROUNDS_MAX = 5;

/** Null when the record kept changing. Rejects with what the ports reject with. */
export async function exchangeWithErp(exchange: Exchange, ports: ExchangePorts): Promise<Exchanged | null> {
  let { erp, agreed, sending } = exchange;
  const sent = new Set<string>();
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const modified = { erp: erp.modified, salesforce: exchange.salesforce.modified };
    const salesforce = exchange.salesforce.values;
    const decision = ports.merge({ agreed, erp: erp.values, salesforce, sending, modified });
    const columns = Object.keys(decision.toErp);
    if (round === 0 && (columns.length > 0 || Object.keys(decision.toSalesforce).length > 0)) {
      await ports.announce(decision);
    }
    if (columns.length === 0)
      return { decision, erp, written: [...sent].filter((column) => arrived(column, decision)) };
    for (const column of columns) sent.add(column);
    const attempt = await ports.write(columns, erp.etag);
    erp = attempt.now;
    agreed = attempt.written ? { ...decision.agreed, ...decision.toErp } : decision.agreed;
    sending = attempt.written ? null : { toErp: decision.toErp, toSalesforce: {} };
  }
  return null;
}

const arrived = (column: string, { conflicts }: MergeDecision): boolean =>
  !conflicts.some(({ field }) => field === column);

/** What is agreed once the decision's part for Salesforce has been written. */
export const agreedAfter = (decision: MergeDecision): Values => ({ ...decision.agreed, ...decision.toSalesforce });

/** The values of some columns. */
export const pick = (values: Readonly<Record<string, MappedValue>>, columns: readonly string[]): Values =>
  Object.fromEntries(columns.map((column) => [column, values[column] ?? null]));
