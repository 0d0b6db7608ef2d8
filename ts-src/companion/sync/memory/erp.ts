/**
 * An ERP in memory behind `ErpConnector`: records by company and entity, each with the number of its last change, which
 * is the watermark and the version. A real implementation of the contract, fast enough for property tests.
 */
import type {
  EntityDescription,
  ErpCompany,
  ErpConnector,
  ErpFields,
  OrderPosting,
  SourcePage,
  SourceRecord,
} from '../../erp/contract.ts';
import { codedError } from '../../errors/coded-error.ts';
import { createMemoryWriter } from './erp-writer.ts';

export interface MemoryErp extends ErpConnector {
  /** Creates or changes a record; it will be read by the next sweep. */
  put(company: string, entity: string, record: SourceRecord): void;
  /** Takes a record away without a trace, as a deletion in the ERP does. */
  drop(company: string, entity: string, id: string): void;
  all(company: string, entity: string): readonly SourceRecord[];
}

export interface MemoryErpOptions {
  readonly companies: readonly ErpCompany[];
  readonly entities: Readonly<Record<string, EntityDescription>>;
  /** Records a page. */
  readonly pageSize?: number;
  /** The ERP's clock, milliseconds: with it every record carries the time of its last change as `modified`. */
  readonly now?: () => number;
  /** What the ERP makes of values that are written to it: cuts, upper case. */
  readonly normalise?: (entity: string, fields: ErpFields) => ErpFields;
  /** Bound actions by name: the record before → after. */
  readonly actions?: Readonly<Record<string, (record: SourceRecord) => SourceRecord>>;
}

export interface Entry {
  readonly change: number;
  readonly record: SourceRecord;
}

/** The records of an entity of a company, by key. */
export type Table = Map<string, Entry>;

/** An ERP with the given companies and no records. */
export function createMemoryErp(options: MemoryErpOptions): MemoryErp {
  const tables = new Map<string, Table>();
  let change = 0;
  const table = (company: string, entity: string): Table => {
    const name = `${company}|${entity}`;
    const found = tables.get(name) ?? new Map<string, Entry>();
    tables.set(name, found);
    return found;
  };
  const put = (company: string, entity: string, record: SourceRecord): SourceRecord => {
    change += 1;
    const modified = options.now === undefined ? {} : { modified: new Date(options.now()).toISOString() };
    const entry = { change, record: { ...record, ...modified, etag: String(change) } };
    table(company, entity).set(String(record['id']), entry);
    return entry.record;
  };
  return {
    kind: 'memory',
    companies: async () => options.companies,
    describe: async (entity) => {
      const description = options.entities[entity];
      if (description === undefined) throw codedError('BC_ENTITY_MISSING', { values: { entity } });
      return description;
    },
    entities: async () =>
      Object.keys(options.entities)
        .sort()
        .map((entity) => ({ entity, label: entity, writable: true })),
    search: async ({ company, entity, text, limit }) =>
      foundBy(
        [...table(company, entity).values()].sort((a, b) => b.change - a.change).map(({ record }) => record),
        text.trim().toLowerCase(),
      ).slice(0, limit),
    keyField: () => 'id',
    stampField: () => 'modified',
    put: (company, entity, record) => void put(company, entity, record),
    drop: (company, entity, id) => void table(company, entity).delete(id),
    all: (company, entity) => [...table(company, entity).values()].map((entry) => entry.record),
    read: ({ company, entity, since }) => pages(table(company, entity), Number(since ?? 0), options.pageSize ?? 50),
    readByKey: async ({ company, entity }, keys) =>
      keys.flatMap((key) => {
        const entry = table(company, entity).get(key);
        return entry === undefined ? [] : [entry.record];
      }),
    keys: async ({ company, entity }) => new Set(table(company, entity).keys()),
    orderPostings: async ({ company, numbers }) =>
      [...table(company, 'posting').values()]
        .map(({ record }) => record as unknown as OrderPosting)
        .filter((posting) => numbers.includes(posting.orderNumber)),
    write: createMemoryWriter({ table, put, normalise: options.normalise, actions: options.actions ?? {} }),
    count: async (company, entity) => table(company, entity).size,
    check: async () => [{ name: 'The memory ERP answers', ok: true, detail: 'always' }],
    close: async () => undefined,
  };
}

/** Records with a text in one of their own values; those that have it as a whole value first. */
function foundBy(records: readonly SourceRecord[], text: string): readonly SourceRecord[] {
  if (text === '') return records;
  const values = (record: SourceRecord): string[] =>
    Object.values(record).flatMap((value) => (typeof value === 'string' ? [value.toLowerCase()] : []));
  const found = records.filter((record) => values(record).some((value) => value.includes(text)));
  const whole = (record: SourceRecord): number => (values(record).includes(text) ? 0 : 1);
  return [...found].sort((a, b) => whole(a) - whole(b));
}

async function* pages(table: ReadonlyMap<string, Entry>, since: number, pageSize: number): AsyncGenerator<SourcePage> {
  const changed = [...table.values()].filter((entry) => entry.change > since).sort((a, b) => a.change - b.change);
  for (let at = 0; at < changed.length; at += pageSize) {
    const page = changed.slice(at, at + pageSize);
    yield { records: page.map((entry) => entry.record), watermark: String(page.at(-1)?.change ?? since) };
  }
}
