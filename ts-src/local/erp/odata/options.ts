import { badRequest } from '../books/errors.ts';

/** Query options, also those nested in an `$expand`. */
export interface QueryOptions {
  readonly filter?: string;
  readonly orderby?: string;
  readonly select?: readonly string[];
  readonly expand: readonly { readonly name: string; readonly options: QueryOptions }[];
  readonly top?: number;
  readonly skip?: number;
  readonly count: boolean;
  readonly skiptoken?: string;
  readonly schemaVersion: string;
}

/** Splits at a separator that stands outside parentheses and quotes. */
function splitOutside(source: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < source.length; at += 1) {
    const c = source.charAt(at);
    if (c === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (c === '(') depth += 1;
    else if (c === ')') depth -= 1;
    else if (c === separator && depth === 0) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(source.slice(start));
  if (depth !== 0 || quoted)
    throw badRequest(`Unbalanced parentheses or quotes in '${source}'.`, 'BadRequest_NotFound');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function parseExpand(source: string): QueryOptions['expand'] {
  return splitOutside(source, ',').map((item) => {
    const match = /^([A-Za-z0-9_]+)(?:\((.*)\))?$/s.exec(item);
    if (match === null) throw badRequest(`The $expand item '${item}' is not understood.`, 'BadRequest_NotFound');
    const nested = new Map<string, string>();
    for (const option of splitOutside(match[2] ?? '', ';')) {
      const at = option.indexOf('=');
      if (at < 0) throw badRequest(`The nested option '${option}' has no value.`, 'BadRequest_NotFound');
      nested.set(option.slice(0, at).trim(), option.slice(at + 1));
    }
    return { name: match[1] ?? '', options: parseOptions(nested) };
  });
}

function wholeNumber(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw badRequest(`The value of ${name} must be a whole number of 0 or more.`);
  return Number(value);
}

function yesOrNo(value: string | undefined, name: string): boolean {
  if (value === undefined || value === 'false') return false;
  if (value !== 'true') throw badRequest(`The value of ${name} must be true or false.`);
  return true;
}

const KNOWN = new Set([
  '$filter',
  '$orderby',
  '$select',
  '$expand',
  '$top',
  '$skip',
  '$count',
  '$skiptoken',
  '$schemaversion',
]);

/**
 * Reads the query options of a request or of a nested `$expand`.
 * @throws ErpError 400 for an unknown `$` option or a malformed value; other parameters are left alone.
 */
export function parseOptions(parameters: ReadonlyMap<string, string>): QueryOptions {
  for (const name of parameters.keys()) {
    if (name.startsWith('$') && !KNOWN.has(name.toLowerCase())) {
      throw badRequest(`The query option '${name}' is not supported.`, 'BadRequest_NotFound');
    }
  }
  const filter = parameters.get('$filter');
  const orderby = parameters.get('$orderby');
  const select = parameters.get('$select');
  const skiptoken = parameters.get('$skiptoken');
  const top = wholeNumber(parameters.get('$top'), '$top');
  const skip = wholeNumber(parameters.get('$skip'), '$skip');
  return {
    ...(filter === undefined || filter.trim() === '' ? {} : { filter }),
    ...(orderby === undefined ? {} : { orderby }),
    ...(select === undefined || ['', '*'].includes(select.trim()) ? {} : { select: splitOutside(select, ',') }),
    expand: parseExpand(parameters.get('$expand') ?? ''),
    ...(top === undefined ? {} : { top }),
    ...(skip === undefined ? {} : { skip }),
    count: yesOrNo(parameters.get('$count'), '$count'),
    ...(skiptoken === undefined ? {} : { skiptoken }),
    schemaVersion: parameters.get('$schemaversion') ?? '2.0',
  };
}
