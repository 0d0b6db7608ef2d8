import type { Session } from '../../access/session.ts';
import type { Kernel } from '../../kernel/types.ts';
import type { SaveError, SaveResult, SaveTable } from '../../saving/types.ts';
import type { IngestOperation } from './ingest-job.ts';

/** What a bulk job does to the rows of one object. */
export interface RowOperation {
  readonly operation: IngestOperation;
  readonly object: string;
  /** Upsert only. */
  readonly externalIdFieldName: string | null;
  readonly session: Session;
}

/**
 * Saves the rows of a CSV file. An upsert by `Id` without such a column creates, as jsforce's own test suite expects.
 * @throws OrgError when the request is wrong as a whole
 */
export function saveRows(job: RowOperation, table: SaveTable, kernel: Kernel): readonly SaveResult[] {
  const options = { cells: 'csv' } as const;
  const idColumn = table.columns.findIndex((name) => name.toLowerCase() === 'id');
  const byId = job.externalIdFieldName === null || job.externalIdFieldName === 'Id';
  switch (job.operation) {
    case 'insert':
      return kernel.save.insert(job.object, table, job.session, options);
    case 'update':
      return kernel.save.update(job.object, table, job.session, options);
    case 'upsert':
      if (byId && idColumn === -1) return kernel.save.insert(job.object, table, job.session, options);
      return kernel.save.upsert(job.object, job.externalIdFieldName ?? 'Id', table, job.session, options);
    default: {
      const ids = table.rows.map((row) => String(row[idColumn] ?? ''));
      return kernel.save.remove(job.object, ids, job.session, { hard: job.operation === 'hardDelete' });
    }
  }
}

/**
 * Failures of one row as results show them: `CODE:message:fields --` (asserted by jsforce's own test suite for one
 * error; several are assumed to be joined by a semicolon).
 */
export function errorText(errors: readonly SaveError[]): string {
  return errors
    .map(
      ({ statusCode, message, fields }) =>
        `${statusCode}:${message}:${fields.length > 0 ? `${fields.join(',')} ` : ''}--`,
    )
    .join(';');
}
