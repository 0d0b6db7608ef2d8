/** Saving documents that come from outside the org (files, another org) as new versions. */
import { documentText, type MappingDocument } from '../../mapping/index.ts';
import { describeDifferences } from '../../mapping/editing/differences.ts';
import type { SavedMapping, SaveMappings, SaveReport } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';
import { mappingKey, type OrgReader } from '../sync/mapping-store.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import { checkDocuments } from './check-documents.ts';
import { createNew, createVersion } from './new-version.ts';
import { orgMappings, storedDocuments, type OrgMapping } from './org-mappings.ts';
import { publishVersion } from './publish-version.ts';

const LABEL_MAX = 80;

/**
 * Saves documents as new versions of their mappings, each based on the version that runs. Documents that are the same as
 * the running or the latest version make none. A mapping that the org does not have is made, switched off. Everything
 * is checked before anything is written: when one document does not hold, nothing is written and the report says why.
 * Rejects with MAPPING_VERSION_TAKEN when somebody saves a version of the same number at the same moment.
 */
export async function saveMappings(reader: OrgReader, request: SaveMappings): Promise<SaveReport> {
  const { documents, publish } = request;
  const { problems, warnings } = await checkDocuments(reader, documents);
  if (problems.length > 0) return { ok: false, saved: [], problems, warnings };
  const known = new Map((await orgMappings(reader)).map((mapping) => [mapping.name, mapping]));
  const saved: SavedMapping[] = [];
  for (const document of documents) {
    const mapping = known.get(document.name);
    const one = await saveOne(reader, { document, mapping, note: request.note });
    const before = mapping?.active ?? 0;
    const runs = publish !== undefined && one.version !== before;
    if (runs) await publishSaved(reader, one, { before, backfill: publish.backfill });
    saved.push({ ...one, published: runs });
  }
  return { ok: true, saved, problems, warnings };
}

type Saved = Omit<SavedMapping, 'published'>;

interface Saving {
  readonly document: MappingDocument;
  readonly mapping: OrgMapping | undefined;
  readonly note: string;
}

async function saveOne(reader: OrgReader, { document, mapping, note }: Saving): Promise<Saved> {
  const { name } = document;
  const there = mapping ?? (await createMapping(reader, document));
  const texts = await textsOf(reader, there);
  const same = [there.active, there.latest].find((number) => texts.get(number)?.text === documentText(document));
  if (same !== undefined) return { name, outcome: 'unchanged', version: same, differences: [] };
  const before = texts.get(there.active)?.document;
  const differences = before === undefined ? [] : describeDifferences(before, document);
  const version = there.latest + 1;
  const summary = differences.map(({ sentence }) => sentence).join('\n');
  const { active: basedOn } = there;
  await createVersion(reader, there, { number: version, document, note, summary, basedOn, activate: false });
  return { name, outcome: mapping === undefined ? 'created' : 'saved', version, differences };
}

/** The running and the latest document; one that can't be read is like none. */
async function textsOf(
  reader: OrgReader,
  mapping: OrgMapping,
): Promise<ReadonlyMap<number, { readonly text: string; readonly document: MappingDocument }>> {
  const numbers = [...new Set([mapping.active, mapping.latest])].filter((number) => number > 0);
  const stored = await storedDocuments(
    reader,
    numbers.map((number) => [mapping, number] as const),
  );
  return new Map(
    stored.flatMap((each) =>
      'document' in each
        ? [[each.version, { text: documentText(each.document), document: each.document }] as const]
        : [],
    ),
  );
}

async function createMapping(reader: OrgReader, document: MappingDocument): Promise<OrgMapping> {
  const { name, integration, direction, source, target } = document;
  const key = mappingKey(reader.settings.connection, name);
  const label = (document.label ?? name).slice(0, LABEL_MAX);
  const row = {
    Mapping_Key__c: key,
    Name: label,
    Integration__c: integration,
    State__c: 'Off',
    Entity__c: source.entity,
    Target_Object__c: target.object,
    Direction__c: direction,
  };
  const id = await createNew(reader, 'ERP_Mapping__c', { name, row });
  const shape = { entity: source.entity, object: target.object, direction, paused: null };
  return { id, key, name, label, integration, state: 'Off', active: 0, latest: 0, ...shape };
}

/** Publishes over the version that ran when this began: who published another one since then is not overruled. */
async function publishSaved(
  reader: OrgReader,
  { name, version }: Saved,
  { before, backfill }: { readonly before: number; readonly backfill: boolean },
): Promise<void> {
  const key = soqlText(`${mappingKey(reader.settings.connection, name)}|${version}`);
  const [row = {}] = await queryAll(reader, `SELECT Id FROM ERP_Mapping_Version__c WHERE Version_Key__c = ${key}`);
  const { problems } = await publishVersion(reader, { id: String(row['Id']), over: before, backfill });
  const [first] = problems;
  if (first === undefined) return;
  throw codedError('MAPPING_MALFORMED', { values: { name, version, detail: `${first.path}: ${first.message}` } });
}
