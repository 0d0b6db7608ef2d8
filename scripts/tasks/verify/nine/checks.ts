import { compareRecords } from './compare.ts';
import { expectations, expectedRecords, type VerifiedIntegration } from './expected/index.ts';
import type { NineStage } from './stage.ts';

/** What a check found; no problems: it passed. */
export interface Finding {
  readonly summary: string;
  readonly problems: readonly string[];
}

export interface Check {
  readonly name: string;
  run(stage: NineStage): Promise<Finding>;
}

/** Both sides of one integration, field by field, as they stand after a sync. */
const comparison = (integration: VerifiedIntegration): Check => ({
  name: `${integration}: both sides, field by field`,
  run: async (stage) => {
    const expected = await expectedRecords(stage.erp, [integration]);
    const { records, fields, differences } = await compareRecords(expected, stage.rows);
    const problems = records === 0 ? ['there was nothing to compare'] : differences;
    return { summary: `${records} records, ${fields} fields, ${differences.length} differences`, problems };
  },
});

/** A sync when nothing happened in between writes nothing. */
const quiet: Check = {
  name: 'a second sync writes nothing',
  run: async (stage) => {
    const { ok, writes } = await stage.sync();
    const problems = ok && writes === 0 ? [] : [ok ? `it made ${writes} writes` : 'it failed'];
    return { summary: `${writes} writes`, problems };
  },
};

/** The checks in order; each works on what the ones before it left. */
export const checks: readonly Check[] = [
  ...(Object.keys(expectations) as VerifiedIntegration[]).map(comparison),
  quiet,
];
