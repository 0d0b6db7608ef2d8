import { ErpError } from '../books/errors.ts';

/** One step of a resource path: a name, with a key when one stands in parentheses. */
export interface Segment {
  readonly name: string;
  readonly key?: string;
}

/**
 * Splits a resource path such as `companies(…)/salesInvoices(…)/salesInvoiceLines`. Keys are guids without quotes, or
 * text in quotes.
 * @throws ErpError 404 for a malformed segment.
 */
export function parsePath(path: string): Segment[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((part) => {
    const match = /^([$A-Za-z0-9_.]+)(?:\((.*)\))?$/.exec(part);
    if (match === null) {
      throw new ErpError(404, 'BadRequest_ResourceNotFound', `Resource not found for the segment '${part}'.`);
    }
    const key = match[2]?.replace(/^(?:id=)?'?(.*?)'?$/, '$1');
    return { name: match[1] ?? '', ...(key === undefined ? {} : { key: key.toLowerCase() }) };
  });
}

/**
 * A resource path as its characters.
 * @throws ErpError 400 when an escape in it is none.
 */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new ErpError(400, 'BadRequest_InvalidRequestUrl', 'The address has an escape that stands for no character.');
  }
}

/** Query parameters; `+` and `%20` are blanks. Option names are matched in lower case, as `$Filter` is accepted. */
export function parseQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    parameters.set(name.startsWith('$') ? name.toLowerCase() : name, value);
  }
  return parameters;
}
