import type { CheckReport } from '../../companion.ts';
import { withCompanion, type CommandAction } from '../runtime.ts';

/** Looks at every prerequisite on both sides and says what to do about those that do not hold. */
export const check: CommandAction<[]> = (runtime, options) =>
  withCompanion(runtime, options, async (companion) => {
    const report = await companion.check();
    return { exit: report.ok ? 0 : 1, json: { ...report }, lines: lines(report) };
  });

function lines(report: CheckReport): string[] {
  const failed = report.results.filter((result) => !result.ok).length;
  return [
    ...report.results.flatMap((result) => [
      `${result.ok ? 'ok    ' : 'MISSING'} ${result.side}: ${result.name} (${result.detail})`,
      ...(result.ok || result.action === undefined ? [] : [`        to do: ${result.action}`]),
    ]),
    `check: ${report.results.length - failed} hold, ${failed} missing`,
  ];
}
