import { OrgError } from '../http/org-error.ts';

/** The members of a JSON object body. @throws OrgError JSON_PARSER_ERROR when it is none */
export function jsonBody(raw: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(raw.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // The refusal below says what was expected.
  }
  throw new OrgError(400, 'JSON_PARSER_ERROR', 'The body must be a JSON object');
}
