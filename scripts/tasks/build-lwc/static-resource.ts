import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { writeIfDifferent } from './build.ts';

/** Files of the static resource `chartjs`: what the browser loads, and the licence that must go with it. */
const files = [
  ['dist/chart.umd.min.js', 'chart.umd.min.js'],
  ['LICENSE.md', 'LICENSE.md'],
] as const;

/** Copies Chart.js from the locked dependency into the static resource; gives the number of files that changed. */
export async function copyChartResource(metadataDir: string): Promise<number> {
  let changed = 0;
  for (const [from, to] of files) {
    const source = join(repositoryRoot, 'node_modules/chart.js', from);
    changed += (await writeIfDifferent(source, join(metadataDir, 'staticresources/chartjs', to))) ? 1 : 0;
  }
  return changed;
}
