import { badRequest } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { FieldContract } from '../contract/derive.ts';
import type { EntitySet, Navigation, Scalar } from './entity-set.ts';
import { compileFilter } from './filter.ts';
import { encodeMember } from './names.ts';
import type { QueryOptions } from './options.ts';
import { compileOrder } from './order.ts';
import type { Visibility } from './registry.ts';

/** Turns a row into its JSON object. */
export type Serialiser = (row: object, company: Company) => string;

export interface SerialiseScope {
  readonly sets: ReadonlyMap<string, EntitySet>;
  readonly visibility: Visibility;
  /** Url of the api route and company, for media links. */
  readonly base: string;
}

type Piece = (row: object, company: Company) => string;

/** Tag of a row's version as it stands in the JSON and in `If-Match`. */
export function etagOf(version: number): string {
  return `W/"JzE5O${version.toString(36).padStart(8, '0')}Jw=="`;
}

function encoder(field: FieldContract, get: (row: object, company: Company) => Scalar): Piece {
  switch (field.type) {
    case 'guid':
    case 'date':
      return (row, company) => `"${get(row, company) as string}"`;
    case 'enum':
      return (row, company) => `"${encodeMember(get(row, company) as string)}"`;
    case 'datetime':
      return (row, company) => {
        const ms = get(row, company) as number;
        return ms === 0 ? '"0001-01-01T00:00:00Z"' : `"${new Date(ms).toISOString()}"`;
      };
    case 'string':
      return (row, company) => JSON.stringify(String(get(row, company)));
    default:
      return (row, company) => String(get(row, company));
  }
}

function selected(set: EntitySet, options: QueryOptions, visibility: Visibility): FieldContract[] {
  const fields = visibility.fields(set);
  if (options.select === undefined) return [...fields.values()];
  const wanted = new Set<string>();
  for (const name of options.select) {
    if (!fields.has(name) && set.navigation[name] === undefined) {
      throw badRequest(`Could not find a property named '${name}' on type 'Microsoft.NAV.${set.contract.entity}'.`);
    }
    wanted.add(name);
  }
  return [...fields.values()].filter((field) => wanted.has(field.name));
}

function expansion(navigation: Navigation, options: QueryOptions, scope: SerialiseScope): Piece {
  const target = scope.sets.get(navigation.target);
  if (target === undefined) throw badRequest(`The set ${navigation.target} is not served on this route.`);
  const fields = scope.visibility.fields(target);
  const { schemaVersion } = options;
  const serialise = compileSerialiser(target, options, scope);
  const keep =
    options.filter === undefined ? undefined : compileFilter(options.filter, { set: target, fields, schemaVersion });
  const order = options.orderby === undefined ? undefined : compileOrder(options.orderby, target, fields);
  const rowsOf = navigation.rows as unknown as (row: object, company: Company) => readonly object[];
  const plain = keep === undefined && order === undefined && options.top === undefined && options.skip === undefined;
  const pick = (row: object, company: Company): readonly object[] => {
    let rows = rowsOf(row, company);
    if (plain) return rows;
    if (keep !== undefined) rows = rows.filter((candidate) => keep(candidate, company));
    if (order !== undefined) rows = [...rows].sort((a, b) => order.compare(a, b, company));
    return rows.slice(options.skip ?? 0, options.top === undefined ? undefined : (options.skip ?? 0) + options.top);
  };
  if (!navigation.many) {
    return (row, company) => {
      const [only] = pick(row, company);
      return only === undefined ? 'null' : serialise(only, company);
    };
  }
  return (row, company) => {
    let json = '[';
    for (const item of pick(row, company))
      json += json.length === 1 ? serialise(item, company) : `,${serialise(item, company)}`;
    return `${json}]`;
  };
}

/**
 * Compiles how rows of a set are written: the selected fields, then expanded relations with their nested options.
 * @throws ErpError 400 for an unknown field or relation.
 */
export function compileSerialiser(set: EntitySet, options: QueryOptions, scope: SerialiseScope): Serialiser {
  const names: string[] = [];
  const pieces: Piece[] = [];
  const add = (name: string, piece: Piece): void => {
    names.push(`,"${name}":`);
    pieces.push(piece);
  };
  for (const field of selected(set, options, scope.visibility)) {
    if (field.type === 'stream') {
      const id = set.get['id'] as unknown as (row: object, company: Company) => Scalar;
      const link = `"${scope.base}/${set.contract.set}(`;
      add(`${field.name}@odata.mediaReadLink`, (row, company) => `${link}${id(row, company)})/${field.name}"`);
    } else {
      const get = set.get[field.shows ?? field.name] as unknown as (row: object, company: Company) => Scalar;
      add(field.name, encoder(field, get));
    }
  }
  for (const { name, options: nested } of options.expand) {
    const navigation = set.navigation[name];
    if (navigation === undefined) {
      throw badRequest(`Could not find a property named '${name}' on type 'Microsoft.NAV.${set.contract.entity}'.`);
    }
    add(name, expansion(navigation, nested, scope));
  }
  const version = set.version as unknown as (row: object) => number;
  const count = pieces.length;
  return (row, company) => {
    let json = `{"@odata.etag":"W/\\"JzE5O${version(row).toString(36).padStart(8, '0')}Jw==\\""`;
    for (let i = 0; i < count; i += 1) json += (names[i] as string) + (pieces[i] as Piece)(row, company);
    return `${json}}`;
  };
}
