/**
 * References to records that no mapping writes, such as the opportunity that an order was sent from: they come into
 * being in Salesforce, so one that is not known is looked for there whenever a document names it.
 */
import type { Link } from '../state/port.ts';
import type { RunContext } from './ports.ts';
import type { MappedDocument } from './references.ts';
import { queryByValues } from './stored-rows.ts';

/** Key field of records that mappings write. */
const OWN_KEY = 'ERP_Key__c';

/** Finds what the documents' own lookups refer to and remembers it. */
export async function findForeign(context: RunContext, documents: readonly MappedDocument[]): Promise<void> {
  const { parents, state } = context;
  for (const { object, keyField, column } of context.mapping.compiled.header.lookups) {
    if (keyField === OWN_KEY) continue;
    const keys = new Set(documents.map((document) => document.row[column]).filter((key) => typeof key === 'string'));
    await parents.load(object, keys);
    const unknown = [...keys].filter((key) => key !== '' && parents.accountOf(object, key) === undefined);
    if (unknown.length === 0) continue;
    const rows = await queryByValues(context, { object, by: keyField, columns: [] }, unknown);
    const links = rows.map((row): Link => {
      const [key, id] = [String(row[keyField]), String(row['Id'])];
      return { object, key, id, hash: null, children: null, account: null };
    });
    await state.record({ links });
    parents.learn(links);
  }
}
