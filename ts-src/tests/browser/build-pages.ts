import { join } from 'node:path';
import { buildComponents } from '../../../scripts/tasks/build-lwc/build.ts';
import { copyChartResource } from '../../../scripts/tasks/build-lwc/static-resource.ts';
import { repositoryRoot } from '../../../scripts/tasks/repository.ts';
import { buildPage } from '../../local/page/bundle/build.ts';

const metadataDir = join(repositoryRoot, 'force-app/main/default');

/**
 * What the files of browser tests share, made once before the first of them: the components, the chart library and the
 * scripts of the local page, plain and with the namespace of the package. Rejects when something does not compile.
 */
export async function setup(): Promise<void> {
  const onProgress = (): void => undefined;
  await buildComponents({
    sourceDir: join(repositoryRoot, 'ts-src/lwc'),
    outputDir: join(metadataDir, 'lwc'),
    onProgress,
  });
  await copyChartResource(metadataDir);
  for (const namespace of ['', 'cpt']) await buildPage({ metadataDir, namespace, onProgress });
}
