/**
 * Person accounts: accounts that are people. Their Name is made of first and last name and can't be written itself
 * (Object Reference, Account: "IsPersonAccount", "Name").
 */
import { codedError } from '../../errors/coded-error.ts';
import type { TargetRow } from '../../salesforce/port.ts';

/** The row as a person account takes it: the last word of the name is the last name. */
export function forPersonAccount(row: TargetRow): TargetRow {
  if (!('Name' in row)) return row;
  const { Name: name, ...others } = row;
  const words = String(name ?? '')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const last = words.pop();
  if (last === undefined) throw codedError('SYNC_PERSON_NAME_MISSING', { fields: ['LastName'] });
  return { ...others, FirstName: words.length === 0 ? null : words.join(' '), LastName: last };
}
