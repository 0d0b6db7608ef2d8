import type { CounterpartError } from '../errors/counterpart-error.ts';
import type { RowOutcome } from '../salesforce/port.ts';
import { markLines, type GoneLine, type LineMark, type LineRemoval, type SentLine } from './mark-lines.ts';
import { compareChildren, packOnly } from './packed-children.ts';
import type { RunContext } from './ports.ts';
import { withPatience } from './reactions.ts';
import { queryByValues, sameAsStored, valueAt } from './stored-rows.ts';
import type { Unit } from './unit.ts';
import { writeRows } from './write-rows.ts';

/** What became of the lines of one unit. */
export interface LinesOutcome {
  /** Lines sent or deleted. */
  readonly written: number;
  /** What stands in Salesforce now, packed. */
  readonly packed: Uint8Array | null;
  /** Why a line was refused; the document is then incomplete. */
  readonly failure: { readonly object: string; readonly error: CounterpartError } | null;
}

/** A unit whose header stands in Salesforce. `fresh`: it was created just now, so no line of it can be there. */
export interface UnitWithHeader {
  readonly unit: Unit;
  readonly fresh: boolean;
}

interface LineSet {
  readonly object: string;
  readonly keyField: string;
  readonly parentColumn: string;
  readonly rows: SentLine[];
  /** Positions of units from which lines may have to be taken away. */
  readonly shrunk: number[];
  /** Lines that stand in Salesforce and no longer in the ERP; of marked ones those that nothing replaced yet. */
  readonly gone: GoneLine[];
  /** How such lines are marked; null when they are deleted. */
  readonly mark: LineMark | null;
}

/**
 * Writes the lines of units whose headers are there: those that are new or changed, and takes away lines that the ERP
 * no longer has. Answers in the order of the units; a refused line is a value.
 */
export async function writeLines(
  context: RunContext,
  entries: readonly UnitWithHeader[],
): Promise<readonly LinesOutcome[]> {
  const written = entries.map(() => 0);
  const failures = entries.map((): LinesOutcome['failure'] => null);
  const refused = new Set<string>();
  for (const set of await collectLines(context, entries)) {
    const answers = await writeRows(context, {
      object: set.object,
      keyField: set.keyField,
      rows: set.rows.map(({ record }) => record.row),
      outcomes: 'failures',
    });
    answers.forEach((answer, position) => {
      const { entry, record } = set.rows[position] as LineSet['rows'][number];
      if (answer.ok) {
        written[entry] = (written[entry] ?? 0) + 1;
      } else {
        refused.add(record.key);
        failures[entry] ??= { object: set.object, error: answer.error };
      }
    });
    await findGone(context, entries, set);
    const { mark } = set;
    const removals = mark === null ? await deleteLines(context, set) : await markLines(context, { ...set, mark });
    for (const { entry, answer } of removals) {
      if (answer.ok) written[entry] = (written[entry] ?? 0) + 1;
      else failures[entry] ??= { object: set.object, error: answer.error };
    }
  }
  return entries.map(({ unit }, index) => ({
    written: written[index] ?? 0,
    packed: failures[index] === null ? unit.packed : packOnly(unit.children, (record) => !refused.has(record.key)),
    failure: failures[index] ?? null,
  }));
}

/** The lines to send, by object. */
async function collectLines(context: RunContext, entries: readonly UnitWithHeader[]): Promise<readonly LineSet[]> {
  const { children } = context.mapping.compiled;
  const sets = children.map((child): LineSet => {
    const parentColumn = child.lookups.find((lookup) => lookup.master)?.column ?? '';
    const { object, keyField, deletion: mark } = child;
    return { object, keyField, parentColumn, rows: [], shrunk: [], gone: [], mark };
  });
  const unknown: number[] = [];
  entries.forEach(({ unit, fresh }, entry) => {
    if (!fresh && unit.link?.hash === null) {
      unknown.push(entry);
      return;
    }
    const changes = compareChildren(unit.children, fresh ? null : (unit.link?.children ?? null));
    for (const list of changes.changed) {
      const set = sets[children.findIndex((child) => child.name === list.name)] as LineSet;
      for (const record of list.records) set.rows.push({ entry, record, added: changes.added.has(record.key) });
      const replacing = set.mark?.replacedBy !== undefined && changes.added.size > 0;
      if ((changes.removed || replacing) && !fresh) set.shrunk.push(entry);
    }
  });
  if (unknown.length > 0) await compareWithOrg(context, entries, { unknown, sets });
  return sets;
}

/** Units about whose lines nothing is remembered: only what differs from what Salesforce holds is sent or deleted. */
async function compareWithOrg(
  context: RunContext,
  entries: readonly UnitWithHeader[],
  where: { readonly unknown: readonly number[]; readonly sets: readonly LineSet[] },
): Promise<void> {
  for (const [position, target] of context.mapping.compiled.children.entries()) {
    const set = where.sets[position] as LineSet;
    const query = { object: set.object, by: set.parentColumn, columns: target.columns };
    const parents = where.unknown.map((entry) => (entries[entry] as UnitWithHeader).unit.key);
    const stored = new Map(
      (await queryByValues(context, query, parents)).map((row) => [String(valueAt(row, set.keyField)), row]),
    );
    const owners = new Map(where.unknown.map((entry) => [(entries[entry] as UnitWithHeader).unit.key, entry]));
    for (const entry of where.unknown) {
      const list = (entries[entry] as UnitWithHeader).unit.children.find((children) => children.name === target.name);
      for (const record of list?.records ?? []) {
        const row = stored.get(record.key);
        stored.delete(record.key);
        if (row !== undefined && sameAsStored(record.row, row)) continue;
        set.rows.push({ entry, record, added: row === undefined });
      }
    }
    for (const row of stored.values()) {
      const entry = owners.get(String(valueAt(row, set.parentColumn)));
      if (entry !== undefined) addGone(set, entry, row);
    }
  }
}

/** Finds the lines of shrunk units that the ERP no longer has. */
async function findGone(context: RunContext, entries: readonly UnitWithHeader[], set: LineSet): Promise<void> {
  const owners = new Map(set.shrunk.map((entry) => [(entries[entry] as UnitWithHeader).unit.key, entry]));
  if (owners.size === 0) return;
  const { mark, position, replacedBy } = set.mark ?? {};
  const columns = [set.keyField, mark, position, replacedBy].filter((column) => column !== undefined);
  const query = { object: set.object, by: set.parentColumn, columns };
  const present = new Set<string>();
  for (const entry of owners.values()) {
    for (const list of (entries[entry] as UnitWithHeader).unit.children) {
      for (const record of list.records) present.add(record.key);
    }
  }
  for (const row of await queryByValues(context, query, [...owners.keys()])) {
    const entry = owners.get(String(valueAt(row, set.parentColumn)));
    if (entry === undefined || present.has(String(valueAt(row, set.keyField)))) continue;
    addGone(set, entry, row);
  }
}

/** Lines that are marked already were gone before, and are done with once something stands in their place. */
function addGone(set: LineSet, entry: number, row: Readonly<Record<string, unknown>>): void {
  const { mark, position, replacedBy } = set.mark ?? {};
  const marked = mark !== undefined && String(row[mark]) === 'true';
  if (marked && (replacedBy === undefined || (row[replacedBy] ?? null) !== null)) return;
  set.gone.push({
    entry,
    id: String(row['Id']),
    key: String(valueAt(row, set.keyField)),
    position: position === undefined ? 0 : Number(row[position] ?? 0),
    marked,
  });
}

/** Deletes lines that the ERP no longer has. */
async function deleteLines(context: RunContext, set: LineSet): Promise<readonly LineRemoval[]> {
  if (set.gone.length === 0) return [];
  const ids = set.gone.map((line) => line.id);
  const answers = await withPatience(context, () => context.salesforce.remove(set.object, ids));
  return set.gone.map(({ entry }, position) => ({ entry, answer: answers[position] as RowOutcome }));
}
