import { resolve } from 'node:path';
import { buildPage } from './bundle/build.ts';
import { readAppTabs } from './metadata/app-tabs.ts';
import { readAppLabel } from './metadata/application.ts';
import { listen } from './server/server.ts';
import type { LocalPage, LocalPageOptions } from './types.ts';

export type { LocalPage, LocalPageOptions, PageUser } from './types.ts';

const defaultMetadata = resolve(import.meta.dirname, '../../../force-app/main/default');
const quotesMetadata = resolve(import.meta.dirname, '../../../force-app/quotes');

/**
 * Starts the local Lightning pages: the components of the metadata folder in the real engine with the real base
 * components, on pages that the folder's FlexiPages describe, talking to an org as the user that the visitor chooses.
 * The components must have been built (`./scripts/build-lwc`). Rejects when they were not, when something does not
 * compile or an import has no counterpart here, or when the port is taken.
 */
export async function startLocalPage(options: LocalPageOptions): Promise<LocalPage> {
  const metadataDir = options.metadataDir ?? defaultMetadata;
  const onProgress = options.onProgress ?? (() => undefined);
  const build = await buildPage({ metadataDir, namespace: options.namespace ?? '', onProgress });
  const [appName, appTabs] = await Promise.all([readAppLabel(metadataDir), readAppTabs(metadataDir)]);
  const pageDirs = options.pageDirs ?? (options.metadataDir ? [] : [quotesMetadata]);
  const content = { options, metadataDir, pageDirs: [metadataDir, ...pageDirs], appName, appTabs, build };
  const { server, url } = await listen(content);
  return {
    url,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
