import { CsvError, openCsv } from '../csv/reader.ts';
import type { CsvReader } from '../csv/reader.ts';
import { csvWriter } from '../csv/writer.ts';
import type { IngestJob } from './ingest-job.ts';

/** Name of a result file, in lower case. */
export type ResultKind = 'successfulresults' | 'failedresults' | 'unprocessedrecords';

/**
 * Rows written as one group. Salesforce does not promise the order of the upload, so the groups of a file are written
 * last first: a client that counts on the order of a large job fails here as it will there.
 */
const rowsPerGroup = 1_000;

/**
 * Writes a result file of a job from its upload and its outcomes. Successful rows are led by `sf__Id, sf__Created`,
 * failed ones by `sf__Id, sf__Error`; the header is always there; every value stands in quotation marks.
 * Source: Bulk API 2.0 guide, Get Job Successful, Failed and Unprocessed Record Results.
 */
export function resultFile(job: IngestJob, kind: ResultKind): Buffer {
  const text = (job.upload ?? Buffer.alloc(0)).toString('utf8');
  let reader: CsvReader;
  try {
    reader = openCsv(text, job.format);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return kind === 'unprocessedrecords' ? Buffer.from(text) : Buffer.from(headerOnly(job, kind));
  }
  // A file that could not be read as CSV was not processed: it is given back as it came.
  if (job.errorMessage !== null && job.processed === 0 && kind === 'unprocessedrecords') return Buffer.from(text);
  return write(job, kind, reader);
}

function headerOnly(job: IngestJob, kind: ResultKind): string {
  return csvWriter(job.format).row(leading(kind));
}

function leading(kind: ResultKind): string[] {
  if (kind === 'successfulresults') return ['sf__Id', 'sf__Created'];
  return kind === 'failedresults' ? ['sf__Id', 'sf__Error'] : [];
}

function write(job: IngestJob, kind: ResultKind, reader: CsvReader): Buffer {
  const writer = csvWriter(job.format);
  const head = [...leading(kind), ...reader.header];
  const groups: Buffer[] = [];
  for (let from = 0; ; from += rowsPerGroup) {
    if (kind !== 'unprocessedrecords' && from >= job.processed) break;
    const rows = reader.next(rowsPerGroup);
    if (rows.length === 0) break;
    let text = '';
    rows.forEach((row, index) => {
      const values = resultRow(job, kind, from + index, row);
      if (values !== undefined) text += writer.row(values);
    });
    groups.push(Buffer.from(text));
  }
  return Buffer.concat([Buffer.from(head.length === 0 ? '' : writer.row(head)), ...groups.reverse()]);
}

function resultRow(
  job: IngestJob,
  kind: ResultKind,
  index: number,
  row: readonly string[],
): readonly string[] | undefined {
  const { ids, created, errors } = job.outcomes;
  if (kind === 'unprocessedrecords') return index >= job.processed ? row : undefined;
  if (index >= job.processed) return undefined;
  const error = errors.get(index);
  if (kind === 'failedresults') return error === undefined ? undefined : [ids[index] ?? '', error, ...row];
  return error === undefined ? [ids[index] ?? '', created[index] === 1 ? 'true' : 'false', ...row] : undefined;
}
