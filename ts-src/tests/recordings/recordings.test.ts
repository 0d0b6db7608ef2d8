import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalOrg } from '../../local/org/index.ts';
import { compare, pairIds } from './compare.ts';
import { intendedDifferences, intendedFor } from './intended-differences.ts';
import type { IntendedDifference } from './intended-differences.ts';
import { readRecordings, recordingsFolder } from './recording.ts';
import { writeRecordedMetadata } from './recorded-org.ts';
import { replay } from './replay.ts';

const folder = recordingsFolder();
const recordings =
  folder === null ? [] : [...readRecordings(folder, 'grouparoo'), ...readRecordings(folder, 'cumulusci')];

describe('comparing answers', () => {
  it('masks ids and dates but not values, members and types', () => {
    const expected = { id: '0014S000007NxgWQAS', at: '2021-12-03T10:00:00.000Z', name: 'A', gone: 1, kind: 1 };
    const actual = { id: '001Wt0000000001IAA', at: '2026-01-01T00:00:00.000Z', name: 'B', kind: '1', more: true };
    expect(compare(expected, actual).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'value name',
      'missing gone',
      'type kind',
      'extra more',
    ]);
  });

  it('pairs the ids that stand at the same place, also in texts', () => {
    const pairs = new Map<string, string>();
    pairIds(
      [{ id: '0014S000007NxgWQAS' }, '"0034S000007NxgWQAS"'],
      [{ id: '001Wt0000000001IAA' }, '"003Wt0000000001IAA"'],
      pairs,
    );
    expect([...pairs]).toEqual([
      ['0014S000007NxgWQAS', '001Wt0000000001IAA'],
      ['0034S000007NxgWQAS', '003Wt0000000001IAA'],
    ]);
  });
});

describe.skipIf(folder === null)(`recorded exchanges${folder === null ? ' (skipped: no data)' : ''}`, () => {
  let home = '';
  const used = new Set<IntendedDifference>();

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'counterpart-recordings-'));
    writeRecordedMetadata(join(home, 'recorded'));
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  it.each(recordings.map((recording) => [recording.name, recording] as const))(
    '%s is answered as recorded',
    async (name, recording) => {
      const none = join(home, 'none');
      const org = await startLocalOrg({
        metadataDir: none,
        unpackagedDir: none,
        extraMetadataDirs: [join(home, 'recorded')],
      });
      const unexplained: string[] = [];
      let answered = 0;
      for (const { exchange, differences } of await replay(recording, org)) {
        answered += 1;
        for (const difference of differences) {
          const intended = intendedFor(name, exchange, difference);
          if (intended !== undefined) used.add(intended);
          else {
            const { kind, path, expected, actual } = difference;
            unexplained.push(
              `${exchange.method} ${exchange.path}: ${kind} ${path}: ${expected} recorded, ${actual} here`,
            );
          }
        }
      }
      await org.close();
      expect(unexplained).toEqual([]);
      expect(answered).toBe(recording.exchanges.length);
    },
  );

  it('lists no intended difference that does not occur', () => {
    expect(intendedDifferences.filter((intended) => !used.has(intended)).map(({ reason }) => reason)).toEqual([]);
  });
});
