/**
 * Page after page through `@odata.nextLink`, one page ahead of the reader: while a page is being written to Salesforce
 * the next one is on its way, and never more than that.
 */
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { Client, ClientQuestion } from './client.ts';

/** Keys in one filter: 40 guids make an address of about 2.5 KB, well below what servers and proxies take. */
export const KEYS_PER_CALL = 40;

export type Row = Record<string, unknown>;

interface Page {
  readonly value?: Row[];
  readonly '@odata.nextLink'?: string;
}

export interface PageQuestion extends ClientQuestion {
  /** Most rows a page; the server may give less, and a page that would be too large in memory is asked for smaller. */
  readonly pageSize: number;
  /** Rows may be large (documents with lines): the first page is a small one, to learn how large. */
  readonly cautious?: boolean;
}

/** Fewest rows a page is shrunk to: a document can't be divided, however many lines it has. */
const PAGE_ROWS_MIN = 1;
/** Rows of a cautious first page: cheap to learn from, and with very long documents still bearable. */
const PAGE_ROWS_FIRST = 50;
/**
 * Text of one page, in characters. Two pages are in memory at a time, as text for a moment and as objects of about
 * three times that. Larger pages cost memory, smaller ones round trips: at 3 M a page holds about 5,000 full lines.
 */
const PAGE_TEXT_AIM = 3_000_000;
/** A page that turns out larger than this is broken off and asked for again in smaller ones. */
const PAGE_BYTES_MAX = 4 * PAGE_TEXT_AIM;

interface Size {
  rows: number;
  readonly rowsMax: number;
}

function adapt(size: Size, rows: number, characters: number): void {
  if (rows === 0) return;
  const fitting = Math.floor(PAGE_TEXT_AIM / (characters / rows));
  size.rows = Math.max(PAGE_ROWS_MIN, Math.min(size.rowsMax, fitting));
}

/** One page. One that is too much for the server is asked for again in smaller ones. */
async function pageAt(client: Client, question: ClientQuestion, size: Size): Promise<Page> {
  for (;;) {
    let characters = 0;
    const onText = (length: number): void => {
      characters = length;
    };
    try {
      const bytesMax = size.rows > PAGE_ROWS_MIN ? { bytesMax: PAGE_BYTES_MAX } : {};
      const page = await client.json<Page>({ ...question, ...bytesMax, pageSize: size.rows, onText });
      adapt(size, page.value?.length ?? 0, characters);
      return page;
    } catch (error) {
      const tooMuch =
        error instanceof CounterpartError && (error.code === 'BC_TIMEOUT' || error.code === 'BC_TOO_LARGE');
      if (!tooMuch || size.rows <= PAGE_ROWS_MIN) throw error;
      size.rows = Math.max(PAGE_ROWS_MIN, Math.floor(size.rows / 2));
    }
  }
}

/**
 * Rows of an address, page by page, each page through `prepare` (decoding, joining) before its turn comes. Stopping
 * early ends the request under way.
 */
export async function* pagesOf<T>(
  client: Client,
  question: PageQuestion,
  prepare: (rows: Row[]) => T | Promise<T>,
): AsyncGenerator<T> {
  const stop = new AbortController();
  const signal = question.signal === undefined ? stop.signal : AbortSignal.any([question.signal, stop.signal]);
  const rowsMax = question.pageSize;
  const size: Size = { rows: question.cautious === true ? Math.min(rowsMax, PAGE_ROWS_FIRST) : rowsMax, rowsMax };
  const load = async (address: string): Promise<{ next: string | undefined; prepared: T }> => {
    const page = await pageAt(client, { ...question, address, signal }, size);
    return { next: page['@odata.nextLink'], prepared: await prepare(page.value ?? []) };
  };
  let ahead: ReturnType<typeof load> | null = load(question.address);
  try {
    while (ahead !== null) {
      const { next, prepared }: Awaited<ReturnType<typeof load>> = await ahead;
      ahead = next === undefined ? null : load(next);
      // Its failure is told when its turn comes; until then it must not count as unhandled.
      ahead?.catch(() => undefined);
      yield prepared;
    }
  } finally {
    stop.abort();
  }
}

/** All rows of an address. For answers whose size the caller has bounded. */
export async function allRows(client: Client, question: PageQuestion): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pagesOf(client, question, (found) => found)) for (const row of page) rows.push(row);
  return rows;
}
