/**
 * Reading an entity: all of it in key order, then its changes. A full read begins by noting where both signals stand,
 * so that whatever changes while it runs is found by the first read of changes after it.
 */
import type { SourcePage, SourceRecord } from '../contract.ts';
import { firstLedgerMark, ledgerChanges } from './ledger-changes.ts';
import { quoted, setAddress } from './odata.ts';
import { allRows, pagesOf, type PageQuestion, type Row } from './paging.ts';
import { queryOf, STAMP, type ReadPlan } from './plan.ts';
import { prepare } from './prepare.ts';
import { readByIds } from './read-by-key.ts';
import type { Reading } from './reading.ts';
import { SEEN_MAX } from './seen-stamps.ts';
import {
  firstStampMark,
  nextStampMark,
  readPosition,
  stampMs,
  writePosition,
  type Marks,
  type Position,
  type StampMark,
} from './watermark.ts';

/** Records of one page of changes; documents bring their lines, so fewer of them. */
const CHANGES_PER_PAGE = { records: 2_000, documents: 200 } as const;

function questionOf(reading: Reading, plan: ReadPlan, address: string, pageSize: number): PageQuestion {
  const { set, api } = plan.source;
  const question = { address, api, operation: `reading ${set}`, pageSize, cautious: plan.hasLines };
  return reading.signal === undefined ? question : { ...question, signal: reading.signal };
}

const ownerOf = (reading: Reading, plan: ReadPlan): string => `${reading.companyId}|${plan.source.entity}`;

/** Entities whose changes show in the ledger, where the extension is there to tell. */
function watchesLedger(reading: Reading, plan: ReadPlan): boolean {
  return !['stamp', 'order'].includes(plan.source.signal) && reading.shapes.extension.size > 0;
}

/** Applications are rows that only ever change by being reversed, which the ledger signal tells. */
function watchesStamps(plan: ReadPlan): boolean {
  return plan.stamp !== null && plan.source.signal !== 'application';
}

async function newestStamp(reading: Reading, plan: ReadPlan): Promise<string | null> {
  const { set } = plan.source;
  const stamp = plan.stamp ?? STAMP;
  const address = setAddress(reading.companyId, set, { orderby: `${stamp} desc`, select: [stamp], top: 1 });
  const [row] = await allRows(reading.client, questionOf(reading, plan, address, 1));
  return typeof row?.[stamp] === 'string' ? row[stamp] : null;
}

/** Key and stamp of a row as the API gave it, under their usual names. */
const marked = ({ key, stamp }: ReadPlan, row: Row): Row => ({ id: row[key], [STAMP]: row[stamp ?? STAMP] });

async function firstMarks(reading: Reading, plan: ReadPlan): Promise<Marks> {
  const nowMs = reading.now();
  const ledger = watchesLedger(reading, plan) ? await firstLedgerMark(reading) : null;
  if (!watchesStamps(plan)) return { ledger, stamps: null };
  const mark = firstStampMark(await newestStamp(reading, plan), reading.overlapMs, nowMs);
  return { ledger, stamps: { ...mark, token: '' } };
}

/** Remembers the stamps of rows that are not settled yet. */
function note(seen: Map<string, number>, rows: readonly Row[], from: string | null): void {
  const settled = stampMs(from);
  for (const row of rows) {
    const ms = stampMs(row[STAMP]);
    if (ms > settled && seen.size <= SEEN_MAX) seen.set(String(row['id']), ms);
  }
}

async function* readAll(reading: Reading, plan: ReadPlan, begun: Position | null): AsyncGenerator<SourcePage> {
  const marks: Marks = begun ?? (await firstMarks(reading, plan));
  const seen = new Map<string, number>();
  const { order } = plan;
  const after = begun?.full?.after;
  const literal = typeof after === 'string' ? quoted(after) : String(after);
  // From the last value itself: two records may share it (a draft and a posted document have number series apart).
  const condition = after === undefined || order === null ? undefined : `${order} ge ${literal}`;
  const address = setAddress(reading.companyId, plan.source.set, queryOf(plan, condition, order ?? undefined));
  const pageSize = plan.hasLines ? reading.pageRows.documents : reading.pageRows.records;
  const prepared = async (rows: Row[]): Promise<PreparedPage> => {
    // Taken before the rows are decoded in place.
    const last = order === null ? undefined : rows.at(-1)?.[order];
    const stamps = rows.map((row) => marked(plan, row));
    const records = await prepare(reading, plan, rows, true);
    return { records, stamps, last: typeof last === 'string' || typeof last === 'number' ? last : undefined };
  };
  // A page that a later one follows says how far it got; the last one ends the full read.
  let waiting: PreparedPage | null = null;
  for await (const page of pagesOf(reading.client, questionOf(reading, plan, address, pageSize), prepared)) {
    if (waiting !== null) yield { records: waiting.records, watermark: underWay(marks, waiting.last ?? after) };
    if (marks.stamps !== null) note(seen, page.stamps, marks.stamps.from);
    waiting = page;
  }
  // A read that was gone on with did not see all stamps; it remembers none, and they are looked at once more.
  const end = done(reading, plan, marks, begun === null ? seen : new Map());
  yield { records: waiting?.records ?? [], watermark: writePosition(end) };
}

interface PreparedPage {
  readonly records: readonly SourceRecord[];
  readonly stamps: readonly Row[];
  /** Order value of its last row. */
  readonly last: string | number | undefined;
}

/** A position inside a full read. Without an order value the full read can't be gone on with, and begins anew. */
function underWay(marks: Marks, after: string | number | undefined): string {
  const { stamps, ledger } = marks;
  return writePosition({ stamps, ledger, full: after === undefined ? {} : { after } });
}

/** The position after a full read: its marks of the start, with what was seen of the stamps since. */
function done(reading: Reading, plan: ReadPlan, marks: Marks, seen: ReadonlyMap<string, number>): Position {
  if (marks.stamps === null) return { stamps: null, ledger: marks.ledger };
  const token = reading.seen.keep(ownerOf(reading, plan), seen);
  return { stamps: { ...marks.stamps, token }, ledger: marks.ledger };
}

interface StampChanges {
  readonly ids: readonly string[];
  readonly mark: StampMark;
}

/** Ids of the records whose stamps are new since the mark. Only ids and stamps travel. */
async function stampChanges(reading: Reading, plan: ReadPlan, mark: StampMark): Promise<StampChanges> {
  const startedMs = reading.now();
  const before = reading.seen.get(mark.token);
  const seen = new Map<string, number>();
  const ids: string[] = [];
  let newest: string | null = null;
  const field = plan.stamp ?? STAMP;
  const condition = mark.from === null ? undefined : `${field} gt ${mark.from}`;
  const query = { ...queryOf(plan, condition, field), select: [plan.key, field], expand: [] };
  const address = setAddress(reading.companyId, plan.source.set, query);
  const pages = pagesOf(reading.client, questionOf(reading, plan, address, 20_000), (rows) =>
    rows.map((row) => marked(plan, row)),
  );
  for await (const rows of pages) {
    for (const row of rows) {
      const id = String(row['id']);
      const stamp = row[STAMP];
      if (typeof stamp === 'string' && stampMs(stamp) > stampMs(newest)) newest = stamp;
      if (before?.get(id) !== stampMs(stamp)) ids.push(id);
    }
    note(seen, rows, mark.from);
  }
  const next = nextStampMark(mark, newest, { overlapMs: reading.overlapMs, startedMs });
  const same = ids.length === 0 && next.from === mark.from && before !== undefined;
  return { ids, mark: same ? mark : { ...next, token: reading.seen.keep(ownerOf(reading, plan), seen) } };
}

/** Orders that one pass of the sweep reads again. */
const SWEPT_ORDERS = 200;

interface Sweep {
  readonly records: readonly SourceRecord[];
  /** Number of the last one; empty after the last of all, to begin anew. */
  readonly after: string;
}

/**
 * The next orders in number order. A changed line is told by its order's stamp only where the change shows in the
 * order's own values; a date or a posted quantity need not. So all orders are read again in turn, however little
 * changed. The ERP keeps only orders that are not finished, which bounds them.
 */
async function sweepOrders(reading: Reading, plan: ReadPlan, after: string): Promise<Sweep> {
  const query = queryOf(plan, after === '' ? undefined : `number gt ${quoted(after)}`, 'number');
  const address = setAddress(reading.companyId, plan.source.set, { ...query, top: SWEPT_ORDERS });
  const rows = await allRows(reading.client, questionOf(reading, plan, address, SWEPT_ORDERS));
  const last = rows.at(-1)?.['number'];
  const next = rows.length < SWEPT_ORDERS || typeof last !== 'string' ? '' : last;
  return { records: await prepare(reading, plan, rows, true), after: next };
}

async function* readChanges(reading: Reading, plan: ReadPlan, position: Position): AsyncGenerator<SourcePage> {
  const ledger = position.ledger === null ? null : await ledgerChanges(reading, plan, position.ledger);
  const stamps = position.stamps === null ? null : await stampChanges(reading, plan, position.stamps);
  const sweep = plan.source.signal === 'order' ? await sweepOrders(reading, plan, position.sweep ?? '') : null;
  const swept = new Set(sweep?.records.map((record) => record['id']));
  const ids = [...new Set([...(stamps?.ids ?? []), ...(ledger?.ids ?? [])])].filter((id) => !swept.has(id));
  // Nothing of this can be told as a position in between: until the last page the old one stands.
  const unchanged = writePosition(position);
  const size = plan.hasLines ? CHANGES_PER_PAGE.documents : CHANGES_PER_PAGE.records;
  for (let start = 0; start + size < ids.length; start += size) {
    yield { records: await readByIds(reading, plan, ids.slice(start, start + size)), watermark: unchanged };
  }
  const rest = ids.slice(ids.length === 0 ? 0 : Math.floor((ids.length - 1) / size) * size);
  const records = rest.length === 0 ? [] : await readByIds(reading, plan, rest);
  const marks = { stamps: stamps?.mark ?? null, ledger: ledger?.mark ?? null };
  if (sweep === null) {
    yield { records, watermark: writePosition(marks) };
    return;
  }
  if (records.length > 0) yield { records, watermark: unchanged };
  yield { records: sweep.records, watermark: writePosition({ ...marks, sweep: sweep.after }) };
}

/**
 * Pages of an entity since a watermark, all of it for null. Every record that is there when reading begins comes at
 * least once; one that changes meanwhile comes again with the next read.
 */
export function readEntity(reading: Reading, plan: ReadPlan, since: string | null): AsyncGenerator<SourcePage> {
  if (since === null) return readAll(reading, plan, null);
  const position = readPosition(since, plan.source.entity);
  const nothingToWatch = position.stamps === null && position.ledger === null;
  // The extension was installed after the first read: amounts that could not be joined then are all read now.
  const ledgerIsNew = position.ledger === null && watchesLedger(reading, plan);
  if (nothingToWatch || ledgerIsNew) return readAll(reading, plan, null);
  if (position.full !== undefined) return readAll(reading, plan, position);
  return readChanges(reading, plan, position);
}
