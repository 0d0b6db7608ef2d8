/**
 * The connection file: one ERP installation with its companies, one Salesforce org, where the state lives. JSON with
 * comments. This module alone reads the environment: a secret stands in the file as `{ "env": "NAME" }` or
 * `{ "file": "path" }`, and is resolved here; nothing else of the companion looks at `process.env`.
 */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import * as v from 'valibot';
import type { BusinessCentralConnection, BusinessCentralLogin } from './erp/business-central/settings.ts';
import type { Credential } from './credentials.ts';
import { codedError } from './errors/coded-error.ts';
import { parseJsonc } from './jsonc.ts';
import type { SalesforceConnection, SalesforceLogin } from './salesforce/settings.ts';

/** Where a secret stands; a plain text is refused so that no secret gets into a repository by accident. */
const secret = v.union(
  [
    v.strictObject({ env: v.pipe(v.string(), v.minLength(1)) }),
    v.strictObject({ file: v.pipe(v.string(), v.minLength(1)) }),
  ],
  'expected { "env": "NAME" } or { "file": "path" }, never the secret itself',
);
const url = v.pipe(v.string(), v.url('expected an address such as https://example.my.salesforce.com'));
const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const currencyCode = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as EUR'));
const wholeNumber = (from: number, to: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(from, `expected ${from} to ${to}`),
    v.maxValue(to, `expected ${from} to ${to}`),
  );

const salesforceAuth = v.variant('kind', [
  v.strictObject({
    kind: v.literal('jwt'),
    clientId: text,
    username: text,
    privateKey: secret,
    /** `aud` of the assertion; the login address by default. */
    audience: v.optional(text),
  }),
  v.strictObject({ kind: v.literal('clientCredentials'), clientId: text, clientSecret: secret }),
  v.strictObject({ kind: v.literal('accessToken'), accessToken: secret }),
]);

const erpAuth = v.variant('kind', [
  v.strictObject({ kind: v.literal('basic'), user: text, password: secret }),
  v.strictObject({
    kind: v.literal('clientCredentials'),
    /** Microsoft Entra tenant; makes the token address when that is not given. */
    tenantId: v.optional(text),
    tokenUrl: v.optional(url),
    clientId: text,
    clientSecret: secret,
    scope: v.optional(text, 'https://api.businesscentral.dynamics.com/.default'),
  }),
]);

/** The companion can not ask for it: neither side tells when its secret or certificate ends. */
const credentialExpires = v.optional(v.pipe(v.string(), v.isoDate('expected a date such as 2027-05-31')));

const company = v.strictObject({
  /** Short code that begins every key of this company; never changed once records exist. */
  code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,20}$/, 'expected 1 to 20 letters, digits, _ or -')),
  /** Name of the company in the ERP; the code by default. */
  name: v.optional(text),
});

/** One part of the address of an API; letters and digits is what AL takes for publisher and group. */
const apiName = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'expected letters, digits, _ or -'));
const apiVersion = v.pipe(v.string(), v.regex(/^(v\d+\.\d+|beta)$/, 'expected a version such as v1.0'));

const fileSchema = v.strictObject({
  connection: v.optional(text, 'main'),
  salesforce: v.strictObject({
    loginUrl: url,
    auth: salesforceAuth,
    credentialExpires,
    namespace: v.optional(v.pipe(v.string(), v.regex(/^([A-Za-z][A-Za-z0-9_]{0,14})?$/)), ''),
    apiVersion: v.optional(v.pipe(v.string(), v.regex(/^\d\d\.0$/, 'expected a version such as 66.0')), '66.0'),
  }),
  erp: v.strictObject({
    kind: v.picklist(['business-central'], 'known kinds: business-central'),
    /** Root of the API service: what stands before `/api/v2.0`. */
    url,
    auth: erpAuth,
    credentialExpires,
    companies: v.pipe(v.array(company), v.minLength(1, 'name at least one company')),
    /** Further API routes (`/api/publisher/group/version`) whose entities can be mapped. */
    apis: v.optional(v.array(v.strictObject({ publisher: apiName, group: apiName, version: apiVersion })), []),
  }),
  state: v.optional(
    v.union(
      [v.strictObject({ sqlite: text }), v.strictObject({ postgres: secret })],
      'expected { "sqlite": "path" } or { "postgres": { "env": "NAME" } }',
    ),
    { sqlite: './counterpart-state.sqlite' },
  ),
  sweepSeconds: v.optional(wholeNumber(1, 86_400), 60),
  /** Sales history: how many years back (all when absent), with lines or headers only. */
  history: v.optional(
    v.strictObject({
      years: v.optional(wholeNumber(1, 50)),
      depth: v.optional(v.picklist(['lines', 'headers']), 'lines'),
    }),
    {},
  ),
  figures: v.optional(
    v.strictObject({
      /** Rows of ERP_Customer_Item__c a customer; 0 switches them off. */
      customerItems: v.optional(wholeNumber(0, 50), 50),
      /** Totals across companies: the currency, and what one unit of each company's currency is worth in it. */
      reporting: v.optional(
        v.strictObject({
          currency: currencyCode,
          rates: v.optional(v.record(currencyCode, v.pipe(v.number(), v.gtValue(0))), {}),
        }),
      ),
    }),
    {},
  ),
  /** Requests of the org (`ERP_Command__c`). */
  commands: v.optional(
    v.strictObject({
      /** Pause between two looks while people are at it. */
      busySeconds: v.optional(wholeNumber(1, 3_600), 2),
      /** Pause otherwise; by default as long as a tenth of the org's daily calls allows, at most a minute. */
      idleSeconds: v.optional(wholeNumber(1, 3_600)),
      /** How long an order whose answer was lost may still come up in the ERP before it may be sent again. */
      checkMinutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(120)), 10),
    }),
    {},
  ),
  /** Jobs that are written at the same time; they never share an account. */
  writers: v.optional(wholeNumber(1, 8), 2),
  /** Health and metrics; off when absent. */
  http: v.optional(v.strictObject({ host: v.optional(text, '127.0.0.1'), port: wholeNumber(0, 65_535) })),
  log: v.optional(v.picklist(['trace', 'debug', 'info', 'warn', 'error', 'silent']), 'info'),
});

type FileContent = v.InferOutput<typeof fileSchema>;

/** One ERP with its companies; `kind` says which connector reads it. */
export interface ErpSettings extends BusinessCentralConnection {
  readonly kind: 'business-central';
}

export type StateSettings =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

export interface FigureSettings {
  readonly customerItems: number;
  readonly reporting?: { readonly currency: string; readonly rates: Readonly<Record<string, number>> };
}

export interface CommandPace {
  readonly busySeconds: number;
  /** Null: by the org's daily calls. */
  readonly idleSeconds: number | null;
  readonly checkMinutes: number;
}

/** The connection file with every secret resolved and every path absolute. Never logged. */
export interface CompanionConfig {
  readonly connection: string;
  readonly salesforce: Required<SalesforceConnection>;
  readonly erp: ErpSettings;
  /** Those whose end the file tells. */
  readonly credentials: readonly Credential[];
  readonly state: StateSettings;
  readonly sweepSeconds: number;
  readonly history: { readonly years?: number; readonly depth: 'lines' | 'headers' };
  readonly figures: FigureSettings;
  readonly commands: CommandPace;
  readonly writers: number;
  readonly http?: { readonly host: string; readonly port: number };
  readonly log: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Where the file and its secrets come from; tests hand in their own. */
export interface ConfigSources {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly readFile?: (path: string) => string;
}

/**
 * Reads the connection file. Rejects with kind `config`: `CONFIG_FILE_MISSING`, `CONFIG_FILE_MALFORMED` (with line and
 * column), `CONFIG_INVALID` (with the path of every wrong entry) or `CONFIG_SECRET_MISSING`.
 */
export function loadConfig(path: string, sources: ConfigSources = {}): CompanionConfig {
  const readFile = sources.readFile ?? ((file: string) => readFileSync(file, 'utf8'));
  let content: string;
  try {
    content = readFile(path);
  } catch {
    throw codedError('CONFIG_FILE_MISSING', { values: { path } });
  }
  return parseConfig(content, path, { env: sources.env ?? process.env, readFile });
}

/** The same from text; `path` is where relative paths start and what messages name. */
export function parseConfig(content: string, path: string, sources: Required<ConfigSources>): CompanionConfig {
  let raw: unknown;
  try {
    raw = parseJsonc(content);
  } catch (error) {
    throw codedError('CONFIG_FILE_MALFORMED', { values: { path, detail: (error as Error).message } });
  }
  const checked = v.safeParse(fileSchema, raw);
  if (!checked.success) {
    const wrong = checked.issues.map((issue) => `${v.getDotPath(issue) ?? '(file)'}: ${complaint(issue)}`).join('; ');
    throw codedError('CONFIG_INVALID', { values: { path, detail: wrong } });
  }
  return resolve(checked.output, path, sources);
}

/** What is wrong with an entry, where the library's own words ("expected never", "invalid key") tell a reader nothing. */
function complaint({ expected, received, message }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'there is no such setting';
  return received === 'undefined' ? 'is missing' : message;
}

function resolve(file: FileContent, path: string, sources: Required<ConfigSources>): CompanionConfig {
  const base = dirname(path);
  const absolute = (name: string) => (isAbsolute(name) ? name : join(base, name));
  const read = secretReader(absolute, sources);
  const { credentialExpires: salesforceExpires, ...salesforce } = file.salesforce;
  const { credentialExpires: erpExpires, ...erp } = file.erp;
  return {
    connection: file.connection,
    salesforce: { ...salesforce, auth: resolveSalesforceAuth(file.salesforce.auth, read) },
    erp: {
      ...erp,
      auth: resolveErpAuth(file.erp.auth, read, path),
      companies: distinctCompanies(file.erp.companies, path),
    },
    credentials: [...credentialOf('salesforce', salesforceExpires), ...credentialOf('erp', erpExpires)],
    state:
      'sqlite' in file.state
        ? { kind: 'sqlite', file: absolute(file.state.sqlite) }
        : { kind: 'postgres', url: read(file.state.postgres, 'state.postgres') },
    sweepSeconds: file.sweepSeconds,
    history: {
      depth: file.history.depth ?? 'lines',
      ...(file.history.years === undefined ? {} : { years: file.history.years }),
    },
    figures: {
      customerItems: file.figures.customerItems ?? 50,
      ...(file.figures.reporting === undefined ? {} : { reporting: file.figures.reporting }),
    },
    commands: {
      busySeconds: file.commands.busySeconds ?? 2,
      idleSeconds: file.commands.idleSeconds ?? null,
      checkMinutes: file.commands.checkMinutes ?? 10,
    },
    writers: file.writers,
    ...(file.http === undefined ? {} : { http: file.http }),
    log: file.log,
  };
}

const credentialOf = (side: Credential['side'], expires: string | undefined): readonly Credential[] =>
  expires === undefined ? [] : [{ side, expires }];

type SecretReader = (value: v.InferOutput<typeof secret>, where: string) => string;

function secretReader(absolute: (name: string) => string, sources: Required<ConfigSources>): SecretReader {
  return (value, where) => {
    if ('env' in value) {
      const found = sources.env[value.env];
      if (found !== undefined && found !== '') return found;
      throw codedError('CONFIG_SECRET_MISSING', { values: { where, what: `the environment variable ${value.env}` } });
    }
    try {
      return sources.readFile(absolute(value.file)).trim();
    } catch {
      throw codedError('CONFIG_SECRET_MISSING', { values: { where, what: `the file ${value.file}` } });
    }
  };
}

function resolveSalesforceAuth(auth: FileContent['salesforce']['auth'], read: SecretReader): SalesforceLogin {
  if (auth.kind === 'jwt') {
    const { privateKey, audience, ...rest } = auth;
    const privateKeyPem = read(privateKey, 'salesforce.auth.privateKey');
    return { ...rest, privateKeyPem, ...(audience === undefined ? {} : { audience }) };
  }
  if (auth.kind === 'clientCredentials') {
    return { ...auth, clientSecret: read(auth.clientSecret, 'salesforce.auth.clientSecret') };
  }
  return { kind: 'accessToken', accessToken: read(auth.accessToken, 'salesforce.auth.accessToken') };
}

function resolveErpAuth(auth: FileContent['erp']['auth'], read: SecretReader, path: string): BusinessCentralLogin {
  if (auth.kind === 'basic') return { ...auth, password: read(auth.password, 'erp.auth.password') };
  const tokenUrl =
    auth.tokenUrl ??
    (auth.tenantId === undefined ? undefined : `https://login.microsoftonline.com/${auth.tenantId}/oauth2/v2.0/token`);
  if (tokenUrl === undefined) {
    throw codedError('CONFIG_INVALID', { values: { path, detail: 'erp.auth: expected tenantId or tokenUrl' } });
  }
  return {
    kind: 'clientCredentials',
    tokenUrl,
    clientId: auth.clientId,
    clientSecret: read(auth.clientSecret, 'erp.auth.clientSecret'),
    scope: auth.scope,
  };
}

function distinctCompanies(companies: FileContent['erp']['companies'], path: string): ErpSettings['companies'] {
  const codes = new Set(companies.map((entry) => entry.code));
  if (codes.size !== companies.length) {
    throw codedError('CONFIG_INVALID', { values: { path, detail: 'erp.companies: the same code twice' } });
  }
  return companies.map((entry) => ({ code: entry.code, name: entry.name ?? entry.code }));
}
