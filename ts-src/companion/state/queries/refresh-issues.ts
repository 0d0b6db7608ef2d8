import type { Kysely } from 'kysely';
import type { ErrorOwner } from '../../errors/counterpart-error.ts';
import type { IssueRow } from '../port.ts';
import type { StateTables } from '../schema.ts';

/**
 * Makes the issues agree with the parked records: opens, counts, adds up the money, resolves; an issue all of whose
 * records are ignored is ignored. Returns the open, the ignored and the just resolved ones.
 */
export async function refreshIssues(db: Kysely<StateTables>, now: string): Promise<readonly IssueRow[]> {
  return db.transaction().execute(async (tx) => {
    const open = await openIssues(tx);
    const held = new Set(open.map((issue) => issue.issueKey));
    const ignored = (await ignoredIssues(tx)).filter((issue) => !held.has(issue.issueKey));
    for (const { issueKey } of ignored) held.add(issueKey);
    const known = await tx.selectFrom('issues').selectAll().where('status', '!=', 'Resolved').execute();
    const resolved = known
      .filter((row) => !held.has(row.issue_key))
      .map((row): IssueRow => ({
        issueKey: row.issue_key,
        mapping: row.mapping,
        code: row.code,
        owner: row.owner as ErrorOwner,
        records: 0,
        firstSeen: row.first_seen,
        lastSeen: now,
        status: 'Resolved',
        amounts: {},
      }));
    const issues = [...open, ...ignored, ...resolved];
    for (const issue of issues) await saveIssue(tx, issue);
    return issues;
  });
}

async function openIssues(db: Kysely<StateTables>): Promise<readonly IssueRow[]> {
  const causes = await db
    .selectFrom('parked')
    .select((e) => [
      'mapping',
      'code',
      e.fn.max('owner').as('owner'),
      e.fn.countAll().as('records'),
      e.fn.min('first_seen').as('first_seen'),
      e.fn.max('last_seen').as('last_seen'),
    ])
    .groupBy(['mapping', 'code'])
    .execute();
  const amounts = await amountsOf(db);
  return causes.map((cause) => ({
    issueKey: `${cause.mapping}|${cause.code}`,
    mapping: cause.mapping,
    code: cause.code,
    owner: cause.owner as ErrorOwner,
    records: Number(cause.records),
    firstSeen: cause.first_seen,
    lastSeen: cause.last_seen,
    status: 'Open',
    amounts: amounts.get(`${cause.mapping}|${cause.code}`) ?? {},
  }));
}

/** Sums of the money concerned by issue and currency. */
async function amountsOf(db: Kysely<StateTables>): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const sums = await db
    .selectFrom('parked')
    .select((e) => ['mapping', 'code', 'currency', e.fn.sum('amount').as('amount')])
    .where('amount', 'is not', null)
    .where('currency', 'is not', null)
    .groupBy(['mapping', 'code', 'currency'])
    .orderBy('currency')
    .execute();
  const amounts = new Map<string, Record<string, number>>();
  for (const { mapping, code, currency, amount } of sums) {
    const issueKey = `${mapping}|${code}`;
    amounts.set(issueKey, { ...amounts.get(issueKey), [currency ?? '']: Math.round(Number(amount) * 100) / 100 });
  }
  return amounts;
}

async function ignoredIssues(db: Kysely<StateTables>): Promise<readonly IssueRow[]> {
  const causes = await db
    .selectFrom('ignored')
    .select((e) => [
      'mapping',
      'code',
      e.fn.max('owner').as('owner'),
      e.fn.countAll().as('records'),
      e.fn.min('at').as('first_seen'),
      e.fn.max('at').as('last_seen'),
    ])
    .groupBy(['mapping', 'code'])
    .execute();
  return causes.map((cause) => ({
    issueKey: `${cause.mapping}|${cause.code}`,
    mapping: cause.mapping,
    code: cause.code,
    owner: cause.owner as ErrorOwner,
    records: Number(cause.records),
    firstSeen: cause.first_seen,
    lastSeen: cause.last_seen,
    status: 'Ignored',
    amounts: {},
  }));
}

async function saveIssue(db: Kysely<StateTables>, issue: IssueRow): Promise<void> {
  const { issueKey, mapping, code, owner, records, status } = issue;
  const row = { mapping, code, owner, records, status, first_seen: issue.firstSeen, last_seen: issue.lastSeen };
  await db
    .insertInto('issues')
    .values({ issue_key: issueKey, ...row })
    .onConflict((conflict) => conflict.column('issue_key').doUpdateSet(row))
    .execute();
}
