/** The writing side of the ERP in memory: the same promises as a real connector's. */
import type { ErpFields, ErpPlace, ErpWriter, SourceRecord } from '../../erp/contract.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { Entry, MemoryErpOptions, Table } from './erp.ts';

interface Parts {
  readonly table: (company: string, entity: string) => Table;
  readonly put: (company: string, entity: string, record: SourceRecord) => SourceRecord;
  readonly normalise: MemoryErpOptions['normalise'] | undefined;
  readonly actions: NonNullable<MemoryErpOptions['actions']>;
}

/** Finds, checks versions, normalises and stores. */
export function createMemoryWriter({ table, put, normalise, actions }: Parts): ErpWriter {
  let created = 0;
  const stored = (entity: string, fields: ErpFields): ErpFields => normalise?.(entity, fields) ?? fields;
  const entryAt = ({ company, entity, key }: ErpPlace): Entry => {
    const entry = table(company, entity).get(key);
    if (entry === undefined) throw codedError('BC_RECORD_MISSING', { values: { operation: `writing ${entity}` } });
    return entry;
  };
  const atVersion = (place: ErpPlace, etag: string | null): SourceRecord => {
    const entry = entryAt(place);
    if (etag !== null && etag !== String(entry.change)) throw codedError('BC_RECORD_CHANGED');
    return entry.record;
  };
  return {
    async create({ company, entity, key, fields, children, parentKey }) {
      const id = key ?? `${entity}-${(created += 1)}`;
      if (table(company, entity).has(id)) throw codedError('BC_DUPLICATE_KEY');
      const lists = Object.fromEntries(
        Object.entries(children ?? {}).map(([name, rows]) => [
          name,
          rows.map((row, index) => ({ id: `${id}-${name}-${index + 1}`, ...stored(name, row) })),
        ]),
      );
      const parent = parentKey === undefined ? {} : { documentId: parentKey };
      return put(company, entity, { ...stored(entity, fields), ...lists, ...parent, id });
    },
    async update({ etag, fields, ...place }) {
      const before = atVersion(place, etag);
      return put(place.company, place.entity, { ...before, ...stored(place.entity, fields) });
    },
    async remove({ etag, ...place }) {
      atVersion(place, etag);
      table(place.company, place.entity).delete(place.key);
    },
    async act({ action, ...place }) {
      const { record } = entryAt(place);
      const run = actions[action];
      if (run === undefined) throw codedError('BC_REQUEST_REFUSED', { values: { operation: action } });
      put(place.company, place.entity, run(record));
    },
    async find({ company, entity, where }) {
      const records = [...table(company, entity).values()].map((entry) => entry.record);
      return records.filter((record) => Object.entries(where).every(([name, value]) => String(record[name]) === value));
    },
  };
}
