import {
  classesOf,
  maskRecord,
  maskValue,
  targetClasses,
  type CompiledMapping,
  type MappedRow,
  type MappingResult,
} from '../../../mapping/index.ts';
import type { SourceRecord } from '../../erp/contract.ts';
import { codedError } from '../../errors/coded-error.ts';
import { repairedRecord, valueIn } from '../../sync/repairs.ts';
import { sourceFieldsOf } from '../../sync/source-fields.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import { activeMapping, readingOf, readNow } from './held-up.ts';

/** Lines shown of each list, in the source and in the target. */
const LINES_MAX = 50;

/**
 * What the ERP has of a record and what the mapping makes of it, masked by the classes of the fields; only what the
 * mapping reads is shown. Values that somebody gave are in place. Rejects with CMD_RECORD_GONE.
 */
export async function showPayloads(context: AdminContext, { target }: Accepted<unknown>): Promise<Answer> {
  const { reader } = context;
  const [name = ''] = (target.key ?? '').slice(reader.settings.connection.length + 1).split('|');
  const soql = `SELECT Source_Key__c, Company__c, Number__c FROM ERP_Message__c WHERE Id = ${soqlText(target.id)}`;
  const [message] = await queryAll(reader, soql);
  const sourceKey = String(message?.['Source_Key__c'] ?? '');
  const mapping = await activeMapping(reader, name);
  const reading = await readingOf(reader, mapping, String(message?.['Company__c'] ?? ''));
  const record = (await readNow(reading, [sourceKey])).get(sourceKey);
  if (record === undefined) throw codedError('CMD_RECORD_GONE');
  const { compiled } = mapping;
  const env = { company: reading.company, now: reader.clock.now() };
  const repaired = await repairedRecord(reading, record);
  const result = compiled.run(repaired, env);
  const source = maskRecord(readOf(compiled, repaired), classesOf(compiled.document));
  const what = `Looked at the values of ${String(message?.['Number__c'] ?? sourceKey)} (${name})`;
  return {
    status: 'Done',
    result: {
      source: source.record,
      target: targetOf(compiled, result),
      notes: result.outcome === 'mapped' ? result.notes : [],
      problems: result.outcome === 'refused' ? result.problems : [],
      filtered: result.outcome === 'filtered',
      masked: source.masked,
      versions: { mapping: mapping.version },
      audit: { what },
    },
  };
}

/** What the mapping reads of a record: its fields, related records by their paths, and lines. */
function readOf({ document }: CompiledMapping, record: SourceRecord): Readonly<Record<string, unknown>> {
  const { fields, childFields } = sourceFieldsOf(document);
  const shown = pick(record, fields);
  for (const [list, names] of Object.entries(childFields)) {
    const lines = record[list];
    if (Array.isArray(lines)) shown[list] = lines.slice(0, LINES_MAX).map((line) => pick(line as SourceRecord, names));
  }
  return shown;
}

function pick(record: SourceRecord, names: readonly string[]): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const name of [...names].toSorted()) {
    const path = name.split('.');
    const value = valueIn(record, path);
    if (value === undefined || (typeof value === 'object' && value !== null)) continue;
    let place = shown;
    for (const step of path.slice(0, -1)) place = (place[step] ??= {}) as Record<string, unknown>;
    place[path.at(-1) ?? ''] = value;
  }
  return shown;
}

/** The rows, header first, with each column masked by the strictest field that it is made of. */
function targetOf({ document, header, children }: CompiledMapping, result: MappingResult): readonly object[] {
  if (result.outcome !== 'mapped') return [];
  const classes = targetClasses(document);
  const fields = new Map([header, ...children].flatMap(({ lookups }) => lookups.map((l) => [l.column, l.field])));
  const masked = (object: string, row: MappedRow): MappedRow =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        maskValue(classes(object, fields.get(column) ?? column), value) as typeof value,
      ]),
    );
  return [
    { object: result.object, key: result.key, row: masked(result.object, result.row) },
    ...result.children.flatMap(({ object, records }) =>
      records.slice(0, LINES_MAX).map(({ key, row }) => ({ object, key, row: masked(object, row) })),
    ),
  ];
}
