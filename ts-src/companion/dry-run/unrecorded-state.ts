/**
 * The state as a dry run sees it: everything can be asked, nothing is remembered. Records that the state has no link of
 * are looked for in Salesforce, so that a lost state, or a mapping that never ran, changes nothing about the result.
 */
import type { CompiledMapping } from '../../mapping/index.ts';
import type { Link, StatePort } from '../state/port.ts';
import { queryByValues, valueAt } from '../sync/stored-rows.ts';
import type { OrgReader } from '../sync/mapping-store.ts';

/** Makes the view. Key fields of objects are those by which the mapping finds and refers to them. */
export function unrecordedState(reader: OrgReader, compiled: CompiledMapping): StatePort {
  const keyFields = new Map<string, string>();
  for (const target of [compiled.header, ...compiled.children]) {
    for (const { object, keyField } of target.lookups) keyFields.set(object, keyField);
  }
  for (const { object, keyField } of [...compiled.children, compiled.header]) keyFields.set(object, keyField);
  const looked = new Map<string, Map<string, Link | null>>();
  return {
    ...reader.state,
    record: async () => undefined,
    findLinks: async (object, keys) => {
      const links = await reader.state.findLinks(object, keys);
      const keyField = keyFields.get(object);
      if (keyField === undefined) return links;
      const known = looked.get(object) ?? new Map<string, Link | null>();
      looked.set(object, known);
      const unknown = [...new Set(keys)].filter((key) => !links.has(key) && !known.has(key));
      for (const key of unknown) known.set(key, null);
      for (const row of await queryByValues(reader, { object, by: keyField, columns: [] }, unknown)) {
        const key = String(valueAt(row, keyField));
        known.set(key, { object, key, id: String(row['Id']), hash: null, children: null, account: null });
      }
      for (const key of keys) {
        const link = links.get(key) ?? known.get(key);
        if (link !== undefined && link !== null) links.set(key, link);
      }
      return links;
    },
  };
}
