/**
 * Accounts of ERP customers. Which account belongs to which ERP customers is said by ERP_Customer__c alone; the key on
 * the account is only its creation key, set once, so that creating is idempotent.
 *
 * - A customer that has an ERP_Customer__c record updates the account which that record points to, wherever an admin
 *   has moved it, but only when it is the responsible one: the customer whose key is the account's creation key; if
 *   that one has left the account, the customer with the smallest key among those that are there.
 * - Any other customer gets an account of its own, by creation key.
 *
 * Accounts never go by Bulk API: duplicate rules may be active, and only collections say which record they met.
 */
import { findPlacements, type Placement } from './account-placements.ts';
import type { RowOutcome, TargetRow } from '../salesforce/port.ts';
import type { RunContext } from './ports.ts';
import { withPatience } from './reactions.ts';
import { queryByValues, sameAsStored } from './stored-rows.ts';
import type { Unit } from './unit.ts';
import { withoutColumns, type HeaderOutcome, type HeaderWriter } from './write-headers.ts';
import { writeRows } from './write-rows.ts';

/** Writes the accounts of customers, see above. One outcome for each unit, in their order; a refused row is a value. */
export const writeAccounts: HeaderWriter = async (context, units) => {
  const placements = await findPlacements(context, units);
  const outcomes: (HeaderOutcome | undefined)[] = units.map((unit) => {
    const placement = placements.get(unit.key);
    if (placement === undefined || placement.responsible) return undefined;
    return { ok: true, id: placement.account, created: false, written: false };
  });
  await updatePlaced(context, units, { placements, outcomes });
  await createMissing(context, units, outcomes);
  return outcomes as HeaderOutcome[];
};

/** Updates accounts by their id, leaving out what is set on creation only and what is the same already. */
async function updatePlaced(
  context: RunContext,
  units: readonly Unit[],
  found: { readonly placements: ReadonlyMap<string, Placement>; readonly outcomes: (HeaderOutcome | undefined)[] },
): Promise<void> {
  const { header } = context.mapping.compiled;
  const placed = units
    .map((unit, index) => ({ unit, index, account: found.placements.get(unit.key)?.account ?? '' }))
    .filter(({ unit, index }) => found.placements.has(unit.key) && found.outcomes[index] === undefined);
  if (placed.length === 0) return;
  const fixed = [...header.insertOnly, header.keyField];
  const columns = header.columns.filter((column) => !fixed.includes(column));
  const stored = new Map(
    (
      await queryByValues(context, { object: header.object, by: 'Id', columns }, [
        ...new Set(placed.map((p) => p.account)),
      ])
    ).map((row) => [String(row['Id']), row]),
  );
  const changed: { readonly index: number; readonly row: TargetRow }[] = [];
  for (const { unit, index, account } of placed) {
    const row = withoutColumns(unit.row, fixed);
    const current = stored.get(account);
    if (current !== undefined && sameAsStored(row, current)) {
      found.outcomes[index] = { ok: true, id: account, created: false, written: false };
    } else {
      changed.push({ index, row: { Id: account, ...row } });
    }
  }
  if (changed.length === 0) return;
  const rows = changed.map((entry) => entry.row);
  const answers = await withPatience(context, () => context.salesforce.update(header.object, rows));
  answers.forEach((answer, position) => {
    const { index, row } = changed[position] as { index: number; row: TargetRow };
    found.outcomes[index] = outcomeOf(answer, String(row['Id']));
  });
}

async function createMissing(
  context: RunContext,
  units: readonly Unit[],
  outcomes: (HeaderOutcome | undefined)[],
): Promise<void> {
  const { header } = context.mapping.compiled;
  const missing = units.map((_, index) => index).filter((index) => outcomes[index] === undefined);
  if (missing.length === 0) return;
  const answers = await writeRows(context, {
    object: header.object,
    keyField: header.keyField,
    rows: missing.map((index) => (units[index] as Unit).row),
    outcomes: 'full',
    collectionsOnly: true,
  });
  answers.forEach((answer, position) => {
    outcomes[missing[position] as number] = outcomeOf(answer, '');
  });
}

const outcomeOf = (answer: RowOutcome, id: string): HeaderOutcome =>
  answer.ok ? { ok: true, id: answer.id ?? id, created: answer.created === true, written: true } : answer;
