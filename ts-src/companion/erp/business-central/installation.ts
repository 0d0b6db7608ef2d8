/** What an installation offers: the entities of all its APIs under names that tell them apart. */
import { codedError } from '../../errors/coded-error.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { OfferedEntity } from '../contract.ts';
import type { ApiName, Client } from './client.ts';
import { entitySources, type EntitySource } from './entities.ts';
import { fieldInWords } from './field-words.ts';
import { parseMetadata, type ApiShape, type EntityShape } from './metadata.ts';
import type { ApiRoute } from './settings.ts';

/** An entity with the way it is read. */
export interface EntityPlace {
  readonly source: EntitySource;
  readonly shape: EntityShape;
}

/** The `$metadata` of every API that is asked, and the entities in them by the names that mappings use. */
export interface Shapes {
  readonly standard: ApiShape;
  /** Empty when the Counterpart extension is not installed. */
  readonly extension: ApiShape;
  /** APIs of other extensions that the connection file names, in its order; those that are not there are absent. */
  readonly further: ReadonlyMap<ApiName, ApiShape>;
  readonly entities: ReadonlyMap<string, EntityPlace>;
}

const NOTHING: ApiShape = new Map();

/** The shapes of one API; empty when it is not there. */
export function shapesOf(shapes: Omit<Shapes, 'entities'>, api: ApiName): ApiShape {
  if (api === 'standard' || api === 'extension') return shapes[api];
  return shapes.further.get(api) ?? NOTHING;
}

/** A name that says where the entity is from, for when another has its short name already. */
function longName(api: ApiName, entity: string): string {
  if (api === 'standard') return `v2_${entity}`;
  const [publisher = '', group = ''] = api === 'extension' ? ['counterpart', 'integration'] : api.split('/');
  return `${publisher}_${group}_${entity}`.replaceAll(/\W/g, '_').replace(/^(?=\d)/, 'x');
}

/**
 * Every entity by name: those with a way of reading of their own, then v2.0, the Counterpart extension and the further
 * APIs. Of two with the same name the later one gets publisher and group before its name (`contoso_fleet_vehicle`), so
 * that no name comes to mean another entity when an API is added at the end. Companies stand above all sets and are the
 * connection's, not a mapping's.
 */
function entitiesOf(shapes: Omit<Shapes, 'entities'>): ReadonlyMap<string, EntityPlace> {
  const found = new Map<string, EntityPlace>();
  for (const source of entitySources.values()) {
    const shape = [...shapesOf(shapes, source.api).values()].find(({ set }) => set === source.set);
    if (shape !== undefined) found.set(source.entity, { source, shape });
  }
  for (const api of ['standard', 'extension', ...shapes.further.keys()] as const) {
    for (const shape of shapesOf(shapes, api).values()) {
      if (shape.set === '' || shape.set === 'companies') continue;
      if (found.get(shape.entity)?.shape === shape) continue;
      // A known entity keeps its name even while its API is missing.
      const taken = found.has(shape.entity) || entitySources.has(shape.entity);
      const entity = taken ? longName(api, shape.entity) : shape.entity;
      found.set(entity, { shape, source: { entity, set: shape.set, api, signal: 'stamp' } });
    }
  }
  return found;
}

/** Fields by which the ERP wants lists to be asked for; without them it refuses to list the set. */
const NEEDED_TO_LIST = ['documentId', 'parentId'];

/** The entity in whose lists this one stands and without which the ERP does not list it. */
function ownerOf(shapes: Shapes, { source, shape }: EntityPlace): string | undefined {
  if (!NEEDED_TO_LIST.some((field) => shape.fields.has(field))) return undefined;
  const owners = [...shapes.entities].filter(
    ([, owner]) => owner.source.api === source.api && shape.set in owner.shape.navigation,
  );
  return (owners.find(([name]) => source.entity.startsWith(name)) ?? owners[0])?.[0];
}

const READ_ONLY_SIGNALS: ReadonlySet<string> = new Set(['document', 'ledger', 'application']);

/** Every entity whose records have a key, by name. */
export function listEntities(shapes: Shapes): OfferedEntity[] {
  return [...shapes.entities]
    .filter(([, { shape }]) => shape.key !== null)
    .map(([entity, place]): OfferedEntity => {
      const words = fieldInWords(entity.slice(entity.lastIndexOf('_') + 1));
      const within = ownerOf(shapes, place);
      return {
        entity,
        label: words.charAt(0).toUpperCase() + words.slice(1),
        // Posted documents share their set with drafts, which can be changed; what mappings read of it can't.
        writable: READ_ONLY_SIGNALS.has(place.source.signal) ? false : place.shape.updatable,
        ...(within === undefined ? {} : { within }),
      };
    })
    .sort((a, b) => (a.entity < b.entity ? -1 : 1));
}

async function loadApi(client: Client, api: ApiName): Promise<ApiShape> {
  const question = { address: '/$metadata', api, operation: 'reading $metadata', accept: 'application/xml' } as const;
  return parseMetadata(await client.text(question), client.host);
}

/** An API that an installation may lack: empty then. */
async function loadOptional(client: Client, api: ApiName): Promise<ApiShape> {
  try {
    return await loadApi(client, api);
  } catch (error) {
    const absent =
      error instanceof CounterpartError && ['BC_ENTITY_MISSING', 'BC_REQUEST_REFUSED'].includes(error.code);
    if (!absent) throw error;
    return NOTHING;
  }
}

/** The name of a route that the connection file gives. */
export const apiNameOf = ({ publisher, group, version }: ApiRoute): ApiName => `${publisher}/${group}/${version}`;

/** Asks every API for its `$metadata`; one that is not installed is empty. */
export async function loadShapes(client: Client, routes: readonly ApiRoute[]): Promise<Shapes> {
  const standard = await loadApi(client, 'standard');
  const extension = await loadOptional(client, 'extension');
  const further = new Map<ApiName, ApiShape>();
  for (const route of routes) further.set(apiNameOf(route), await loadOptional(client, apiNameOf(route)));
  const shapes = { standard, extension, further };
  return { ...shapes, entities: entitiesOf(shapes) };
}

/** Where an entity of that name is read. @throws CounterpartError BC_ENTITY_MISSING when it is not there */
export function placeOf(shapes: Shapes, entity: string): EntityPlace {
  const found = shapes.entities.get(entity);
  if (found === undefined) {
    throw codedError('BC_ENTITY_MISSING', { values: { entity: entitySources.get(entity)?.set ?? entity } });
  }
  return found;
}
