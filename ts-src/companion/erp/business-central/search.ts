/** Looking for records by a text, as a person does who knows a number or a part of a name. */
import type { RecordSearch, SourceRecord } from '../contract.ts';
import { quoted, setAddress } from './odata.ts';
import { allRows, type Row } from './paging.ts';
import { planRead, queryOf, type ReadPlan } from './plan.ts';
import { prepare } from './prepare.ts';
import type { Reading } from './reading.ts';

/** Fields that tell a record apart, the best first. */
const TELLING = [
  'number',
  'displayName',
  'name',
  'code',
  'description',
  'documentNumber',
  'externalDocumentNumber',
  'serialNumber',
  'customerName',
  'itemNumber',
  'customerNumber',
  'email',
];
/** Fields of one search: each is a call, as the API takes no `or` across fields. */
const FIELDS_MAX = 5;
const NUMBER_FIELDS = ['entryNumber', 'lineNumber'];

/** A text as people write it in fields: the API compares letters as they are (`tolower` takes no field there). */
function spellings(text: string): string[] {
  const lower = text.toLowerCase();
  return [...new Set([text, text.toUpperCase(), lower, lower.charAt(0).toUpperCase() + lower.slice(1)])];
}

function conditionsFor({ shape }: ReadPlan, text: string): string[] {
  const texts = TELLING.filter((field) => shape.fields.get(field)?.type === 'text').slice(0, FIELDS_MAX);
  const conditions = texts.map((field) =>
    spellings(text)
      .map((spelling) => `contains(${field},${quoted(spelling)})`)
      .join(' or '),
  );
  const whole = /^\d{1,9}$/.test(text) ? NUMBER_FIELDS.filter((field) => shape.fields.has(field)) : [];
  return [...whole.map((field) => `${field} eq ${text}`), ...conditions];
}

/** How well a record answers: the very text, a beginning, a part. */
function rank(record: SourceRecord, text: string): number {
  const wanted = text.toLowerCase();
  const values = [...TELLING, ...NUMBER_FIELDS].map((field) => String(record[field] ?? '').toLowerCase());
  if (values.includes(wanted)) return 0;
  return values.some((value) => value.startsWith(wanted)) ? 1 : 2;
}

/**
 * Records that a text is found in, ranked; without a text the ones changed last. One call a field, together; a field
 * that the ERP can't filter fails the search with its reason.
 */
export async function searchRecords(reading: Reading, request: RecordSearch): Promise<SourceRecord[]> {
  const plan = planRead(reading.shapes, request);
  const { source, stamp } = plan;
  const text = request.text.trim();
  const ask = (condition: string | undefined, orderby: string | undefined): Promise<Row[]> => {
    const query = { ...queryOf(plan, condition, orderby), top: request.limit };
    const address = setAddress(reading.companyId, source.set, query);
    const question = { address, api: source.api, operation: `looking for ${source.set}`, pageSize: request.limit };
    return allRows(reading.client, request.signal === undefined ? question : { ...question, signal: request.signal });
  };
  if (text === '') {
    const rows = await ask(undefined, stamp === null ? undefined : `${stamp} desc`);
    return (await prepare(reading, plan, rows, false)).slice(0, request.limit);
  }
  const answers = await Promise.all(conditionsFor(plan, text).map((condition) => ask(condition, undefined)));
  const rows = new Map(answers.flat().map((row) => [String(row[plan.key]), row]));
  const records = await prepare(reading, plan, [...rows.values()], false);
  return records
    .map((record, place) => ({ record, place, rank: rank(record, text) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, request.limit)
    .map(({ record }) => record);
}
