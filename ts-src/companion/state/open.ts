import { Kysely } from 'kysely';
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import { migrate } from './migrate.ts';
import type { StatePort } from './port.ts';
import { postgresDialect } from './postgres/dialect.ts';
import { findAgreements } from './queries/agreements.ts';
import { forgetSteps, readSteps, saveStep } from './queries/command-steps.ts';
import { countHeldUp } from './queries/count-held-up.ts';
import { countLinks } from './queries/count-links.ts';
import { countRows } from './queries/count-rows.ts';
import { findLinks } from './queries/find-links.ts';
import { linksBelow } from './queries/links-below.ts';
import { forgetAgreements } from './queries/forget-agreements.ts';
import { leaseHolder, releaseLease, takeLease } from './queries/leases.ts';
import { dueParked, findParked, listParked } from './queries/list-parked.ts';
import { findRun, lastRuns, unpublishedRuns } from './queries/list-runs.ts';
import { listWaiting, readyWaiting } from './queries/list-waiting.ts';
import { markRunsPublished } from './queries/mark-runs-published.ts';
import { readMark } from './queries/marks.ts';
import { pageLinks } from './queries/page-links.ts';
import { refreshIssues } from './queries/refresh-issues.ts';
import { findRepairs, listIgnored, listOverrides } from './queries/repairs.ts';
import { saveRun } from './queries/save-run.ts';
import { readWatermark } from './queries/watermarks.ts';
import { recordChanges } from './record-changes.ts';
import type { StateTables } from './schema.ts';
import { sqliteDialect } from './sqlite/dialect.ts';

/** Where the state lives: a file beside the companion, or a PostgreSQL database that several companions share. */
export type StateLocation =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** Opens the state and brings its tables up to date. Rejects with `STATE_UNREACHABLE` or `STATE_MIGRATION_FAILED`. */
export async function openState(location: StateLocation): Promise<StatePort> {
  const db = connect(location);
  try {
    await migrate(db, location.kind);
  } catch (error) {
    await db.destroy();
    throw error instanceof CounterpartError && !isConnectionFailure(error.cause) ? error : unreachable(location, error);
  }
  return {
    kind: location.kind,
    findLinks: (object, keys) => findLinks(db, object, keys),
    pageLinks: (object, afterKey, limit) => pageLinks(db, object, afterKey, limit),
    linksBelow: (object, above) => linksBelow(db, object, above),
    findAgreements: (mapping, keys) => findAgreements(db, mapping, keys),
    countLinks: () => countLinks(db),
    record: (changes) => recordChanges(db, changes),
    forgetAgreements: () => forgetAgreements(db),
    readWatermark: (scope) => readWatermark(db, scope),
    readMark: (name) => readMark(db, name),
    readyWaiting: (mapping, company, limit) => readyWaiting(db, mapping, company, limit),
    listWaiting: (limit) => listWaiting(db, limit),
    countWaiting: () => countRows(db, 'waiting'),
    dueParked: (mapping, company, now, limit) => dueParked(db, { mapping, company, now }, limit),
    listParked: (filter, limit) => listParked(db, filter, limit),
    findParked: (key) => findParked(db, key),
    countParked: () => countRows(db, 'parked'),
    findRepairs: (mapping, company, keys) => findRepairs(db, { mapping, company }, keys),
    listIgnored: (filter, limit) => listIgnored(db, filter, limit),
    listOverrides: (limit) => listOverrides(db, limit),
    countHeldUp: () => countHeldUp(db),
    refreshIssues: (now) => refreshIssues(db, now),
    saveRun: (run) => saveRun(db, run),
    findRun: (runKey) => findRun(db, runKey),
    lastRuns: () => lastRuns(db),
    unpublishedRuns: (limit) => unpublishedRuns(db, limit),
    markRunsPublished: (runKeys, keepAfter) => markRunsPublished(db, runKeys, keepAfter),
    saveStep: (step) => saveStep(db, step),
    readSteps: (subject) => readSteps(db, subject),
    forgetSteps: (subject) => forgetSteps(db, subject),
    takeLease: (name, owner, until, now) => takeLease(db, { name, owner, until, now }),
    leaseHolder: (name, now) => leaseHolder(db, name, now),
    releaseLease: (name, owner) => releaseLease(db, name, owner),
    close: () => db.destroy(),
  };
}

function connect(location: StateLocation): Kysely<StateTables> {
  try {
    const dialect = location.kind === 'sqlite' ? sqliteDialect(location.file) : postgresDialect(location.url);
    return new Kysely<StateTables>({ dialect });
  } catch (error) {
    throw unreachable(location, error);
  }
}

const isConnectionFailure = (cause: unknown): boolean =>
  cause instanceof AggregateError || /ECONN|ENOTFOUND|password|does not exist/i.test(String(cause));

function unreachable(location: StateLocation, cause: unknown): CounterpartError {
  const where =
    location.kind === 'sqlite' ? `the file ${location.file}` : 'the PostgreSQL database of the connection file';
  return codedError('STATE_UNREACHABLE', { values: { where }, cause });
}
