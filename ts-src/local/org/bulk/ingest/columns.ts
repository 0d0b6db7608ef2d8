import type { ObjectSchema, OrgSchema } from '../../schema/types.ts';
import { CsvError } from '../csv/reader.ts';
import type { IngestJob } from './ingest-job.ts';

/**
 * Checks the header of an upload: every column is a field of the object or `Relationship.ExternalIdField`, none stands
 * twice, and the column that finds the rows is there. An empty upload has no header and passes.
 * @throws CsvError with the job's error message, such as `InvalidBatch : Field name not found : Colour__c`
 *
 * Source: Bulk API 2.0 guide, Relationship Fields in a Header Row; the message text is assumed.
 */
export function checkColumns(job: IngestJob, header: readonly string[], schema: OrgSchema): void {
  const object = schema.object(job.object);
  if (object === undefined || header.length === 0) return;
  const seen = new Set<string>();
  for (const column of header) {
    const name = column.toLowerCase();
    if (seen.has(name)) throw new CsvError(`InvalidBatch : Field name provided more than once : ${column}`);
    seen.add(name);
    if (!isKnown(job, object, column, schema)) throw new CsvError(`InvalidBatch : Field name not found : ${column}`);
  }
  const key = keyColumn(job);
  if (key !== null && !seen.has(key.toLowerCase())) throw new CsvError(`InvalidBatch : Field name not found : ${key}`);
}

/** The column that finds the rows; null when rows can do without, as an upsert by `Id` does: then all are created. */
function keyColumn(job: IngestJob): string | null {
  if (job.operation === 'insert') return null;
  if (job.operation !== 'upsert') return 'Id';
  return job.externalIdFieldName === 'Id' ? null : job.externalIdFieldName;
}

function isKnown(job: IngestJob, object: ObjectSchema, column: string, schema: OrgSchema): boolean {
  const { access } = job.session;
  const dot = column.indexOf('.');
  if (dot === -1) {
    const field = object.field(column);
    return field !== undefined && access.fieldReadable(object.name, field.name);
  }
  // A polymorphic parent may be named before the relationship: `User:Owner.Username`.
  const [type, relationshipName] = splitType(column.slice(0, dot));
  const reference = object.relationship(relationshipName);
  if (reference === undefined || !access.fieldReadable(object.name, reference.name)) return false;
  const parentName = type ?? reference.referenceTo[0];
  const parentField = parentName === undefined ? undefined : schema.object(parentName)?.field(column.slice(dot + 1));
  return parentField !== undefined && (parentField.externalId || parentField.idLookup);
}

function splitType(prefix: string): [string | undefined, string] {
  const colon = prefix.indexOf(':');
  return colon === -1 ? [undefined, prefix] : [prefix.slice(0, colon), prefix.slice(colon + 1)];
}
