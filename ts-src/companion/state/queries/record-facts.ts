import type { RecordFacts } from '../port.ts';

/** Columns of what people want to know of a record. */
export interface FactColumns {
  readonly number: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly above: string | null;
  readonly record_object: string | null;
}

/** The columns of a record's facts; all blank when nothing is known. */
export const toColumns = (facts: RecordFacts | undefined): FactColumns => ({
  number: facts?.number ?? null,
  amount: facts?.amount ?? null,
  currency: facts?.currency ?? null,
  above: facts === undefined ? null : JSON.stringify(facts.above),
  record_object: facts?.object ?? null,
});

/** The facts of a row, to be spread into it; nothing when none were kept. */
export function factsOf({ number, amount, currency, above, record_object: object }: FactColumns): {
  readonly facts?: RecordFacts;
} {
  if (above === null || object === null) return {};
  return { facts: { object, number, amount, currency, above: JSON.parse(above) as string[] } };
}
