/**
 * What changed in Salesforce since the last look, for two-way mappings. Records that hold what was agreed (echoes of our
 * own writes, changes of other fields) are sorted out here; the others are read again in the ERP and merged.
 *
 * The watermark is the newest modification stamp seen; reading begins some minutes before it, because a transaction may
 * commit later than its stamp says.
 */
import { parseKey, SHARED_COMPANY } from '../../../mapping/index.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { Agreement, Link } from '../../state/port.ts';
import type { RunContext } from '../ports.ts';
import { withPatience } from '../reactions.ts';
import { valueAt } from '../stored-rows.ts';
import { agreementScopes } from './agreement-scopes.ts';
import type { Values } from './merge-row.ts';
import { modifiedAt, MODIFIED, same, salesforceValues } from './salesforce-side.ts';

const OVERLAP_MS = 300_000;
/** Before all records: in an org without any the look goes back to the beginning. */
const BEGINNING = '1970-01-01T00:00:00.000Z';

const PARKED_MAX = 100_000;

type StoredRow = Readonly<Record<string, unknown>>;

export interface SalesforceChanges {
  /** Rows of the company that were read for the first time since they were modified, or that differ. */
  readonly read: number;
  /** Keys in the ERP of the records that hold something else than was agreed. */
  readonly sourceKeys: readonly string[];
  /** To be stored once all of them are durably accounted for. */
  readonly watermark: string;
}

/** Name of the watermark of a run on the Salesforce side. */
export const salesforceScope = ({ mapping, company }: RunContext): string =>
  `${mapping.name}|${company.code}|salesforce`;

/** Where the records of the mapping are found by their keys, and the path from there to the record. */
function siteOf(context: RunContext): { readonly object: string; readonly keyField: string; readonly prefix: string } {
  const { object, keyField } = context.mapping.compiled.header;
  // Which account belongs to which customers is said by the customers.
  if (object === 'Account') return { object: 'ERP_Customer__c', keyField: 'ERP_Key__c', prefix: 'Account__r.' };
  return { object, keyField, prefix: '' };
}

/**
 * The watermark to read from. The first time it is the present end, and stored at once: all records are about to be
 * compared anyway, and what changes from now on is found by the next look. Null: nothing to read this time.
 */
export async function startingStamp(context: RunContext): Promise<string | null> {
  const scope = salesforceScope(context);
  const stored = await context.state.readWatermark(scope);
  if (stored !== null) return stored;
  const { object } = context.mapping.compiled.header;
  const [row] = await rowsOf(context, `SELECT MAX(${MODIFIED}) latest FROM ${object}`);
  const latest = modifiedAt(row?.['latest']);
  const value = latest === null ? BEGINNING : new Date(latest).toISOString();
  await context.state.record({ watermark: { scope, value } });
  return null;
}

async function rowsOf(context: RunContext, soql: string): Promise<readonly StoredRow[]> {
  return withPatience(context, async () => {
    const rows: StoredRow[] = [];
    for await (const row of context.salesforce.query(soql)) rows.push(row);
    return rows;
  });
}

/** Reads what changed since the watermark and sorts out what is as agreed, or was parked since the run started. */
export async function readSalesforceChanges(
  context: RunContext,
  { since, started }: { readonly since: string; readonly started: string },
): Promise<SalesforceChanges> {
  const { document, wayBack } = context.mapping.compiled;
  checkKey(context);
  const { object, keyField, prefix } = siteOf(context);
  const columns = (wayBack?.columns ?? []).map(({ column }) => `${prefix}${column}`);
  const stamp = `${prefix}${MODIFIED}`;
  const from = new Date(Date.parse(since) - OVERLAP_MS).toISOString();
  const select = [...new Set([keyField, stamp, ...columns])].join(', ');
  const company = document.source.companies === 'shared' ? SHARED_COMPANY : context.company.code;
  const found = (await rowsOf(context, `SELECT ${select} FROM ${object} WHERE ${stamp} >= ${from}`)).map((row) => ({
    key: String(valueAt(row, keyField) ?? ''),
    values: wayBack === null ? {} : salesforceValues(wayBack, row, prefix),
    modified: modifiedAt(valueAt(row, stamp)) ?? 0,
  }));
  const sinceMs = Date.parse(since);
  const newest = found.reduce((latest, { modified }) => Math.max(latest, modified), sinceMs);
  const own = found.filter(({ key }) => parseKey(key)?.company === company);
  const place = { mapping: context.mapping.name, company: context.company.code };
  const parked = (await context.state.listParked(place, PARKED_MAX)).filter(({ lastSeen }) => lastSeen >= started);
  const justParked = new Set(parked.map(({ key }) => key));
  const changed = (await withoutEchoes(context, own)).filter(({ key }) => !justParked.has(key));
  const differing = new Set(changed.map(({ key }) => key));
  const sourceKeys = [...new Set(changed.map(({ key }) => parseKey(key)?.key ?? ''))];
  const read = own.filter(({ key, modified }) => modified > sinceMs || differing.has(key)).length;
  return { read, sourceKeys, watermark: new Date(newest).toISOString() };
}

/** The record of a Salesforce key is read in the ERP by that key, so the key has to be the ERP's own. */
function checkKey({ mapping, erp }: RunContext): void {
  const { key, source } = mapping.compiled.document;
  if (key.source === erp.keyField(source.entity)) return;
  const detail = `a mapping of both directions has the key ${erp.keyField(source.entity)}`;
  throw codedError('MAPPING_MALFORMED', { values: { name: mapping.name, version: mapping.version, detail } });
}

interface Changed {
  readonly key: string;
  readonly values: Values;
}

async function withoutEchoes(context: RunContext, rows: readonly Changed[]): Promise<readonly Changed[]> {
  const keys = [...new Set(rows.map(({ key }) => key))];
  const { responsible, follower } = agreementScopes(context.mapping.name);
  const links = await context.state.findLinks(context.mapping.compiled.header.object, keys);
  const own = await context.state.findAgreements(responsible, keys);
  const followed = await context.state.findAgreements(follower, keys);
  return rows.filter(({ key, values }) => !isEcho(values, links.get(key), own.get(key) ?? followed.get(key)));
}

/** The record holds what was agreed, nothing is under way and nothing is in conflict. */
function isEcho(values: Values, link: Link | undefined, agreement: Agreement | undefined): boolean {
  if (link === undefined || link.hash === null || agreement === undefined || agreement.sending !== null) return false;
  return Object.entries(agreement.agreed).every(([column, value]) => same(value, values[column] ?? null));
}
