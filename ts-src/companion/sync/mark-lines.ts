/** Lines that a document of the ERP lost, kept in Salesforce with a mark and with the line that came in their place. */
import type { MappedRecord } from '../../mapping/index.ts';
import type { RowOutcome, TargetRow } from '../salesforce/port.ts';
import { pairReplacements } from './line-replacements.ts';
import type { RunContext } from './ports.ts';
import { writeRows } from './write-rows.ts';

/** Fields of the line: the checkbox, the reference to the replacing line, the line number. */
export interface LineMark {
  readonly mark: string;
  readonly replacedBy?: string | undefined;
  readonly position?: string | undefined;
}

/** A line that stands in Salesforce and no longer in the ERP. */
export interface GoneLine {
  /** Position of its document among the units of the batch. */
  readonly entry: number;
  readonly id: string;
  readonly key: string;
  readonly position: number;
  /** Marked by an earlier pass. */
  readonly marked: boolean;
}

/** A line that was sent; `added`: the document did not have it before. */
export interface SentLine {
  readonly entry: number;
  readonly record: MappedRecord;
  readonly added: boolean;
}

/** What became of one line that was taken away. */
export interface LineRemoval {
  readonly entry: number;
  readonly answer: RowOutcome;
}

interface LinesToMark {
  readonly object: string;
  readonly keyField: string;
  readonly gone: readonly GoneLine[];
  readonly rows: readonly SentLine[];
  readonly mark: LineMark;
}

/**
 * Marks lines and says what replaced them: a line that was added in the same pass, or in a later one. Lines marked
 * before are written only when their replacement has come. Marking a line twice does no harm.
 */
export async function markLines(context: RunContext, lines: LinesToMark): Promise<readonly LineRemoval[]> {
  const { object, keyField, mark } = lines;
  const replacements = replacementsIn(lines);
  const relation = mark.replacedBy?.replace(/__c$/, '__r');
  const toWrite = lines.gone.filter((line) => !line.marked || replacements.has(line.key));
  const rows = toWrite.map((line): TargetRow => ({
    [keyField]: line.key,
    [mark.mark]: true,
    ...(relation === undefined ? {} : { [`${relation}.${keyField}`]: replacements.get(line.key) ?? null }),
  }));
  const answers = await writeRows(context, { object, keyField, rows, outcomes: 'failures' });
  return toWrite.map(({ entry }, position) => ({ entry, answer: answers[position] as RowOutcome }));
}

/** Lines are replaced by lines of their own document. */
function replacementsIn({ gone, rows, mark }: LinesToMark): ReadonlyMap<string, string> {
  const { position, replacedBy } = mark;
  const all = new Map<string, string>();
  if (replacedBy === undefined || position === undefined) return all;
  for (const entry of new Set(gone.map((line) => line.entry))) {
    const added = rows
      .filter((row) => row.entry === entry && row.added)
      .map(({ record }) => ({ key: record.key, position: Number(record.row[position] ?? 0) }));
    const own = gone.filter((line) => line.entry === entry);
    for (const [old, fresh] of pairReplacements(own, added)) all.set(old, fresh);
  }
  return all;
}
