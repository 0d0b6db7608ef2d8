/** Records of mappings of both directions: merged as the real run merges them, without telling either side. */
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { RunContext } from '../sync/ports.ts';
import type { Unit } from '../sync/unit.ts';
import { agreementBefore, readAgreements, type Agreements } from '../sync/merge/agreements.ts';
import { agreementScopes } from '../sync/merge/agreement-scopes.ts';
import { mergeFollower, mergeRow, type MergeDecision, type Values } from '../sync/merge/merge-row.ts';
import { findPlaces, type Place, type There } from '../sync/merge/places.ts';
import { findReferences, type NameReferences } from '../sync/merge/references.ts';
import { modifiedAt, MODIFIED, same, salesforceValues } from '../sync/merge/salesforce-side.ts';
import { rowFor, rowToCreate } from '../sync/merge/write-two-way.ts';
import { createdValues, type HeaderPlan } from './header-plan.ts';
import type { FieldChange } from './result.ts';

interface Merging {
  readonly context: RunContext;
  readonly nameReferences: NameReferences;
  readonly agreements: Agreements;
}

/** Plans the records themselves, in their order. */
export async function planTwoWay(context: RunContext, units: readonly Unit[]): Promise<readonly HeaderPlan[]> {
  const places = await findPlaces(context, units);
  const rows = units.map((unit) => unit.row);
  const merging: Merging = {
    context,
    nameReferences: await findReferences(context, rows),
    agreements: await readAgreements(context, units),
  };
  return units.map((unit, index) => planUnit(merging, unit, places[index] as Place));
}

function planUnit(merging: Merging, unit: Unit, place: Place): HeaderPlan {
  if (place.kind === 'refused') return refusedBy(place.error);
  if (place.kind === 'new') {
    const row = rowToCreate(merging.context, unit, merging.nameReferences);
    return { fate: 'create', row, changes: createdValues(row) };
  }
  const { decision, erp, salesforce } = merged(merging, unit, place);
  if (decision.conflicts.length > 0) {
    const fields = decision.conflicts.map(({ field }) => field);
    return refusedBy(codedError('SYNC_CONFLICT', { fields, values: { fields: fields.join(', ') } }));
  }
  const changes = changesOf(decision.toSalesforce, salesforce);
  const toErp = changesOf(decision.toErp, erp);
  if (changes.length === 0) return { fate: toErp.length > 0 ? 'update' : 'unchanged', row: null, changes, toErp };
  const row = rowFor(place, decision.toSalesforce);
  return row instanceof CounterpartError ? refusedBy(row) : { fate: 'update', row, changes, toErp };
}

const refusedBy = ({ code, message, fields }: CounterpartError): HeaderPlan => ({
  fate: 'refused',
  problem: { code, message, fields },
});

function merged(
  { context, nameReferences, agreements }: Merging,
  unit: Unit,
  place: There,
): { readonly decision: MergeDecision; readonly erp: Values; readonly salesforce: Values } {
  const { wayBack } = context.mapping.compiled;
  if (wayBack === null) throw new Error('A mapping of one direction is not merged.');
  const scopes = agreementScopes(context.mapping.name);
  const scope = place.responsible ? scopes.responsible : scopes.follower;
  const erp = nameReferences(unit.row);
  const salesforce = salesforceValues(wayBack, place.row);
  const sides = {
    ...agreementBefore(agreements, unit, { scope, place }),
    erp,
    salesforce,
    modified: { erp: unit.version?.modified ?? null, salesforce: modifiedAt(place.row[MODIFIED]) },
  };
  const decision = (place.responsible ? mergeRow : mergeFollower)(wayBack.columns, sides, same);
  return { decision, erp, salesforce };
}

const changesOf = (values: Values, before: Values): FieldChange[] =>
  Object.entries(values).map(([field, after]) => ({ field, before: before[field] ?? null, after }));
