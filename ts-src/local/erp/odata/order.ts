import { badRequest } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { FieldContract } from '../contract/derive.ts';
import type { EntitySet, Scalar } from './entity-set.ts';

/** An order of rows: by the fields asked for, then by key, so that it is total. */
export interface Order {
  readonly compare: (a: object, b: object, company: Company) => number;
  /** The row's place in the order, for continuing after it. */
  readonly place: (row: object, company: Company) => readonly Scalar[];
  /** Compares a row with a place. */
  readonly after: (row: object, place: readonly Scalar[], company: Company) => boolean;
}

type Get = (row: object, company: Company) => Scalar;

/**
 * Compiles `$orderby`.
 * @throws ErpError 400 for unknown fields, 400 `BadRequest_MethodNotImplemented` for fields that have no order.
 */
export function compileOrder(source: string, set: EntitySet, fields: ReadonlyMap<string, FieldContract>): Order {
  const keys: { get: Get; sign: number }[] = source.split(',').map((item) => {
    const match = /^\s*([A-Za-z0-9_]+)(?:\s+(asc|desc))?\s*$/.exec(item);
    const field = fields.get(match?.[1] ?? '');
    if (match === null || field === undefined) throw badRequest(`The $orderby item '${item.trim()}' is not a field.`);
    if (field.type === 'stream' || field.type === 'enum') {
      throw badRequest(`Ordering by '${field.name}' is not supported.`, 'BadRequest_MethodNotImplemented');
    }
    return { get: set.get[field.shows ?? field.name] as unknown as Get, sign: match[2] === 'desc' ? -1 : 1 };
  });
  keys.push({ get: set.get[set.contract.key] as unknown as Get, sign: 1 });
  const place = (row: object, company: Company): Scalar[] => keys.map(({ get }) => get(row, company));
  const comparePlaces = (a: readonly Scalar[], b: readonly Scalar[]): number => {
    for (const [index, { sign }] of keys.entries()) {
      const left = a[index] as Scalar;
      const right = b[index] as Scalar;
      if (left !== right) return (left < right ? -1 : 1) * sign;
    }
    return 0;
  };
  return {
    compare: (a, b, company) => {
      for (const { get, sign } of keys) {
        const left = get(a, company);
        const right = get(b, company);
        if (left !== right) return (left < right ? -1 : 1) * sign;
      }
      return 0;
    },
    place,
    after: (row, from, company) => comparePlaces(place(row, company), from) > 0,
  };
}
