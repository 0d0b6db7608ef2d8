import * as v from 'valibot';
import { mappingDocumentSchema } from './schema.ts';
import type { MappingDocument } from './schema.ts';
import { checkMeaning } from './meaning.ts';
import { MappingDocumentError } from '../types.ts';
import type { MappingProblem } from '../types.ts';

/** Reads a mapping document (JSON text or its parsed value). Throws MappingDocumentError with all that is wrong. */
export function parseMappingDocument(json: unknown): MappingDocument {
  const problems = checkMappingDocument(json);
  if (problems.length > 0) throw new MappingDocumentError(problems);
  return v.parse(mappingDocumentSchema, typeof json === 'string' ? JSON.parse(json) : json);
}

/** Everything that is wrong with a mapping document; empty when nothing is. Never throws. */
export function checkMappingDocument(json: unknown): MappingProblem[] {
  let value = json;
  if (typeof json === 'string') {
    try {
      value = JSON.parse(json);
    } catch (error) {
      return [{ code: 'MAPPING_NOT_JSON', path: '', message: `The mapping is not JSON: ${(error as Error).message}` }];
    }
  }
  const result = v.safeParse(mappingDocumentSchema, value);
  if (result.success) return checkMeaning(result.output);
  return result.issues.map(problemOf);
}

function problemOf(issue: v.BaseIssue<unknown>): MappingProblem {
  const unknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  const path = pathOf(issue);
  const missing = issue.received === 'undefined' && issue.kind === 'schema' && !unknownKey;
  return {
    code: unknownKey ? 'MAPPING_SETTING_UNKNOWN' : 'MAPPING_DOCUMENT_INVALID',
    path,
    message: unknownKey ? 'The engine does not know this setting' : missing ? 'This setting is missing' : issue.message,
    ...(issue.expected === null || unknownKey || missing ? {} : { expected: issue.expected }),
    ...(unknownKey ? { hint: 'Look for a misspelling, or for a document of a newer version' } : {}),
  };
}

/** `fields[3].target` */
function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).reduce((path, item) => {
    if (typeof item.key === 'number') return `${path}[${item.key}]`;
    return path === '' ? String(item.key) : `${path}.${String(item.key)}`;
  }, '');
}
