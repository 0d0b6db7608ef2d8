import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fidelityPage, readClaims } from './generate-fidelity.ts';
import { repositoryRoot } from './repository.ts';

test('docs/fidelity.md says what the claims say', async () => {
  expect(readFileSync(join(repositoryRoot, 'docs/fidelity.md'), 'utf8')).toBe(await fidelityPage(readClaims()));
});

test('every claim says what, where and on what it rests', () => {
  for (const { id, area, behaviour, source } of readClaims()) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(area).not.toBe('');
    expect(behaviour, id).not.toBe('');
    expect(source, id).not.toBe('');
  }
});
