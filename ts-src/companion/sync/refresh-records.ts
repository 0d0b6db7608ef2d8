/**
 * Reads single records of the ERP again and writes them to Salesforce by the live mappings, beside a pass that may be
 * under way: it does not wait for the pass's lease, which a first load keeps for hours. What keeps this right is that
 * rows are upserted by key, and that a record which a pass had read earlier and writes later is written anew by the
 * next pass, since its stamp in the ERP is newer than what that pass had read up to.
 */
import type { MappingDocument } from '../../mapping/index.ts';
import { INTEGRATIONS } from '../companion.ts';
import type { ErpCompany } from '../erp/contract.ts';
import { mappingsMark } from './mappings-mark.ts';
import { loadMappings, type OrgReader } from './mapping-store.ts';
import { createParentIndex } from './parents.ts';
import type { ActiveMapping } from './ports.ts';
import { runMapping } from './run-mapping.ts';
import { createTally } from './tally.ts';

/** Mappings and companies are looked up again at most this often. */
const REFRESH_MS = 60_000;

export interface Refresher {
  /** Writes the records by every live mapping that reads their entity. Failures of single records are parked. */
  refresh(entity: string, company: string, keys: readonly string[]): Promise<void>;
  companies(): Promise<readonly ErpCompany[]>;
}

interface Loaded {
  readonly at: number;
  readonly mark: string | null;
  readonly mappings: readonly ActiveMapping[];
  readonly companies: readonly ErpCompany[];
}

/** Makes a refresher; nothing is contacted before it is first used. */
export function createRefresher(ports: OrgReader, templates: readonly MappingDocument[]): Refresher {
  const { erp } = ports;
  // What was written a moment ago must be in the answer.
  const readByKey: typeof erp.readByKey = (request, keys) => erp.readByKey({ ...request, fresh: true }, keys);
  const reader: OrgReader = { ...ports, erp: { ...erp, readByKey } };
  let loaded: Loaded | null = null;
  const load = async (): Promise<Loaded> => {
    const at = reader.clock.now();
    const mark = await mappingsMark(reader.state);
    if (loaded !== null && loaded.mark === mark && at - loaded.at < REFRESH_MS) return loaded;
    const { mappings } = await loadMappings(reader, templates, INTEGRATIONS);
    loaded = { at, mark, mappings, companies: await reader.erp.companies() };
    return loaded;
  };
  return {
    companies: async () => (await load()).companies,
    refresh: async (entity, code, keys) => {
      const { mappings, companies } = await load();
      const company = companies.find((each) => each.code === code);
      if (company === undefined) return;
      const parents = createParentIndex(reader.state);
      for (const mapping of mappings) {
        if (mapping.compiled.document.source.entity !== entity) continue;
        await runMapping({ ...reader, mapping, company, parents, tally: createTally() }, { only: keys });
      }
    },
  };
}
