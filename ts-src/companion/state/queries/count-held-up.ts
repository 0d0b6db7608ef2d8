import type { Kysely } from 'kysely';
import type { StateTables } from '../schema.ts';

/** Parked and waiting records by mapping; records that are written but for an optional reference do not count. */
export async function countHeldUp(
  db: Kysely<StateTables>,
): Promise<Readonly<Record<string, { readonly parked: number; readonly waiting: number }>>> {
  const counts: Record<string, { parked: number; waiting: number }> = {};
  const of = (mapping: string): { parked: number; waiting: number } => (counts[mapping] ??= { parked: 0, waiting: 0 });
  const parked = await db
    .selectFrom('parked')
    .select((e) => ['mapping', e.fn.countAll().as('records')])
    .groupBy('mapping')
    .execute();
  for (const { mapping, records } of parked) of(mapping).parked = Number(records);
  const waiting = await db
    .selectFrom('waiting')
    .select((e) => ['mapping', e.fn.countAll().as('records')])
    .where('written', '=', 0)
    .groupBy('mapping')
    .execute();
  for (const { mapping, records } of waiting) of(mapping).waiting = Number(records);
  return counts;
}
