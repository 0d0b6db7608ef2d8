/** What both sides of two-way records agreed on, as it is remembered. */
import type { Agreement } from '../../state/port.ts';
import type { RunContext } from '../ports.ts';
import type { Unit } from '../unit.ts';
import { agreementScopes } from './agreement-scopes.ts';
import type { There } from './places.ts';

/** By scope and key. */
export type Agreements = ReadonlyMap<string, ReadonlyMap<string, Agreement>>;

/** The agreements of units, as responsible records and as followers. */
export async function readAgreements(context: RunContext, units: readonly Unit[]): Promise<Agreements> {
  const keys = units.map((unit) => unit.key);
  const { responsible, follower } = agreementScopes(context.mapping.name);
  return new Map([
    [responsible, await context.state.findAgreements(responsible, keys)],
    [follower, await context.state.findAgreements(follower, keys)],
  ]);
}

/**
 * What was agreed before. A record that stands below another Salesforce record now agrees on nothing yet. Without a
 * memory of values, an ERP record that is as it was last written is what both sides agreed on.
 */
export function agreementBefore(
  agreements: Agreements,
  unit: Unit,
  { scope, place }: { readonly scope: string; readonly place: There },
): Pick<Agreement, 'agreed' | 'sending'> {
  const { link } = unit;
  if (link !== undefined && link.id !== '' && link.id !== place.row['Id']) return { agreed: {}, sending: null };
  const known = agreements.get(scope)?.get(unit.key);
  if (known !== undefined) return known;
  const unchanged = place.responsible && link !== undefined && link.hash === unit.hash;
  return { agreed: unchanged ? unit.row : {}, sending: null };
}
