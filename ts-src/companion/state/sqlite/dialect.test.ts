import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openState } from '../open.ts';

it('keeps the state readable for its owner alone, journal files included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'state-'));
  const state = await openState({ kind: 'sqlite', file: join(folder, 'state.sqlite') });
  const files = await readdir(folder);
  expect(files).toContain('state.sqlite');
  for (const file of files) expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
  await state.close();
});
