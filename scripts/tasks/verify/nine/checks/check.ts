import { compareRecords } from '../compare.ts';
import { expectedRecords, type VerifiedIntegration } from '../expected/index.ts';
import type { NineStage } from '../stage.ts';

/** What a check found; no problems: it passed. */
export interface Finding {
  readonly summary: string;
  readonly problems: readonly string[];
}

export interface Check {
  readonly name: string;
  run(stage: NineStage): Promise<Finding>;
}

/** Both sides of some integrations, field by field, as they stand. */
export async function compareSides(stage: NineStage, integrations: readonly VerifiedIntegration[]): Promise<Finding> {
  const expected = await expectedRecords(stage.erp, integrations);
  const { records, fields, differences } = await compareRecords(expected, stage.rows);
  const problems = records === 0 ? ['there was nothing to compare'] : differences;
  return { summary: `${records} records, ${fields} fields, ${differences.length} differences`, problems };
}

/** Says what differs between what was wanted and what is there, one line a field. */
export function fieldProblems(
  what: string,
  wanted: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => found[name] !== value)
    .map(([name, value]) => `${what}: ${name} is ${JSON.stringify(found[name])}, not ${JSON.stringify(value)}`);
}
