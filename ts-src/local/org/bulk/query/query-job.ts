import type { Job } from '../job.ts';

export interface QueryJob extends Job {
  readonly operation: 'query' | 'queryAll';
  readonly soql: string;
  /** The header line and one line a record, written when the job ran; later changes of the records do not show. */
  header: string;
  readonly lines: string[];
}
