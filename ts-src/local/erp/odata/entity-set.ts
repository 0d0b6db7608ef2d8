import { contractOf } from '../contract/contract.ts';
import type { EntityContract } from '../contract/derive.ts';
import type { Company } from '../books/model.ts';

/** A value before encoding: dates as `YYYY-MM-DD`, instants in milliseconds, enum members as written in AL. */
export type Scalar = string | number | boolean;

/** From a row to related rows: a list of lines (`many`) or one record. */
export interface Navigation {
  readonly target: string;
  readonly many: boolean;
  readonly rows: (row: never, company: Company) => readonly object[];
}

/** Changes a row; each returns a function that takes the change back (for a batch that is rolled back). */
export interface Writer {
  /** Read-only fields that a creation may give all the same, such as `id`. */
  readonly once?: readonly string[];
  readonly insert?: (company: Company, body: Body, parent?: object) => { row: object; undo: () => void };
  readonly modify?: (company: Company, row: never, body: Body) => () => void;
  readonly remove?: (company: Company, row: never) => () => void;
}

/** A decoded request body: known, writable fields only. */
export type Body = Readonly<Record<string, unknown>>;

/** How one entity set is served. */
export interface EntitySet {
  readonly contract: EntityContract;
  /** All rows in primary key order. */
  readonly rows: (company: Company) => readonly object[];
  readonly find: (company: Company, key: string) => object | undefined;
  readonly get: Readonly<Record<string, (row: never, company: Company) => Scalar>>;
  /** Number behind the etag. */
  readonly version: (row: never) => number;
  readonly navigation: Readonly<Record<string, Navigation>>;
  /** Fields of which one must be filtered when the set is listed on its own (lines). */
  readonly needsFilterOn?: readonly string[];
  readonly write?: Writer;
  readonly actions: Readonly<Record<string, (company: Company, row: never) => void>>;
  /** Bytes of a stream field. */
  readonly stream?: (row: never, company: Company) => Uint8Array;
}

/** What a set's definition must say; the rest has defaults. */
export interface Definition<Row extends object> {
  readonly rows: (company: Company) => readonly Row[];
  readonly find: (company: Company, key: string) => Row | undefined;
  readonly get: Readonly<Record<string, (row: Row, company: Company) => Scalar>>;
  readonly version: (row: Row) => number;
  readonly navigation?: EntitySet['navigation'];
  readonly needsFilterOn?: readonly string[];
  readonly write?: Writer;
  readonly actions?: Readonly<Record<string, (company: Company, row: Row) => void>>;
  readonly stream?: (row: Row, company: Company) => Uint8Array;
}

/**
 * Defines how a set of the contract is served.
 * @throws Error when a field of the contract has no getter or a getter has no field.
 */
export function defineSet<Row extends object>(set: string, definition: Definition<Row>): EntitySet {
  const contract = contractOf(set);
  const fields = contract.fields.filter((field) => field.type !== 'stream').map((field) => field.name);
  const missing = fields.filter((name) => definition.get[name] === undefined);
  const extra = Object.keys(definition.get).filter((name) => !fields.includes(name));
  if (missing.length > 0 || extra.length > 0) {
    throw new Error(`Set ${set}: no getter for ${missing.join(', ') || '–'}; no field for ${extra.join(', ') || '–'}.`);
  }
  return { navigation: {}, actions: {}, ...definition, contract } as unknown as EntitySet;
}

/** A navigation typed by its source row. */
export function to<Row>(
  target: string,
  rows: (row: Row, company: Company) => readonly object[],
  many = true,
): Navigation {
  return { target, many, rows: rows as unknown as Navigation['rows'] };
}

/** A navigation to one record or none. */
export function toOne<Row>(target: string, row: (row: Row, company: Company) => object | undefined): Navigation {
  return to<Row>(
    target,
    (source, company) => {
      const found = row(source, company);
      return found === undefined ? [] : [found];
    },
    false,
  );
}
