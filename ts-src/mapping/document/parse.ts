import * as v from 'valibot';
import { mappingDocumentSchema } from './schema.ts';
import type { MappingDocument } from './schema.ts';
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
  if (result.success) return [];
  return result.issues.map((issue) => ({
    code: 'MAPPING_DOCUMENT_INVALID',
    path: v.getDotPath(issue) ?? '',
    message: issue.message,
    ...(issue.expected === null ? {} : { expected: issue.expected }),
  }));
}
