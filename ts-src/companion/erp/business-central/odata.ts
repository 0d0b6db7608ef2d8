/** Addresses of OData queries: only what Business Central understands (no `or` across different fields, no `in`). */

export interface SetQuery {
  readonly filter?: string;
  readonly orderby?: string;
  readonly select?: readonly string[];
  readonly expand?: readonly string[];
  readonly top?: number;
  readonly count?: boolean;
}

/** Text in a filter: single quotes, doubled inside. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `field eq a or field eq b`; values are literals already. */
export function anyOf(field: string, literals: readonly string[]): string {
  return literals.map((literal) => `${field} eq ${literal}`).join(' or ');
}

/** Several conditions at once; absent ones are left out. */
export function allOf(...conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((condition) => condition !== undefined && condition !== '');
  if (given.length === 0) return undefined;
  return given.length === 1 ? given[0] : given.map((condition) => `(${condition})`).join(' and ');
}

/** The address of an entity set of a company, below the API root. */
export function setAddress(companyId: string, set: string, query: SetQuery = {}): string {
  const parts: string[] = [];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') parts.push(`$${name}=${encodeURIComponent(value)}`);
  };
  add('filter', query.filter);
  add('orderby', query.orderby);
  add('select', query.select?.join(','));
  add('expand', query.expand?.join(','));
  add('top', query.top === undefined ? undefined : String(query.top));
  add('count', query.count === true ? 'true' : undefined);
  return `/companies(${companyId})/${set}${parts.length === 0 ? '' : `?${parts.join('&')}`}`;
}

/** Slices of at most `size`. */
export function slices<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}
