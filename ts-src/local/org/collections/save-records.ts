import { allowsDuplicates } from '../http/duplicate-rule-header.ts';
import type { JsonFields } from '../http/json-body.ts';
import { OrgError } from '../http/org-error.ts';
import type { ApiRequest } from '../http/route.ts';
import { attempt, type Transactional } from '../composite/context.ts';
import type { Kernel } from '../kernel/types.ts';
import { tableOf } from '../rows/row-table.ts';
import type { SaveResult } from '../saving/types.ts';

export type Operation = 'insert' | 'update' | 'upsert' | 'remove';

export interface CollectionSave {
  readonly context: Transactional;
  readonly request: ApiRequest;
  readonly operation: Operation;
  /** Object and external id field of an upsert; the others take the type from each record. */
  readonly target: { readonly object: string; readonly field: string } | null;
  readonly allOrNone: boolean;
}

/** Source: REST API Developer Guide, sObject Collections: records of one type are handled together, at most ten runs. */
const mostRuns = 10;

interface Run {
  readonly object: string;
  readonly records: JsonFields[];
}

/**
 * Saves records in runs of one type, results in the order of the records. With allOrNone the rows that did nothing
 * wrong say ALL_OR_NONE_OPERATION_ROLLED_BACK.
 */
export function saveRecords(records: readonly unknown[], save: CollectionSave): SaveResult[] {
  const runs = runsOf(records, save);
  if (runs.length > mostRuns) {
    throw new OrgError(
      400,
      'INVALID_INPUT',
      `A collection may change its type ${mostRuns} times at most, not ${runs.length}`,
    );
  }
  if (!save.allOrNone || runs.length <= 1) return runs.flatMap((run) => saveRun(run, save, save.allOrNone));
  const saveAll = (): SaveResult[] => runs.flatMap((run) => saveRun(run, save, true));
  const results = attempt(save.context, saveAll, (all) => all.every(({ success }) => success));
  return results.every(({ success }) => success) ? results : results.map(rolledBack);
}

function rolledBack(result: SaveResult): SaveResult {
  if (!result.success) return result;
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  const errors = [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }];
  return { id: null, success: false, created: false, errors };
}

function runsOf(records: readonly unknown[], { context, operation, target }: CollectionSave): Run[] {
  const runs: Run[] = [];
  for (const record of records) {
    if (typeof record !== 'object' || record === null)
      throw new OrgError(400, 'JSON_PARSER_ERROR', 'records must be objects');
    if (target !== null) requireType(record, target.object);
    const object = target?.object ?? (operation === 'remove' ? objectById(record, context.kernel) : typeOf(record));
    const last = runs.at(-1);
    if (last?.object === object) last.records.push(record as JsonFields);
    else runs.push({ object, records: [record as JsonFields] });
  }
  return runs;
}

/** An upsert is for one object; a record may say so, but not name another one. */
function requireType(record: object, object: string): void {
  const { attributes } = record as { attributes?: { type?: unknown } };
  const type = attributes?.type;
  if (type === undefined || (typeof type === 'string' && type.toLowerCase() === object.toLowerCase())) return;
  throw new OrgError(400, 'INVALID_INPUT', `All records of this upsert are of type ${object}, not ${String(type)}`);
}

function typeOf(record: object): string {
  const { attributes } = record as { attributes?: { type?: unknown } };
  if (typeof attributes?.type === 'string') return attributes.type;
  throw new OrgError(400, 'INVALID_INPUT', 'Every record needs attributes with a type');
}

function objectById(record: object, kernel: Kernel): string {
  const { id } = record as { id: string };
  return kernel.schema.objectByKeyPrefix(id.slice(0, 3))?.name ?? '';
}

function saveRun(
  { object, records }: Run,
  { context, request, operation, target }: CollectionSave,
  allOrNone: boolean,
): SaveResult[] {
  const { session } = request;
  const { kernel } = context;
  if (operation === 'remove') {
    const ids = records.map((record) => String(record.id));
    return object === '' ? ids.map(malformed) : kernel.save.remove(object, ids, session, { allOrNone });
  }
  const table = tableOf(records);
  const options = { allOrNone, allowDuplicates: allowsDuplicates(request) };
  if (operation === 'insert') return kernel.save.insert(object, table, session, options);
  if (operation === 'update') return kernel.save.update(object, table, session, options);
  return kernel.save.upsert(object, target?.field ?? 'Id', table, session, options);
}

function malformed(id: string): SaveResult {
  const errors = [{ statusCode: 'MALFORMED_ID', message: `malformed id ${id}`, fields: [] }];
  return { id: null, success: false, created: false, errors };
}
