import type { Kysely } from 'kysely';
import type { ErrorOwner } from '../../errors/counterpart-error.ts';
import type { IssueRow } from '../port.ts';
import type { StateTables } from '../schema.ts';

/** Makes the issues agree with the parked records: opens, counts, resolves. Returns the open and the just resolved. */
export async function refreshIssues(db: Kysely<StateTables>, now: string): Promise<readonly IssueRow[]> {
  return db.transaction().execute(async (tx) => {
    const causes = await tx
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
    const open: IssueRow[] = causes.map((cause) => ({
      issueKey: `${cause.mapping}|${cause.code}`,
      mapping: cause.mapping,
      code: cause.code,
      owner: cause.owner as ErrorOwner,
      records: Number(cause.records),
      firstSeen: cause.first_seen,
      lastSeen: cause.last_seen,
      status: 'Open',
    }));
    const known = await tx.selectFrom('issues').selectAll().where('status', '=', 'Open').execute();
    const stillOpen = new Set(open.map((issue) => issue.issueKey));
    const resolved: IssueRow[] = known
      .filter((row) => !stillOpen.has(row.issue_key))
      .map((row) => ({
        issueKey: row.issue_key,
        mapping: row.mapping,
        code: row.code,
        owner: row.owner as ErrorOwner,
        records: 0,
        firstSeen: row.first_seen,
        lastSeen: now,
        status: 'Resolved',
      }));
    for (const issue of [...open, ...resolved]) await saveIssue(tx, issue);
    return [...open, ...resolved];
  });
}

async function saveIssue(db: Kysely<StateTables>, issue: IssueRow): Promise<void> {
  const { issueKey, firstSeen, lastSeen, ...rest } = issue;
  const row = { ...rest, first_seen: firstSeen, last_seen: lastSeen };
  await db
    .insertInto('issues')
    .values({ issue_key: issueKey, ...row })
    .onConflict((conflict) => conflict.column('issue_key').doUpdateSet(row))
    .execute();
}
