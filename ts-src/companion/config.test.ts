import { describe, expect, it } from 'vitest';
import { connectionTemplate } from './cli/connection-template.ts';
import { loadConfig, parseConfig, type CompanionConfig } from './config.ts';
import { blankComments, parseJsonc } from './jsonc.ts';

const files: Record<string, string> = { '/etc/c/salesforce.key': 'KEY\n', '/etc/c/secret.txt': ' s3 \n' };
const sources = {
  env: { BUSINESS_CENTRAL_SECRET: 'bc', ERP_KEY: 'key', EMPTY: '' } as Record<string, string>,
  readFile: (path: string): string => {
    const content = files[path];
    if (content === undefined) throw new Error(`no ${path}`);
    return content;
  },
};
const parse = (content: string): CompanionConfig => parseConfig(content, '/etc/c/counterpart.json', sources);
const minimal = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    salesforce: {
      loginUrl: 'https://acme.my.salesforce.com',
      auth: { kind: 'clientCredentials', clientId: 'id', clientSecret: { file: './secret.txt' } },
    },
    erp: {
      kind: 'business-central',
      url: 'http://127.0.0.1:7048/BC',
      auth: { kind: 'basic', user: 'u', password: { env: 'ERP_KEY' } },
      companies: [{ code: 'MAIN' }],
    },
    ...more,
  });

describe('the connection file', () => {
  it('that init writes can be read as it stands', () => {
    const config = parse(connectionTemplate);
    expect(config.salesforce.auth).toMatchObject({ kind: 'jwt', privateKeyPem: 'KEY' });
    expect(config.erp.auth).toMatchObject({
      kind: 'clientCredentials',
      clientSecret: 'bc',
      tokenUrl: 'https://login.microsoftonline.com/TENANT/oauth2/v2.0/token',
    });
    expect(config.state).toEqual({ kind: 'sqlite', file: '/etc/c/counterpart-state.sqlite' });
  });

  it('needs little: everything else has a default, paths start at the file, secrets are trimmed', () => {
    expect(parse(minimal())).toEqual({
      connection: 'main',
      salesforce: {
        loginUrl: 'https://acme.my.salesforce.com',
        auth: { kind: 'clientCredentials', clientId: 'id', clientSecret: 's3' },
        namespace: '',
        apiVersion: '66.0',
      },
      erp: {
        kind: 'business-central',
        url: 'http://127.0.0.1:7048/BC',
        auth: { kind: 'basic', user: 'u', password: 'key' },
        companies: [{ code: 'MAIN', name: 'MAIN' }],
        apis: [],
      },
      credentials: [],
      state: { kind: 'sqlite', file: '/etc/c/counterpart-state.sqlite' },
      sweepSeconds: 60,
      commands: { busySeconds: 2, idleSeconds: null, checkMinutes: 10 },
      history: { depth: 'lines' },
      figures: { customerItems: 50 },
      writers: 2,
      log: 'info',
    });
  });

  it.each([
    ['a setting it does not know', { colour: 1 }, /colour/],
    ['a secret in plain text', { state: { postgres: 'postgres://u:p@h/d' } }, /state/],
    ['a company code that could not stand in a key', { erp: { kind: 'business-central' } }, /erp/],
    ['a sweep of no time', { sweepSeconds: 0 }, /sweepSeconds/],
  ])('is refused with %s, and says where', (_, more, where) => {
    const attempt = (): unknown => parse(minimal(more));
    expect(attempt).toThrow(where);
    expect(attempt).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', kind: 'config' }));
  });

  it('says of an unknown setting that there is none of that name', () => {
    expect(() => parse(minimal({ sweepMinutes: 5 }))).toThrow(/sweepMinutes: there is no such setting/);
  });

  it('says of a setting that is needed and not there that it is missing', () => {
    expect(() => parse(minimal({ salesforce: {} }))).toThrow(/salesforce\.loginUrl: is missing/);
  });

  it('tells when credentials end, of the sides that say so', () => {
    const [whole] = [JSON.parse(minimal()) as { salesforce: object }];
    const salesforce = { ...whole.salesforce, credentialExpires: '2027-05-31' };
    expect(parse(minimal({ salesforce })).credentials).toEqual([{ side: 'salesforce', expires: '2027-05-31' }]);
    const attempt = (): unknown => parse(minimal({ salesforce: { ...salesforce, credentialExpires: 'May' } }));
    expect(attempt).toThrow(/salesforce\.credentialExpires: expected a date such as 2027-05-31/);
  });

  it('says how to tell where the state is', () => {
    const state = { kind: 'sqlite', file: './state.sqlite' };
    expect(() => parse(minimal({ state }))).toThrow(/state: expected \{ "sqlite": "path" \} or/);
  });

  it('names the secret that is missing, never its value', () => {
    const missing = minimal({ state: { postgres: { env: 'DATABASE_URL' } } });
    expect(() => parse(missing)).toThrow(expect.objectContaining({ code: 'CONFIG_SECRET_MISSING' }));
    expect(() => parse(missing)).toThrow(/state\.postgres.*DATABASE_URL/);
    expect(() => parse(minimal({ state: { postgres: { env: 'EMPTY' } } }))).toThrow(/EMPTY/);
    expect(() => parse(minimal({ state: { postgres: { file: 'nowhere' } } }))).toThrow(/nowhere/);
  });

  it('names the APIs of other extensions by their route', () => {
    const withApi = (api: unknown): string =>
      minimal().replace('"companies":', `"apis":${JSON.stringify([api])},"companies":`);
    const fleet = { publisher: 'contoso', group: 'fleet', version: 'v1.2' };
    expect(parse(withApi(fleet)).erp.apis).toEqual([fleet]);
    expect(() => parse(withApi({ ...fleet, group: '../v2.0' }))).toThrow(/erp.apis.0.group/);
    expect(() => parse(withApi({ ...fleet, version: '1' }))).toThrow(/erp.apis.0.version/);
  });

  it('may not name a company twice', () => {
    const twice = minimal().replace('[{"code":"MAIN"}]', '[{"code":"MAIN"},{"code":"MAIN"}]');
    expect(() => parse(twice)).toThrow(/same code/);
  });

  it('that is missing or no JSON is said so, with line and column', () => {
    expect(() => loadConfig('/nowhere/c.json', sources)).toThrow(
      expect.objectContaining({ code: 'CONFIG_FILE_MISSING' }),
    );
    expect(() => parse('{\n  "a": 1\n  "b": 2\n}')).toThrow(/line 3, column 3/);
    expect(() => parse('{\n  "a": 1\n  "b": 2\n}')).toThrow(expect.objectContaining({ code: 'CONFIG_FILE_MALFORMED' }));
  });
});

describe('JSON with comments', () => {
  it('keeps texts that look like comments, and drops comments and trailing commas', () => {
    expect(parseJsonc('{ "a": "x // y, /* z */", /* c , } */ "b": [1, 2, ], // end\n }')).toEqual({
      a: 'x // y, /* z */',
      b: [1, 2],
    });
    expect(parseJsonc('{"q": "a\\"// b"}')).toEqual({ q: 'a"// b' });
  });

  it('keeps every position', () => {
    const text = '{ /* one\n two */ "a": 1, // three\n}';
    expect(blankComments(text)).toHaveLength(text.length);
    expect(blankComments(text).split('\n')).toHaveLength(3);
  });
});
