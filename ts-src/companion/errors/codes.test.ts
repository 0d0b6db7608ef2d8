import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codedError, fillSentence } from './coded-error.ts';
import { errorCodes, type KnownErrorCode } from './codes.ts';
import type { ErrorCodeEntry } from './code-entry.ts';
import { codesOnPage, errorsPagePath, renderErrorsPage } from './page.ts';

const entries = Object.entries(errorCodes) as [KnownErrorCode, ErrorCodeEntry][];

describe('the error catalogue', () => {
  test('every code stands in docs/errors.md', () => {
    const documented = new Set(codesOnPage(readFileSync(errorsPagePath, 'utf8')));
    expect(entries.map(([code]) => code).filter((code) => !documented.has(code))).toEqual([]);
  });

  test('docs/errors.md has no code that the catalogue does not have', () => {
    const documented = codesOnPage(readFileSync(errorsPagePath, 'utf8'));
    expect(documented.filter((code) => !(code in errorCodes))).toEqual([]);
  });

  test('docs/errors.md says what the catalogue says (write it with: node ts-src/companion/errors/page.ts)', () => {
    expect(readFileSync(errorsPagePath, 'utf8')).toBe(renderErrorsPage(errorCodes));
  });

  test.each(entries)('%s has a stable form, a sentence and something to do', (code, entry) => {
    expect(code).toMatch(/^[A-Z]{2,}(_[A-Z0-9]+)+$/);
    expect(entry.sentence).toMatch(/^[A-Z{].*[.…}]$/s);
    expect(entry.sentence.length).toBeLessThan(200);
    expect(entry.actions.length).toBeGreaterThan(0);
    for (const action of entry.actions) expect(action.length).toBeGreaterThan(10);
  });

  test('an error takes kind, owner and actions from the catalogue and place from the caller', () => {
    const error = codedError('SF_STRING_TOO_LONG', { values: { fields: 'Name' }, fields: ['Name'] });
    expect(error.message).toBe('A text is longer than the Salesforce field allows: Name.');
    expect(error).toMatchObject({ kind: 'data', owner: 'admin', fields: ['Name'], code: 'SF_STRING_TOO_LONG' });
    expect(error.actions).toEqual(errorCodes.SF_STRING_TOO_LONG.actions);
  });

  test('a value that was not given shows as an ellipsis, never as a placeholder', () => {
    expect(fillSentence('Job {job} of {object}.', { job: 7 })).toBe('Job 7 of ….');
  });
});
