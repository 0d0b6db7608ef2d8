import { expect, it } from 'vitest';
import { objectsDocumentIsFresh } from '../../../scripts/tasks/generate-objects-doc.ts';

it('docs/objects.md says what the metadata says (node scripts/tasks/generate-objects-doc.ts writes it)', async () => {
  expect(await objectsDocumentIsFresh()).toBe(true);
});
