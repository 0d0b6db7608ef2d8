/** Counts and lists of a dry run from what was planned and what the org said of it. Pure but for the tally it reads. */
import { codedError } from '../errors/coded-error.ts';
import type { SourceRecord } from '../erp/contract.ts';
import type { RunContext } from '../sync/ports.ts';
import type { PreparedPage } from '../sync/prepare.ts';
import { groupCauses, type Cause } from './causes.ts';
import { maskingOf, type Masking } from './masking.ts';
import type { PlannedRecord } from './plan.ts';
import { recordNumber } from './record-number.ts';
import { refusalOf, type Rehearsed } from './rehearse-plan.ts';
import type { ChildCounts, DryRunCounts, DryRunResult, FieldChange, RecordChange } from './result.ts';
import type { Sample } from './sample.ts';

export interface DryRunParts {
  readonly sample: Sample;
  readonly page: PreparedPage;
  readonly records: readonly PlannedRecord[];
  readonly outcomes: readonly Rehearsed[];
  readonly notUndone: readonly string[];
  /** Records as read, by key in the ERP. */
  readonly numbers: ReadonlyMap<string, SourceRecord>;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Collected {
  readonly masking: Masking;
  readonly object: string;
  readonly counts: Writable<DryRunCounts>;
  readonly children: Writable<ChildCounts>;
  readonly causes: Cause[];
  readonly creates: RecordChange[];
  readonly updates: RecordChange[];
  readonly toErp: RecordChange[];
}

/** The result but for what only its end can tell (time, calls). */
export function assemble(context: RunContext, parts: DryRunParts): Omit<DryRunResult, 'seconds' | 'apiCalls'> {
  const { page, sample } = parts;
  const collected: Collected = {
    masking: maskingOf(context.mapping.compiled),
    object: context.mapping.compiled.header.object,
    counts: {
      create: 0,
      update: 0,
      unchanged: page.unchanged.length + page.duplicates,
      blocked: 0,
      filtered: page.filtered,
      refused: page.parked.length,
      notTried: page.waiting.length,
    },
    children: { create: 0, update: 0, unchanged: 0, remove: 0, blocked: 0, notTried: 0 },
    causes: causesOfPage(parts),
    creates: [],
    updates: [],
    toErp: [],
  };
  parts.records.forEach((record, index) => collect(parts, record, parts.outcomes[index] as Rehearsed, collected));
  const { causes, counts, children, creates, updates, toErp } = collected;
  return {
    mapping: context.mapping.name,
    company: context.company.code,
    available: sample.available,
    sample: sample.how,
    records: sample.records.length,
    counts,
    children,
    creates,
    updates,
    toErp,
    groups: groupCauses(causes),
    alterations: context.tally.alterations,
    notUndone: parts.notUndone,
    more: { groups: 0, creates: 0, updates: 0, toErp: 0 },
    rolledBack: true,
  };
}

const numberOf = ({ numbers }: DryRunParts, sourceKey: string): string =>
  recordNumber(numbers.get(sourceKey), sourceKey);

/** Why records did not even become rows. */
function causesOfPage(parts: DryRunParts): Cause[] {
  const refused = parts.page.parked.map(({ code, message, fields, key, sourceKey }): Cause => ({
    cause: message,
    code,
    source: 'mapping',
    fields,
    object: null,
    key,
    number: numberOf(parts, sourceKey),
  }));
  const waiting = parts.page.waiting.map(({ waitsObject, key, sourceKey }): Cause => {
    const { code, message } = codedError('SF_PARENT_MISSING', { values: { fields: waitsObject } });
    return {
      cause: message,
      code,
      source: 'mapping',
      fields: [],
      object: waitsObject,
      key,
      number: numberOf(parts, sourceKey),
    };
  });
  return [...refused, ...waiting];
}

function collect(parts: DryRunParts, record: PlannedRecord, rehearsed: Rehearsed, into: Collected): void {
  const { unit, header, children } = record;
  const number = numberOf(parts, unit.sourceKey);
  countChildren(record, rehearsed, into.children);
  const because = (cause: Omit<Cause, 'key' | 'number'>): void =>
    void into.causes.push({ ...cause, key: unit.key, number });
  if (header.fate === 'refused') {
    const { code, message, fields } = header.problem;
    into.counts.refused++;
    return because({ cause: message, code, source: 'mapping', fields, object: null });
  }
  const refusal = refusalOf(rehearsed, record);
  if (refusal !== null) {
    const { code, fields } = refusal.error;
    const cause = into.masking.words(refusal.error, refusal.object ?? into.object);
    into.counts.blocked++;
    return because({ cause, code, source: 'org', fields, object: refusal.object });
  }
  if (rehearsed.header?.outcome === 'notTried') {
    into.counts.notTried++;
    return;
  }
  const below = children.create.length + children.update.length + children.remove;
  if (header.fate === 'unchanged' && below === 0) {
    into.counts.unchanged++;
    return;
  }
  const change = changeOf({ number, key: unit.key }, into.masking.changes(header.changes), children);
  into.counts[header.fate === 'create' ? 'create' : 'update']++;
  into[header.fate === 'create' ? 'creates' : 'updates'].push(change);
  if (header.fate !== 'create' && header.toErp.length > 0) {
    into.toErp.push({ number, key: unit.key, fields: into.masking.changes(header.toErp) });
  }
}

function changeOf(
  record: { readonly number: string; readonly key: string },
  fields: readonly FieldChange[],
  { create, update, remove }: PlannedRecord['children'],
): RecordChange {
  const some = create.length + update.length + remove > 0;
  return {
    ...record,
    fields,
    ...(some ? { children: { create: create.length, update: update.length, remove } } : {}),
  };
}

function countChildren(
  { children }: PlannedRecord,
  { childCreates, childUpdates }: Rehearsed,
  into: Writable<ChildCounts>,
): void {
  into.unchanged += children.unchanged;
  into.remove += children.remove;
  for (const [kind, outcomes] of [
    ['create', childCreates],
    ['update', childUpdates],
  ] as const) {
    for (const { outcome } of outcomes) {
      into[outcome === 'accepted' ? kind : outcome === 'refused' ? 'blocked' : 'notTried']++;
    }
  }
}
