import type { Job } from '../job.ts';

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';

export const ingestOperations: readonly IngestOperation[] = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];

/**
 * What became of the rows of an upload, in its order. Kept small (an id a row, texts for failed rows only), since
 * result files are written from the upload again when they are asked for.
 */
export interface RowOutcomes {
  readonly ids: (string | null)[];
  /** 1 for rows that were created. */
  readonly created: number[];
  /** Row number → `CODE:message:fields --`. */
  readonly errors: Map<number, string>;
}

export interface IngestJob extends Job {
  readonly operation: IngestOperation;
  readonly externalIdFieldName: string | null;
  /** The uploaded text; null until the one upload of the job. */
  upload: Buffer | null;
  readonly outcomes: RowOutcomes;
}
