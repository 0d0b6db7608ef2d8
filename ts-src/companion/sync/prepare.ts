/** From a page of ERP records to units that can be written, and to the fate of all others. */
import {
  buildKey,
  SHARED_COMPANY,
  type MappedRow,
  type MappingEnvironment,
  type MappingResult,
} from '../../mapping/index.ts';
import type { SourceRecord } from '../erp/contract.ts';
import type { StateChanges } from '../state/port.ts';
import { findThrough, throughLookups } from './customer-accounts.ts';
import { findForeign } from './foreign-references.ts';
import { headersOnly } from './history-depth.ts';
import { agreementScopes } from './merge/agreement-scopes.ts';
import { versionOf } from './merge/erp-side.ts';
import { packChildren, sameBytes } from './packed-children.ts';
import type { PageTicket } from './page-tracker.ts';
import type { RunContext } from './ports.ts';
import { companyOf, factsOf, factsOfRefused } from './record-facts.ts';
import { loadReferences, resolveReferences, type MappedDocument } from './references.ts';
import { loadRepairs, type PageRepairs } from './repairs.ts';
import { retryAt } from './retry-policy.ts';
import type { ErpVersion, Unit } from './unit.ts';

type Parked = NonNullable<StateChanges['parked']>[number];
type Waiting = NonNullable<StateChanges['waiting']>[number];

export interface PreparedPage {
  /** To be written or compared with what Salesforce holds. */
  readonly units: readonly Unit[];
  /** Left out by the filter, or because somebody decided so. */
  readonly filtered: number;
  /** Keys in the ERP of those that the filter left out: whatever held them up does so no longer. */
  readonly leftOut: readonly string[];
  /** Decisions about single records that are over. */
  readonly over: PageRepairs['over'];
  /** In order already; also those that came twice in one page (the newest counts). */
  readonly unchanged: readonly string[];
  readonly duplicates: number;
  readonly parked: readonly Parked[];
  readonly waiting: readonly Waiting[];
  /** Records in order but for optional references that are still not there: they go on waiting for them. */
  readonly stillWanting: readonly Waiting[];
}

interface Mapped extends MappedDocument {
  readonly sourceKey: string;
  readonly version?: ErpVersion;
}

/**
 * Maps a page and decides about every record of it. Writes nothing. `compareAll`: also records that the ERP gives as they
 * were last written are units, because something else changed.
 */
export async function preparePage(
  context: RunContext,
  records: readonly SourceRecord[],
  { ticket, compareAll }: { readonly ticket: PageTicket; readonly compareAll: boolean },
): Promise<PreparedPage> {
  const repairs = await loadRepairs(context, records);
  const sorted = mapPage(context, records, repairs);
  const documents = [...sorted.documents.values()];
  const header = context.mapping.compiled.header;
  const links = await context.state.findLinks(
    header.object,
    documents.map((document) => document.key),
  );
  const settled = await agreedKeys(context, documents);
  await loadReferences(context.mapping, documents, context.parents);
  await findForeign(context, documents);
  const rows = documents.map((document) => document.row);
  const through = await findThrough(context, rows);
  const units: Unit[] = [];
  const unchanged: string[] = [];
  const waiting: Waiting[] = [];
  const stillWanting: Waiting[] = [];
  for (const document of documents) {
    const link = links.get(document.key);
    const exists = link !== undefined;
    const references = resolveReferences(context.mapping, document, { parents: context.parents, exists, through });
    if (references.required !== null) {
      waiting.push(waitingRow(context, document, { ...references.required, written: false }));
      continue;
    }
    const ready = references.document;
    const packed = packChildren(ready.children);
    const asWritten = link !== undefined && link.hash === ready.hash && sameBytes(link.children, packed);
    const same = asWritten && !compareAll && settled(document.key);
    if (same || ownedByOther(context, link?.account ?? null)) {
      unchanged.push(document.key);
      for (const missing of references.optional) {
        stillWanting.push(waitingRow(context, document, { ...missing, written: true }));
      }
      continue;
    }
    const account = accountAbove(context, ready, document);
    const below = keyAbove(context, document);
    const waitsFor = references.optional;
    const { sourceKey, version } = document;
    units.push({
      ...ready,
      sourceKey,
      packed,
      account,
      link,
      waitsFor,
      ticket,
      ...(below === null ? {} : { below }),
      ...(version === undefined ? {} : { version }),
    });
  }
  const { filtered, leftOut, duplicates, parked } = sorted;
  return { units, unchanged, filtered, leftOut, over: repairs.over, duplicates, parked, waiting, stillWanting };
}

/** Whether a record may count as settled when the ERP gives it as last written: two-way records need an agreement too. */
async function agreedKeys(context: RunContext, documents: readonly Mapped[]): Promise<(key: string) => boolean> {
  if (context.mapping.compiled.wayBack === null) return () => true;
  const { responsible, follower } = agreementScopes(context.mapping.name);
  const keys = documents.map(({ key }) => key);
  const own = await context.state.findAgreements(responsible, keys);
  const followed = await context.state.findAgreements(follower, keys);
  return (key) => own.get(key)?.sending === null || followed.get(key)?.sending === null;
}

interface SortedPage {
  readonly documents: ReadonlyMap<string, Mapped>;
  readonly filtered: number;
  readonly leftOut: readonly string[];
  readonly duplicates: number;
  readonly parked: readonly Parked[];
}

function mapPage(context: RunContext, records: readonly SourceRecord[], repairs: PageRepairs): SortedPage {
  const { mapping, company, erp, clock } = context;
  const env: MappingEnvironment = { company, now: clock.now() };
  const keyField = erp.keyField(mapping.compiled.document.source.entity);
  const documents = new Map<string, Mapped>();
  const parked: Parked[] = [];
  const leftOut: string[] = [];
  let ignored = 0;
  let duplicates = 0;
  for (const original of records) {
    const repaired = repairs.apply(original);
    if (repaired.ignored) {
      ignored++;
      continue;
    }
    const { record } = repaired;
    const sourceKey = String(record[keyField] ?? '');
    const result = mapping.compiled.run(record, env);
    if (result.outcome === 'filtered') {
      leftOut.push(sourceKey);
    } else if (result.outcome === 'refused') {
      parked.push(refusedRow(context, { record, sourceKey }, result));
    } else {
      for (const note of result.notes) context.tally.altered(note);
      if (documents.has(result.key)) duplicates++;
      const { key, row, hash, children } = result;
      const version = mapping.compiled.wayBack === null ? {} : { version: versionOf(context, record) };
      const document = { key, row, hash, children, sourceKey, ...version };
      documents.set(result.key, context.settings.history.depth === 'headers' ? headersOnly(document) : document);
    }
  }
  return { documents, filtered: ignored + leftOut.length, leftOut, duplicates, parked };
}

function refusedRow(
  context: RunContext,
  { record, sourceKey }: { readonly record: SourceRecord; readonly sourceKey: string },
  { key: own, problems }: Extract<MappingResult, { outcome: 'refused' }>,
): Parked {
  const [problem] = problems;
  const key = own ?? fallbackKey(context, sourceKey);
  return {
    ...place(context, key, sourceKey),
    object: problem?.object ?? context.mapping.compiled.header.object,
    code: problem?.code ?? 'MAPPING_REFUSED',
    message: problems.map((p) => p.message).join(' '),
    owner: 'admin',
    fields: [...new Set(problems.map((p) => p.field))],
    retryAt: retryAt(false, context.clock.now()),
    facts: factsOfRefused(context, record, key),
  };
}

const place = (context: RunContext, key: string, sourceKey: string) => ({
  mapping: context.mapping.name,
  key,
  company: context.company.code,
  sourceKey,
  lastSeen: new Date(context.clock.now()).toISOString(),
});

/** A key for a record whose own key could not be made. */
const fallbackKey = (context: RunContext, sourceKey: string): string =>
  buildKey(
    companyOf(context, context.mapping.compiled.document),
    context.mapping.compiled.document.source.entity,
    sourceKey,
  );

/** A row for the waiting room. */
export function waitingRow(
  context: RunContext,
  record: { readonly key: string; readonly sourceKey: string; readonly row: MappedRow },
  missing: { readonly object: string; readonly key: string; readonly written: boolean },
): Waiting {
  return {
    ...place(context, record.key, record.sourceKey),
    waitsObject: missing.object,
    waitsKey: missing.key,
    written: missing.written,
    facts: factsOf(context, record),
  };
}

/**
 * A record that companies share is written by the company that brought it first; the others' versions of it would
 * overwrite it back and forth.
 */
function ownedByOther(context: RunContext, account: string | null): boolean {
  const shared = context.mapping.compiled.document.source.companies === 'shared';
  return shared && account !== null && account !== `${SHARED_COMPANY}${context.company.code}`;
}

/** Key of the record that the document's account is found through; null when it is not found that way. */
function keyAbove(context: RunContext, document: MappedDocument): string | null {
  const [lookup] = throughLookups(context);
  const key = lookup === undefined ? null : document.row[lookup.column];
  return typeof key === 'string' && key !== '' ? key : null;
}

/** What work on the document is divided by; `named` is the document with its references as keys. */
function accountAbove(context: RunContext, document: MappedDocument, named: MappedDocument): string {
  if (context.mapping.compiled.document.source.companies === 'shared') {
    return `${SHARED_COMPANY}${context.company.code}`;
  }
  const master = context.mapping.compiled.header.lookups.find((lookup) => lookup.master);
  const [lookup] = throughLookups(context);
  if (master === undefined && lookup !== undefined && keyAbove(context, named) !== null) {
    return String(document.row[lookup.column] ?? document.key);
  }
  if (master === undefined) return document.key;
  const parent = String(document.row[master.column] ?? '');
  return context.parents.accountOf(master.object, parent) ?? parent;
}
