import { OrgError } from './org-error.ts';

/** The members of a JSON object, as a body brings them. */
export type JsonFields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: neither null, a list nor a scalar. */
export function isJsonObject(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The JSON object of a request body.
 * @throws OrgError JSON_PARSER_ERROR (400), with the parser's own words when the body is no JSON at all
 */
export function jsonFields(raw: Buffer): JsonFields {
  let value: unknown;
  try {
    value = JSON.parse(raw.toString('utf8'));
  } catch (error) {
    throw new OrgError(400, 'JSON_PARSER_ERROR', (error as Error).message);
  }
  if (isJsonObject(value)) return value;
  throw new OrgError(400, 'JSON_PARSER_ERROR', 'The body must be a JSON object');
}
