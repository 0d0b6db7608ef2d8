import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';

/** A lease to take: until when it holds, and now (ms since 1970). */
export interface LeaseRequest {
  readonly name: string;
  readonly owner: string;
  readonly until: number;
  readonly now: number;
}

/**
 * Takes or extends a lease in one statement, so that two workers can't both believe they have it. False when another
 * owner holds it and it has not run out.
 */
export async function takeLease(db: Kysely<StateTables>, lease: LeaseRequest): Promise<boolean> {
  const { name, owner, until, now } = lease;
  const taken = await db
    .insertInto('leases')
    .values({ name, owner, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ owner, until })
        .where((e) => e.or([e('leases.owner', '=', owner), e('leases.until', '<=', now)])),
    )
    .returning('name')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Gives a lease back; another owner's is left alone. */
export async function releaseLease(db: Kysely<StateTables>, name: string, owner: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('owner', '=', owner).execute();
}

/** Who holds the lease now; null when nobody does. */
export async function leaseHolder(db: Kysely<StateTables>, name: string, now: number): Promise<string | null> {
  const row = await db
    .selectFrom('leases')
    .select('owner')
    .where('name', '=', name)
    .where('until', '>', now)
    .executeTakeFirst();
  return row?.owner ?? null;
}
