import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from './server.ts';

interface Seen {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('the server of the local page', () => {
  let folder = '';
  let org: Server;
  let seen: Seen[] = [];
  let page: { server: Server; url: string };
  const users = [{ name: 'rep', role: 'Rep', username: 'rep@x', accessToken: '00Dsecret!token' }];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'page-'));
    for (const name of ['app', 'base', 'staticresources/chartjs']) await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, 'app/main.js'), 'app');
    await writeFile(join(folder, 'staticresources/chartjs/chart.umd.min.js'), 'chart');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    org = createServer((incoming, outgoing) => {
      let body = '';
      incoming.on('data', (chunk) => (body += String(chunk)));
      incoming.on('end', () => {
        seen.push({ url: incoming.url ?? '', headers: incoming.headers, body });
        outgoing
          .writeHead(418, { 'content-type': 'application/json', 'set-cookie': 'sid=1' })
          .end('[{"errorCode":"TEAPOT"}]');
      });
    });
    await new Promise<void>((done) => org.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(org.address() as AddressInfo).port}`;
    const build = { appDir: join(folder, 'app'), baseDir: join(folder, 'base') };
    page = await listen({
      options: { org: { url, users }, erpUrl: 'http://erp' },
      metadataDir: folder,
      pageDirs: [folder],
      appName: 'App',
      appTabs: [],
      build,
    });
  });
  afterAll(async () => {
    page.server.close();
    org.close();
    await rm(folder, { recursive: true });
  });

  /** A request whose path is sent as it is, which `fetch` would tidy up. */
  const raw = (path: string, headers: Record<string, string> = {}): Promise<number> =>
    new Promise((done, fail) => {
      const { port } = new URL(page.url);
      request({ host: '127.0.0.1', port, path, headers }, (answer) => {
        answer.resume();
        done(answer.statusCode ?? 0);
      })
        .on('error', fail)
        .end();
    });

  it('passes calls on to the org as the named user, and the answer back as it is', async () => {
    seen = [];
    const answer = await fetch(`${page.url}/services/data/v66.0/graphql?a=1`, {
      method: 'POST',
      headers: { 'x-page-user': 'rep', 'content-type': 'application/json' },
      body: '{"query":"q"}',
    });
    expect(answer.status).toBe(418);
    expect(await answer.json()).toEqual([{ errorCode: 'TEAPOT' }]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(seen[0]).toMatchObject({ url: '/services/data/v66.0/graphql?a=1', body: '{"query":"q"}' });
    expect(seen[0]!.headers.authorization).toBe('Bearer 00Dsecret!token');
  });

  it('refuses calls of nobody or of an unknown user', async () => {
    for (const headers of [{}, { 'x-page-user': 'nobody' }] as Record<string, string>[]) {
      const answer = await fetch(`${page.url}/services/data/v66.0/limits`, { headers });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('UNKNOWN_USER');
    }
  });

  it('tells the page its users without their tokens', async () => {
    const text = await (await fetch(`${page.url}/page/config.json`)).text();
    expect(JSON.parse(text)).toMatchObject({ appName: 'App', erpUrl: 'http://erp', users: [{ name: 'rep' }] });
    expect(text).not.toContain('secret');
  });

  it('answers every address of the shell with the one document, which may load nothing from elsewhere', async () => {
    const answer = await fetch(`${page.url}/lightning/r/Account/001000000000001AAA/view`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await answer.text()).toContain('/app/main.js');
    const start = await fetch(`${page.url}/?user=rep`, { redirect: 'manual' });
    expect(start.headers.get('location')).toBe('/lightning/o/Account/list?user=rep');
  });

  it('serves scripts and static resources, and nothing outside of their folders', async () => {
    expect(await (await fetch(`${page.url}/app/main.js`)).text()).toBe('app');
    expect(await (await fetch(`${page.url}/resource/chartjs/chart.umd.min.js`)).text()).toBe('chart');
    for (const path of [
      '/app/../secret.txt',
      '/app/..%2fsecret.txt',
      '/resource/%2e%2e/secret.txt',
      '/app/',
      '/nowhere',
    ]) {
      expect([path, await raw(path)]).toEqual([path, 404]);
    }
  });

  it('does not answer under a foreign name that points here', async () => {
    expect(await raw('/page/config.json', { host: 'evil.example' })).toBe(421);
    expect(await raw('/page/config.json', { host: 'localhost:1' })).toBe(200);
  });

  it('says that the org does not answer', async () => {
    const lonely = await listen({
      options: { org: { url: 'http://127.0.0.1:1', users } },
      metadataDir: folder,
      pageDirs: [folder],
      appName: 'App',
      appTabs: [],
      build: { appDir: folder, baseDir: folder },
    });
    const answer = await fetch(`${lonely.url}/services/data`, { headers: { 'x-page-user': 'rep' } });
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain('Is it running?');
    lonely.server.close();
  });

  it('survives an address that is no address', async () => {
    expect(await raw('/app/%E0%A4%A')).toBeGreaterThanOrEqual(400);
    expect(await raw('/page/config.json')).toBe(200);
  });
});
