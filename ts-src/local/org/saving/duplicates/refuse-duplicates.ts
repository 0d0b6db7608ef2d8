import { covers } from '../../access/sharing.ts';
import type { Stored, Table } from '../../store/tables.ts';
import { quoted } from '../../store/tables.ts';
import type { SaveBatch } from '../batch.ts';
import { RowProblem } from '../row-problem.ts';
import type { DuplicateRule } from './duplicate-rules.ts';
import type { Compared } from './matching.ts';

/** Candidates looked at; names that so many records share tell nothing. */
const CANDIDATES_MAX = 200;

/** What an error DUPLICATES_DETECTED carries (SOAP API Developer Guide, DuplicateResult). */
export interface DuplicateResult {
  readonly allowSave: boolean;
  readonly duplicateRule: string;
  readonly duplicateRuleEntityType: string;
  readonly errorMessage: string;
  readonly matchResults: readonly object[];
}

const MESSAGE = 'Use one of these records?';

/**
 * Refuses a row that the object's duplicate rule takes for one that the user sees already, unless the caller allowed
 * saving. An update is looked at when it changes a field of the matching rule; rows of the same save are not compared
 * with each other. @throws RowProblem DUPLICATES_DETECTED
 */
export function refuseDuplicates(
  batch: SaveBatch,
  saved: { readonly table: Table; readonly row: readonly Stored[]; readonly old: readonly Stored[] | null },
): void {
  const { table, row, old } = saved;
  const rule = batch.tools.context.duplicates.of(table.object.name);
  if (rule === undefined || batch.allowDuplicates) return;
  const slots = rule.fields.map((field) => table.slot(field) as number);
  if (old !== null && slots.every((slot) => old[slot] === row[slot])) return;
  const ids = matchesOf(batch, table, row, rule);
  if (ids.length === 0) return;
  throw RowProblem.of([
    { statusCode: 'DUPLICATES_DETECTED', message: MESSAGE, fields: [], duplicateResult: resultOf(rule, ids) },
  ]);
}

function matchesOf(batch: SaveBatch, table: Table, row: readonly Stored[], rule: DuplicateRule): string[] {
  const { database, sharing } = batch.tools.context;
  const columns = ['Id', ...rule.fields].map(quoted).join(', ');
  const own = comparedOf(
    rule,
    rule.fields.map((field) => row[table.slot(field) as number] ?? null),
  );
  const sql =
    `SELECT ${columns} FROM ${table.sql} WHERE match_key("Name") = match_key(?) AND "IsDeleted" = 0 AND "Id" <> ? ` +
    `AND "Id" < ? LIMIT ${CANDIDATES_MAX}`;
  const newest = batch.firstNew(table) ?? Number.MAX_SAFE_INTEGER;
  return database
    .all(sql, row[table.slot('Name') as number] ?? null, row[0] ?? null, newest)
    .filter(([id, ...values]) => {
      if (!rule.matches(own, comparedOf(rule, values))) return false;
      return covers(sharing.recordAccess(table, id as number, batch.session), 'read');
    })
    .map(([id]) => database.ids.format(id as number));
}

function comparedOf(rule: DuplicateRule, values: readonly Stored[]): Compared {
  return Object.fromEntries(rule.fields.map((field, index) => [field, String(values[index] ?? '')]));
}

function resultOf({ object, name, matchingRule }: DuplicateRule, ids: readonly string[]): DuplicateResult {
  return {
    allowSave: true,
    duplicateRule: name,
    duplicateRuleEntityType: object,
    errorMessage: MESSAGE,
    matchResults: [
      {
        entityType: object,
        errors: [],
        matchEngine: 'FuzzyMatchEngine',
        matchRecords: ids.map((Id) => ({
          additionalInformation: [],
          fieldDiffs: [],
          matchConfidence: 100,
          record: { attributes: { type: object, url: `/services/data/v66.0/sobjects/${object}/${Id}` }, Id },
        })),
        rule: matchingRule,
        size: ids.length,
        success: true,
      },
    ],
  };
}
