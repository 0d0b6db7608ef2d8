/** What people want to know of a record that is held up: its number, the money concerned, and who stands above it. */
import { buildKey, SHARED_COMPANY, type MappedRow, type MappingDocument } from '../../mapping/index.ts';
import type { SourceRecord } from '../erp/contract.ts';
import type { RecordFacts } from '../state/port.ts';
import type { RunContext } from './ports.ts';
import { valueIn } from './repairs.ts';

/** Columns in which Salesforce keeps what people call a record, best first, after those that get the ERP's `number`. */
const NUMBER_COLUMNS = ['Number__c', 'Document_Number__c', 'Entry_Number__c', 'ERP_Item_Number__c', 'Item_Number__c'];
/** Columns with money in the company's own currency, best first. */
const AMOUNT_COLUMNS = ['Gross_Home__c', 'Net_Home__c', 'Amount_Home__c', 'Remaining_Home__c'];
const CUSTOMER = 'ERP_Customer__c';
/** Objects whose records say whether they are in step. */
const SAYING = [CUSTOMER, 'ERP_Order__c'];

type Context = Pick<RunContext, 'mapping' | 'company'>;
interface Written {
  readonly key: string;
  readonly row: MappedRow;
}

/** The facts of a record as it was mapped. */
export function factsOf({ mapping, company }: Context, { key, row }: Written): RecordFacts {
  const { object, lookups } = mapping.compiled.header;
  const own = mapping.compiled.document.fields.filter(({ source }) => source === 'number').map(({ target }) => target);
  const named = [...own, ...NUMBER_COLUMNS, ...(object.startsWith('ERP_') ? ['Name'] : [])];
  const number = named.map((column) => row[column] ?? '').find((value) => value !== '');
  const amount = AMOUNT_COLUMNS.map((column) => row[column]).find((value) => typeof value === 'number');
  // An account has the key of the customer that it was made for.
  const saying = object === 'Account' ? CUSTOMER : object;
  const above = [
    { object: saying, key },
    ...lookups.map((lookup) => ({ object: lookup.object, key: String(row[lookup.column] ?? '') })),
  ];
  return {
    object,
    number: number === undefined ? null : String(number),
    amount: amount ?? null,
    currency: amount === undefined ? null : company.currency,
    above: above
      .filter((one) => SAYING.includes(one.object) && one.key !== '')
      .map((one) => `${one.object} ${one.key}`),
  };
}

/** The same of a record that the mapping refused: from the fields and references that it takes over as they are. */
export function factsOfRefused(context: Context, record: SourceRecord, key: string): RecordFacts {
  const { document, header } = context.mapping.compiled;
  const row: Record<string, string | number | boolean | null> = {};
  for (const { target, source } of document.fields) {
    const value = source === undefined ? null : valueIn(record, source.split('.'));
    if (typeof value === 'string' || typeof value === 'number') row[target] = value;
  }
  for (const lookup of document.lookups ?? []) {
    const compiled = header.lookups.find(({ field }) => field === lookup.target);
    const value = lookup.source === undefined ? '' : String(valueIn(record, lookup.source.split('.')) ?? '');
    if (compiled === undefined || value === '') continue;
    row[compiled.column] = buildKey(companyOf(context, document), compiled.entity, value);
  }
  return factsOf(context, { key, row });
}

/** The company part of keys: the shared one for records that companies share. */
export const companyOf = ({ company }: Pick<Context, 'company'>, { source }: MappingDocument): string =>
  source.companies === 'shared' ? SHARED_COMPANY : company.code;
