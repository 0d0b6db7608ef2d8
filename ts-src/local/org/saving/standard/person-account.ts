import { contactFieldOf } from '../../schema/person-accounts.ts';
import type { Stored } from '../../store/tables.ts';
import { RowProblem } from '../row-problem.ts';
import { before, changed, get, set } from './rules.ts';
import type { RowInSave, StoredValues } from './rules.ts';

/** Whether the org has person accounts. */
function has(save: RowInSave): boolean {
  return save.table.slot('IsPersonAccount') !== undefined;
}

/** Fields that are a person's alone; phone and fax every account has. */
function personFields(save: RowInSave): string[] {
  return save.table.columns
    .map(({ name }) => name)
    .filter((name) => contactFieldOf(name) !== null && name !== 'Phone' && name !== 'Fax');
}

function refuseFields(fields: readonly string[]): RowProblem {
  const message = `Account: bad field names on insert/update call: ${fields.join(', ')}`;
  return new RowProblem('INVALID_FIELD_FOR_INSERT_UPDATE', message, fields);
}

/** Kind of a record type of accounts: 1 for persons. */
function kindOf(save: RowInSave, recordType: Stored): Stored {
  const sql = 'SELECT "IsPersonType" FROM "RecordType" WHERE "Id" = ? AND "SobjectType" = \'Account\'';
  const kind = save.context.database.first(sql, recordType)?.[0];
  if (kind !== undefined) return kind;
  throw new RowProblem('INVALID_CROSS_REFERENCE_KEY', 'Record Type ID: this ID value isn’t valid for the user', [
    'RecordTypeId',
  ]);
}

function businessType(save: RowInSave): Stored {
  const sql = 'SELECT "Id" FROM "RecordType" WHERE "SobjectType" = \'Account\' AND "IsPersonType" = 0 ORDER BY "Id"';
  return save.context.database.first(sql)?.[0] ?? null;
}

/**
 * What kind of account it is follows from its record type; a person's name is made of its parts, a business has none of
 * a person's fields (Object Reference, Account, person accounts). @throws RowProblem
 */
export function preparePersonAccount(save: RowInSave): void {
  if (!has(save)) return;
  if (get(save, 'RecordTypeId') === null) set(save, 'RecordTypeId', businessType(save));
  const kind = kindOf(save, get(save, 'RecordTypeId'));
  if (save.old !== null && before(save, 'IsPersonAccount') !== kind) {
    const message = 'An account can not turn from a business into a person or back';
    throw new RowProblem('FIELD_INTEGRITY_EXCEPTION', message, ['RecordTypeId']);
  }
  set(save, 'IsPersonAccount', kind);
  if (kind !== 1) {
    const foreign = personFields(save).filter((field) => get(save, field) !== null && changed(save, field));
    if (foreign.length > 0) throw refuseFields(foreign);
    return;
  }
  if (get(save, 'Name') !== before(save, 'Name')) throw refuseFields(['Name']);
  if (get(save, 'LastName') === null) {
    throw new RowProblem('REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', ['LastName']);
  }
  const parts = [get(save, 'FirstName'), get(save, 'LastName')];
  set(save, 'Name', parts.filter((part) => part !== null).join(' '));
}

/** Keeps the contact behind a person account: it is made with the account and has its values. */
export function keepPersonContact(save: RowInSave): void {
  if (!has(save) || get(save, 'IsPersonAccount') !== 1) return;
  const values = personValues(save);
  const contact = get(save, 'PersonContactId');
  if (contact !== null) {
    save.writes.update('Contact', contact as number, values);
    return;
  }
  const account = save.row[0] ?? null;
  const made = save.writes.insert('Contact', { ...values, AccountId: account, IsPersonAccount: 1 });
  save.context.database.statement('UPDATE "Account" SET "PersonContactId" = ? WHERE "Id" = ?').run(made, account);
}

function personValues(save: RowInSave): StoredValues {
  const contact = save.context.database.table('Contact');
  const values: Record<string, Stored> = { OwnerId: get(save, 'OwnerId') };
  for (const { name } of save.table.columns) {
    const field = contactFieldOf(name);
    if (field !== null && contact.slot(field) !== undefined) values[field] = get(save, name);
  }
  return values;
}
