import type { ApiRequest } from './route.ts';

/**
 * Whether a request saves in spite of duplicate rules: `Sforce-Duplicate-Rule-Header: allowSave=true` (REST API
 * Developer Guide, Duplicate Rule Header).
 */
export function allowsDuplicates({ headers }: ApiRequest): boolean {
  const header = headers['sforce-duplicate-rule-header'];
  return /(?:^|[;,])\s*allowSave\s*=\s*true\b/i.test(String(header ?? ''));
}
