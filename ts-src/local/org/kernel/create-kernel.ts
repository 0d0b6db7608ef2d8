import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { STARTING_USERS } from '../access/org-users.ts';
import type { UserDefinition } from '../access/org-users.ts';
import { seedOrg } from '../access/seed.ts';
import type { Session } from '../access/session.ts';
import { SessionStore } from '../access/session-store.ts';
import { Sharing } from '../access/sharing.ts';
import { createFaultPlan } from '../faults/fault-plan.ts';
import type { FlowDefinition } from '../flows/flow.ts';
import { readFlows } from '../flows/read-flows.ts';
import { ScheduledPaths } from '../flows/scheduled-paths.ts';
import { FormulaFields } from '../formulas/formula-fields.ts';
import { Notifications } from '../notifications/notifications.ts';
import { DuplicateRules } from '../saving/duplicates/duplicate-rules.ts';
import { createSaver } from '../saving/saver.ts';
import { buildSchema } from '../schema/build.ts';
import { readObjects } from '../schema/metadata/read-metadata.ts';
import { readNotificationTypes } from '../schema/metadata/read-notification-types.ts';
import {
  readCustomPermissions,
  readPermissionSets,
  withoutUnpackageableRights,
} from '../schema/metadata/read-permissions.ts';
import type { PermissionSetDefinition } from '../schema/metadata/read-permissions.ts';
import { STARTING_CURRENCIES, currencyValue } from '../schema/currencies.ts';
import type { CurrencyDefinition } from '../schema/currencies.ts';
import type { OrgFeature } from '../schema/features.ts';
import { SchemaChanges } from '../schema/schema-changes.ts';
import type { OrgSchema } from '../schema/types.ts';
import { parseSoql } from '../soql/parser.ts';
import { openCursor, openFlatQuery, runQuery } from '../soql/run.ts';
import { OrgDatabase } from '../store/database.ts';
import { Transactions } from '../store/transaction.ts';
import { CommitNews } from './commit-news.ts';
import type { OrgContext } from './context.ts';
import { movableClock } from './movable-clock.ts';
import type { MovableClock } from './movable-clock.ts';
import type { Kernel, Clock } from './types.ts';
import { createUsage } from './usage.ts';

export interface KernelOptions {
  readonly namespace?: string;
  /** Metadata of the package; default `force-app/main/default`. */
  readonly metadataDir?: string;
  /** Permission sets of the org itself; default `config/unpackaged`. With quotes also those beside it in `…-quotes`. */
  readonly unpackagedDir?: string;
  /** Further metadata folders, taken as they are, without namespace. */
  readonly extraMetadataDirs?: readonly string[];
  readonly users?: readonly UserDefinition[];
  /** What is turned on in the org; nothing by default. */
  readonly features?: readonly OrgFeature[];
  /** Currencies of an org with the feature `multicurrency`, the corporate one first; else the first is the only one. */
  readonly currencies?: readonly CurrencyDefinition[];
  /** Metadata that needs the feature quotes; default `force-app/quotes`. */
  readonly quotesDir?: string;
  /** Whether the standard duplicate rules for accounts and contacts are active; default false. */
  readonly duplicateRules?: boolean;
  readonly clock?: Clock;
}

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const QUOTES_DIR = `${ROOT}force-app/quotes`;

/** Package directories: the core, and the part that needs quotes when they are on. */
function packageDirsOf(options: KernelOptions): string[] {
  const core = options.metadataDir ?? `${ROOT}force-app/main/default`;
  const quotes = options.quotesDir ?? (options.metadataDir === undefined ? QUOTES_DIR : undefined);
  return quotes !== undefined && options.features?.includes('quotes') === true && existsSync(quotes)
    ? [core, quotes]
    : [core];
}

function permissionSets(
  options: KernelOptions,
  schema: OrgSchema,
  packageDirs: readonly string[],
): PermissionSetDefinition[] {
  const namespace = options.namespace ?? '';
  const belowStandard = (object: string): boolean => {
    const found = schema.object(object);
    const master = found?.masterField === null ? undefined : found?.field(found.masterField ?? '');
    return master?.referenceTo.some((target) => !target.includes('__')) === true;
  };
  const packaged = packageDirs
    .flatMap((folder) => readPermissionSets(folder, namespace, true))
    .map((set) => (namespace === '' ? set : withoutUnpackageableRights(set, belowStandard)));
  const unpackaged = options.unpackagedDir ?? `${ROOT}config/unpackaged`;
  const quotes = options.features?.includes('quotes') === true ? [`${unpackaged}-quotes`] : [];
  const further = options.extraMetadataDirs?.flatMap((folder) => readPermissionSets(folder, '', false)) ?? [];
  const own = [unpackaged, ...quotes].flatMap((folder) => readPermissionSets(folder, namespace, false));
  return [...packaged, ...own, ...further];
}

/**
 * Makes an org in memory.
 * @throws Error when the metadata is wrong (the message names file, object or field)
 */
export function createKernel(options: KernelOptions = {}): Kernel {
  const namespace = options.namespace ?? '';
  const time = movableClock(options.clock ?? Date.now);
  const clock = time.now;
  const features = options.features ?? [];
  const packageDirs = packageDirsOf(options);
  const additions = [
    ...packageDirs.flatMap((folder) => readObjects(folder, namespace)),
    ...(options.extraMetadataDirs ?? []).flatMap((folder) => readObjects(folder, '')),
  ];
  const known = options.currencies ?? STARTING_CURRENCIES;
  const currencies = features.includes('multicurrency') ? known : [];
  const offeredCurrencies = currencies.filter(({ active }) => active !== false).map(({ code }) => currencyValue(code));
  const schema = buildSchema(namespace, additions, { features, currencies: offeredCurrencies });
  const database = new OrgDatabase(schema);
  const users = options.users ?? STARTING_USERS;
  const seeded = seedOrg({
    database,
    now: clock(),
    namespace,
    users,
    currencies,
    permissionSets: permissionSets(options, schema, packageDirs),
    customPermissions: packageDirs.flatMap((folder) => readCustomPermissions(folder)),
    notificationTypes: packageDirs.flatMap((folder) => readNotificationTypes(folder)),
  });
  const orgId = database.ids.format(seeded.organization);
  const changes = new SchemaChanges(schema);
  const sessions = new SessionStore({
    schema,
    changes,
    database,
    clock,
    orgId15: orgId.slice(0, 15),
    permissionSets: seeded.permissionSets,
  });
  const faults = createFaultPlan();
  const usage = createUsage(database);
  const transactions = new Transactions(database.sqlite);
  const news = new CommitNews(transactions, () => sessions.forgetRights());
  const context: OrgContext = {
    schema,
    database,
    transactions,
    formulas: new FormulaFields(schema, database, clock),
    sharing: new Sharing(database),
    clock,
    faults,
    duplicates: duplicateRules(database, options),
    offeredCurrencies,
    sessionOfUser: (userId) => sessions.ofUser(userId),
    roomForRecords: () => (faults.storageFull ? 0 : usage.roomForRecords()),
    changed: (changes) => news.add(changes),
  };
  const flows = packageDirs.flatMap((folder) => readFlows(folder, namespace));
  const currency = known[0]?.code ?? '';
  return kernelOf(context, { orgId, namespace, currency, sessions, usage, news, changes, time, flows });
}

function duplicateRules(database: OrgDatabase, options: KernelOptions): DuplicateRules {
  const rules = new DuplicateRules(database);
  rules.set(options.duplicateRules === true);
  return rules;
}

interface Parts {
  readonly orgId: string;
  readonly namespace: string;
  readonly currency: string;
  readonly sessions: SessionStore;
  readonly usage: ReturnType<typeof createUsage>;
  readonly news: CommitNews;
  readonly changes: SchemaChanges;
  readonly time: MovableClock;
  readonly flows: readonly FlowDefinition[];
}

function kernelOf(context: OrgContext, parts: Parts): Kernel {
  const parse = parseSoql;
  const { database, clock } = context;
  const notifications = new Notifications({ database, clock, sessions: parts.sessions });
  const automation = new ScheduledPaths({ database, notifications }, clock, parts.flows);
  parts.news.onCommit((changes) => automation.follow(changes));
  return {
    apiVersion: '66.0',
    currency: parts.currency,
    orgId: parts.orgId,
    namespace: parts.namespace,
    schema: context.schema,
    sessions: parts.sessions,
    usage: parts.usage,
    clock: context.clock,
    events: parts.news,
    faults: context.faults,
    duplicates: context.duplicates,
    changes: parts.changes,
    notifications,
    automation,
    advanceClock: (ms) => {
      parts.time.advance(ms);
      automation.runDue();
    },
    save: createSaver(context),
    parse,
    query: (soql: string, session: Session, options) => runQuery(context, parse(soql), session, options),
    execute: (statement, session, options) => runQuery(context, statement, session, options),
    openCursor: (statement, session, options) => openCursor(context, statement, session, options),
    openFlatQuery: (statement, session, options) => openFlatQuery(context, statement, session, options),
    transaction: (work) => context.transactions.run(work),
    close: () => {
      automation.close();
      context.database.close();
    },
  };
}
