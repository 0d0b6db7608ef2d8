import type { Companion } from '../companion.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { orgMappings, shownVersion, storedDocuments } from './org-mappings.ts';
import { saveMappings } from './save-mappings.ts';

/** The mappings of a connection, for whoever keeps them in files or moves them to another org. */
export const createMappingLibrary = (reader: OrgReader): Companion['mappings'] => ({
  list: () => orgMappings(reader),
  documents: async (names = []) => {
    const mappings = await orgMappings(reader, names);
    const wanted = mappings.map((mapping) => [mapping, shownVersion(mapping)] as const);
    return storedDocuments(
      reader,
      wanted.filter(([, version]) => version > 0),
    );
  },
  save: (request) => saveMappings(reader, request),
});
