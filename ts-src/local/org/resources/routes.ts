import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';

const RESOURCES: readonly string[] = [
  'composite',
  'connect',
  'graphql',
  'jobs',
  'limits',
  'query',
  'queryAll',
  'recent',
  'search',
  'sobjects',
  'tooling',
  'ui-api',
];

/** Records that `/recent` gives by default and at most. */
const RECENT_DEFAULT = 10;
const RECENT_MAX = 200;

/** Objects whose records count as recently used. */
const RECENT_OBJECTS: readonly string[] = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case'];

/** What a version offers, what the org is, and the records used last. Source: REST API Developer Guide, Resources by Version, Recent. */
export function resourceRoutes(kernel: Kernel): RouteDefinition[] {
  return [
    { method: 'GET', path: '/', kind: 'resources', handle: (request) => list(request, kernel) },
    { method: 'GET', path: '/recent', kind: 'recent', handle: (request) => recent(request, kernel) },
    { method: 'GET', path: '/connect/organization', kind: 'connect', handle: () => organization(kernel) },
  ];
}

function list({ version, session, headers }: ApiRequest, kernel: Kernel): ApiReply {
  const base = `/services/data/v${version}`;
  const body: Record<string, string> = Object.fromEntries(RESOURCES.map((name) => [name, `${base}/${name}`]));
  body.identity = `http://${headers.host ?? '127.0.0.1'}/id/${kernel.orgId}/${session.user.id}`;
  return { status: 200, body };
}

/**
 * The org as Connect REST tells it; of the features those about currencies. Source: Connect REST API Developer Guide,
 * Organization, Features: the default currency is given when the org does not keep several.
 */
function organization({ orgId, schema, currency }: Kernel): ApiReply {
  const multiCurrency = schema.object('CurrencyType') !== undefined;
  const features = { multiCurrency, defaultCurrencyIsoCode: multiCurrency ? null : currency };
  return { status: 200, body: { orgId, features } };
}

/** What a user used last is not recorded: the records changed last stand in for it. */
function recent({ query, session, version }: ApiRequest, kernel: Kernel): ApiReply {
  const asked = Number(query.get('limit') ?? RECENT_DEFAULT);
  const limit = Math.min(RECENT_MAX, Number.isInteger(asked) && asked > 0 ? asked : RECENT_DEFAULT);
  const rows = RECENT_OBJECTS.filter((object) => session.access.readable(object)).flatMap((object) => {
    const name = kernel.schema.object(object)?.nameField ?? 'Id';
    const soql = `SELECT Id, ${name}, LastModifiedDate FROM ${object} ORDER BY LastModifiedDate DESC LIMIT ${limit}`;
    return kernel.query(soql, session, { version }).records;
  });
  rows.sort((a, b) => String(b.LastModifiedDate).localeCompare(String(a.LastModifiedDate)));
  return { status: 200, body: rows.slice(0, limit).map(({ LastModifiedDate: _, ...row }) => row) };
}
