import type { Companion } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { orgMappings, shownVersion, storedDocuments } from './org-mappings.ts';
import { saveMappings } from './save-mappings.ts';
import { switchMapping } from './switch-mapping.ts';

const VERSION_MISSING = 'MAPPING_VERSION_MISSING';

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
  version: async (name, number) => {
    const [mapping] = await orgMappings(reader, [name]);
    const [stored] = mapping === undefined ? [] : await storedDocuments(reader, [[mapping, number]]);
    const isMissing = stored === undefined || ('problems' in stored && stored.problems[0]?.code === VERSION_MISSING);
    if (isMissing) throw codedError(VERSION_MISSING, { values: { name, version: number } });
    return stored;
  },
  save: (request) => saveMappings(reader, request),
  switchTo: (name, state) => switchMapping(reader, name, state),
});
