import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { PageBuild } from '../bundle/build.ts';
import type { AppTab } from '../metadata/app-tabs.ts';
import { readAppPage, readRecordPage } from '../metadata/flexipage.ts';
import type { LocalPageOptions } from '../types.ts';
import { contentSecurityPolicy, pageDocument } from './document.ts';
import { sendFile } from './files.ts';
import { answerJson, proxyToOrg } from './proxy.ts';

const designSystem = resolve(import.meta.dirname, '../../../../node_modules/@salesforce-ux/design-system/assets');

/** What the server hands out. */
export interface PageContent {
  readonly options: LocalPageOptions;
  readonly metadataDir: string;
  /** Folders in which record pages are looked for, in order. */
  readonly pageDirs: readonly string[];
  readonly appName: string;
  readonly appTabs: readonly AppTab[];
  readonly build: PageBuild;
}

type Route = (path: string, outgoing: ServerResponse, incoming: IncomingMessage) => Promise<void> | void;

/** Listens on 127.0.0.1 and resolves when it does. */
export async function listen(content: PageContent): Promise<{ server: Server; url: string }> {
  const routes = routesOf(content);
  const server = createServer((incoming, outgoing) => {
    answer(routes, incoming, outgoing).catch((error: Error) => {
      if (!outgoing.headersSent) answerJson(outgoing, 500, { message: error.message });
      else outgoing.destroy();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(content.options.port ?? 0, '127.0.0.1', done);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** First match decides; paths of the shell all get the one document. */
function routesOf(content: PageContent): readonly (readonly [string, Route])[] {
  const { options, build, metadataDir } = content;
  return [
    ['/services/', (_path, outgoing, incoming) => proxyToOrg(incoming, outgoing, options.org)],
    ['/page/config.json', (_path, outgoing) => answerJson(outgoing, 200, configOf(content))],
    ['/page/record-page/', (path, outgoing) => sendRecordPage(path, outgoing, content)],
    ['/page/app-page/', (path, outgoing) => sendAppPage(path, outgoing, content)],
    ['/base/', (path, outgoing) => sendFile(outgoing, build.baseDir, path, false)],
    ['/app/', (path, outgoing) => sendFile(outgoing, build.appDir, path, false)],
    ['/_slds/', (path, outgoing) => sendFile(outgoing, designSystem, path, true)],
    ['/resource/', (path, outgoing) => sendFile(outgoing, join(metadataDir, 'staticresources'), path, true)],
    ['/lightning/', (_path, outgoing) => sendDocument(outgoing)],
  ];
}

async function answer(
  routes: readonly (readonly [string, Route])[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!isOwnHost(incoming.headers.host)) {
    outgoing
      .writeHead(421, { 'content-type': 'text/plain' })
      .end('This server answers on 127.0.0.1 and localhost only.');
    return;
  }
  const { pathname } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/') {
    const { search } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    outgoing.writeHead(302, { location: `/lightning/o/Account/list${search}` }).end();
    return;
  }
  const found = routes.find(([prefix]) => pathname.startsWith(prefix));
  if (found) await found[1](decodeURIComponent(pathname.slice(found[0].length)), outgoing, incoming);
  else outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
}

/** A page of another site that points its own name at 127.0.0.1 must not get at the org through us. */
function isOwnHost(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');
}

function sendDocument(outgoing: ServerResponse): void {
  outgoing.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  });
  outgoing.end(pageDocument);
}

/** The FlexiPage of an object, or null: the shell has a plain page for those without one. */
async function sendRecordPage(path: string, outgoing: ServerResponse, content: PageContent): Promise<void> {
  const { namespace } = content.options;
  const name = path.replace(/\.json$/, '');
  const object = namespace && name.startsWith(`${namespace}__`) ? name.slice(namespace.length + 2) : name;
  const pages = await Promise.all(content.pageDirs.map((folder) => readRecordPage(folder, object)));
  answerJson(outgoing, 200, pages.find((page) => page !== null) ?? null);
}

/** The FlexiPage behind a tab of the package, or null when there is no such tab. */
async function sendAppPage(path: string, outgoing: ServerResponse, content: PageContent): Promise<void> {
  const tab = content.appTabs.find(({ name }) => `${name}.json` === path);
  answerJson(outgoing, 200, tab ? await readAppPage(content.metadataDir, tab.flexiPage) : null);
}

function configOf({ options, appName, appTabs }: PageContent): object {
  return {
    apiVersion: '66.0',
    appName,
    users: options.org.users.map(({ name, role, username }) => ({ name, role, username })),
    erpUrl: options.erpUrl ?? '',
    namespace: options.namespace ?? '',
    appTabs: appTabs.map(({ name, label }) => ({ name, label })),
  };
}
