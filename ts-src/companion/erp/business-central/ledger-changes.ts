/** What changed in the ledger: new detailed entries, and what they touch. */
import { decodeRecord } from './decode.ts';
import { anyOf, setAddress, slices } from './odata.ts';
import { allRows, KEYS_PER_CALL, pagesOf, type Row } from './paging.ts';
import type { ReadPlan } from './plan.ts';
import type { Reading } from './reading.ts';
import { nextLedgerMark, type LedgerMark } from './watermark.ts';

const SET = 'detailedCustomerLedgerEntries';
/** Numbers below the highest that are looked at for gaps when reading begins. */
const FIRST_LOOK_BACK = 200;

const FIELDS = ['id', 'entryNumber', 'customerLedgerEntryId', 'initialDocumentType'];

interface LedgerChanges {
  readonly mark: LedgerMark;
  /** Ids of the plan's entity that must be read again. */
  readonly ids: ReadonlySet<string>;
}

function question(reading: Reading, address: string, set = SET) {
  const { pageRows, signal } = reading;
  const base = { address, api: 'extension' as const, operation: `reading ${set}`, pageSize: pageRows.records };
  return signal === undefined ? base : { ...base, signal };
}

function detailed(reading: Reading, filter: string, select: readonly string[]): string {
  return setAddress(reading.companyId, SET, { filter, select, orderby: 'entryNumber' });
}

/** Where the ledger stands before a full read; gaps just below its end are noted. */
export async function firstLedgerMark(reading: Reading): Promise<LedgerMark> {
  const newest = setAddress(reading.companyId, SET, { orderby: 'entryNumber desc', select: ['entryNumber'], top: 1 });
  const top = await allRows(reading.client, question(reading, newest));
  const highest = Number(top[0]?.['entryNumber'] ?? 0);
  const below = Math.max(0, highest - FIRST_LOOK_BACK);
  const recent = await allRows(
    reading.client,
    question(reading, detailed(reading, `entryNumber gt ${below}`, ['entryNumber'])),
  );
  const numbers = recent.map((row) => Number(row['entryNumber']));
  const times = { overlapMs: reading.overlapMs, nowMs: reading.now() };
  return nextLedgerMark({ entry: (numbers[0] ?? highest + 1) - 1, gaps: [] }, numbers, times);
}

/** Detailed entries that were not there at the mark; each is handed over and forgotten. */
async function eachNew(reading: Reading, mark: LedgerMark, onRow: (row: Row) => void): Promise<LedgerMark> {
  const numbers: number[] = [];
  const take = (rows: readonly Row[]): void => {
    for (const row of rows) {
      decodeRecord(row, new Set());
      numbers.push(Number(row['entryNumber']));
      onRow(row);
    }
  };
  for (const gaps of slices(
    mark.gaps.map(([number]) => String(number)),
    KEYS_PER_CALL,
  )) {
    take(await allRows(reading.client, question(reading, detailed(reading, anyOf('entryNumber', gaps), FIELDS))));
  }
  const since = question(reading, detailed(reading, `entryNumber gt ${mark.entry}`, FIELDS));
  for await (const page of pagesOf(reading.client, since, (rows) => rows)) take(page);
  return nextLedgerMark(mark, numbers, { overlapMs: reading.overlapMs, nowMs: reading.now() });
}

/** Documents behind ledger entries: the entry knows the id that the standard API gives the posted document. */
async function documentsBehind(
  reading: Reading,
  documentType: string,
  entryIds: ReadonlySet<string>,
): Promise<Set<string>> {
  const documents = new Set<string>();
  const set = 'customerLedgerEntries';
  for (const ids of slices([...entryIds], KEYS_PER_CALL)) {
    const select = ['id', 'documentType', 'documentId'];
    const address = setAddress(reading.companyId, set, { filter: anyOf('id', ids), select });
    for (const row of await allRows(reading.client, question(reading, address, set))) {
      decodeRecord(row, new Set());
      if (row['documentType'] === documentType && typeof row['documentId'] === 'string')
        documents.add(row['documentId']);
    }
  }
  return documents;
}

/** Rows that a reversal marked as unapplied: they are older than the mark, the reversal that they name is not. */
async function unappliedSince(reading: Reading, entryNumber: number): Promise<string[]> {
  const address = setAddress(reading.companyId, SET, {
    filter: `unappliedByEntryNumber ge ${entryNumber}`,
    select: ['id'],
  });
  return (await allRows(reading.client, question(reading, address))).map((row) => String(row['id']));
}

/**
 * What must be read again because of new detailed entries: the ledger entries that they stand on, the documents behind
 * those, or, for applications, the new rows themselves and those that they reverse.
 */
export async function ledgerChanges(reading: Reading, plan: ReadPlan, mark: LedgerMark): Promise<LedgerChanges> {
  const { signal, amounts } = plan.source;
  const touched = new Set<string>();
  const own = new Set<string>();
  let lowest = Number.POSITIVE_INFINITY;
  const next = await eachNew(reading, mark, (row) => {
    lowest = Math.min(lowest, Number(row['entryNumber']));
    own.add(String(row['id']));
    const entry = row['customerLedgerEntryId'];
    const concerns = signal !== 'document' || row['initialDocumentType'] === amounts?.documentType;
    if (concerns && typeof entry === 'string') touched.add(entry);
  });
  if (own.size === 0) return { mark: next, ids: own };
  if (signal === 'ledger') return { mark: next, ids: touched };
  if (signal === 'document') {
    return { mark: next, ids: await documentsBehind(reading, amounts?.documentType ?? '', touched) };
  }
  for (const id of await unappliedSince(reading, lowest)) own.add(id);
  return { mark: next, ids: own };
}
