import { FormulaError } from '../../../mapping/formula/index.ts';
import { covers } from '../access/sharing.ts';
import type { Stored, Table } from '../store/tables.ts';
import type { SaveBatch } from './batch.ts';
import { activeCurrency } from './currencies.ts';
import { refuseDuplicates } from './duplicates/refuse-duplicates.ts';
import { RowProblem } from './row-problem.ts';
import type { TableRules } from './table-rules.ts';
import type { SaveError } from './types.ts';

interface CheckedRow {
  readonly rules: TableRules;
  /** Formula columns and what the platform sets are filled in here. */
  readonly row: Stored[];
  readonly old: readonly Stored[] | null;
}

/**
 * The checks between taking a row's values over and writing it, in the platform's order: required fields, references,
 * what the platform sets itself, formulas, validation rules, duplicate rules (Apex Developer Guide, Triggers and Order
 * of Execution). @throws RowProblem
 */
export function checkRow(batch: SaveBatch, checked: CheckedRow): void {
  const { rules, row, old } = checked;
  const { platform } = rules;
  const inSave = platform === undefined ? null : batch.inSave(rules.table, row, old);
  if (inSave !== null) platform?.prepare?.(inSave);
  if (rules.system.currency !== undefined) checkCurrency(batch, checked, rules.system.currency);
  requireFields(rules, row);
  checkReferences(batch, checked);
  lockFault(batch, rules.table, row);
  if (inSave !== null) platform?.before?.(inSave);
  for (const formula of rules.formulas) row[formula.slot] = formula.compute(row);
  if (rules.validations.length > 0) validate(batch, checked);
  refuseDuplicates(batch, { table: rules.table, row, old });
}

/** The currency of a record is an active one of the org; a new record without has the user's. */
function checkCurrency(batch: SaveBatch, { row, old }: CheckedRow, slot: number): void {
  row[slot] ??= old === null ? batch.currency : (old[slot] ?? null);
  const code = row[slot] ?? null;
  if (code === null || code === old?.[slot] || code === batch.currency) return;
  row[slot] = activeCurrency(batch.tools.context.database, String(code));
}

function requireFields(rules: TableRules, row: readonly Stored[]): void {
  let missing: string[] | null = null;
  for (const { slot, field } of rules.required) {
    if (row[slot] === null) (missing ??= []).push(field.name);
  }
  if (missing !== null) {
    throw new RowProblem('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
  }
}

/** References must lead to live records; masters must be writable for the user. */
function checkReferences(batch: SaveBatch, { rules, row, old }: CheckedRow): void {
  const { database } = batch.tools.context;
  rules.table.columns.forEach((field, slot) => {
    if (field.type !== 'reference') return;
    const record = row[slot];
    if (typeof record !== 'number' || (old !== null && old[slot] === record) || record === batch.user) return;
    if (batch.exists(record)) return;
    throw new RowProblem('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
  });
  for (const { slot, field, master } of rules.masters) {
    const record = row[slot];
    if (typeof record !== 'number' || (old !== null && old[slot] === record)) continue;
    if (batch.session.access.modifyAll(master.object.name)) continue;
    const needed = field.masterDetail?.writeRequiresMasterRead === true ? 'read' : 'edit';
    if (covers(batch.tools.context.sharing.recordAccess(master, record, batch.session), needed)) continue;
    throw new RowProblem(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      `insufficient access rights on cross-reference id: ${database.ids.format(record)}`,
      [],
    );
  }
}

function lockFault(batch: SaveBatch, table: Table, row: readonly Stored[]): void {
  const { context } = batch.tools;
  if (!context.faults.locksAccounts) return;
  const account = context.sharing.accountOf(table, row);
  if (account === null) return;
  const id = context.database.ids.format(account);
  if (context.faults.takeLock(id)) {
    const text = `unable to obtain exclusive access to this record or 1 records: ${id}`;
    throw new RowProblem('UNABLE_TO_LOCK_ROW', text, []);
  }
}

function validate(batch: SaveBatch, { rules, row, old }: CheckedRow): void {
  const { formulas } = batch.tools.context;
  const environment = {
    ...formulas.environment(row, batch.globals),
    isNew: old === null,
    // PRIORVALUE of a new record is its present value (formula reference, PRIORVALUE).
    prior: old ?? row,
  };
  let errors: SaveError[] | null = null;
  for (const { rule, formula } of rules.validations) {
    const value = formula.evaluate(environment);
    if (value instanceof FormulaError || value !== true) continue;
    (errors ??= []).push({
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: rule.message,
      fields: rule.errorField === null ? [] : [rule.errorField],
    });
  }
  if (errors !== null) throw RowProblem.of(errors);
}
