import type { PermissionSetDefinition } from '../schema/metadata/read-permissions.ts';
import type { NotificationTypeDefinition } from '../schema/metadata/read-notification-types.ts';
import { STAGES } from '../saving/standard/opportunity.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Stored } from '../store/tables.ts';
import { quoted } from '../store/tables.ts';
import type { CurrencyDefinition } from '../schema/currencies.ts';
import type { UserDefinition } from './org-users.ts';
import { usernameOf } from './org-users.ts';

export interface SeedRequest {
  readonly database: OrgDatabase;
  readonly now: number;
  readonly namespace: string;
  readonly users: readonly UserDefinition[];
  readonly permissionSets: readonly PermissionSetDefinition[];
  /** The first is the corporate currency; empty in an org with one currency. */
  readonly currencies: readonly CurrencyDefinition[];
  readonly customPermissions: readonly { readonly name: string; readonly label: string }[];
  readonly notificationTypes: readonly NotificationTypeDefinition[];
}

export interface Seeded {
  readonly organization: number;
  /** Record numbers of users, in the order of the definitions. */
  readonly users: readonly number[];
  /** Permission set definition by record number. */
  readonly permissionSets: ReadonlyMap<number, PermissionSetDefinition>;
}

type Values = Readonly<Record<string, Stored>>;

/** Inserts a row past all rules; columns that are not given take 0 (checkboxes) or null. */
function put(request: SeedRequest, object: string, values: Values): number {
  const { database, now } = request;
  const table = database.table(object);
  const record = database.takeRecords(table, 1);
  // Every record has a currency where there are several: the corporate one.
  const presets: Record<string, Stored> = { CurrencyIsoCode: request.currencies[0]?.code ?? null };
  const system: Record<string, Stored> = { CreatedDate: now, LastModifiedDate: now, SystemModstamp: now };
  const row = table.columns.map((field, slot): Stored => {
    if (slot === 0) return record;
    return values[field.name] ?? system[field.name] ?? presets[field.name] ?? (field.storage === 'flag' ? 0 : null);
  });
  const columns = table.columns.map((field) => quoted(field.name)).join(', ');
  database.statement(`INSERT INTO ${table.sql} (${columns}) VALUES (${row.map(() => '?').join(', ')})`).run(...row);
  return record;
}

/** Fills a fresh org with what every org has: itself, its users and their rights, the standard price book, the stages. */
export function seedOrg(request: SeedRequest): Seeded {
  const organization = put(request, 'Organization', {
    Name: 'Counterpart Local Org',
    InstanceName: 'LOCAL',
    OrganizationType: 'Developer Edition',
    NamespacePrefix: null,
    IsSandbox: 0,
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'GMT',
    FiscalYearStartMonth: 1,
  });
  const profiles = new Map<string, number>();
  for (const { profile } of request.users) {
    if (!profiles.has(profile)) profiles.set(profile, put(request, 'Profile', { Name: profile, UserType: 'Standard' }));
  }
  const roles = new Map<string, number>();
  for (const { role } of request.users) {
    if (!roles.has(role))
      roles.set(role, put(request, 'UserRole', { Name: role, DeveloperName: role.replaceAll(' ', '_') }));
  }
  const users = request.users.map((user) =>
    put(request, 'User', {
      ...userValues(user, request.currencies[0]?.code ?? null),
      ProfileId: profiles.get(user.profile) ?? null,
      UserRoleId: roles.get(user.role) ?? null,
    }),
  );
  const permissionSets = seedPermissions(request, users);
  if (request.database.table('Account').slot('IsPersonAccount') !== undefined) seedRecordTypes(request, users[0] ?? 0);
  seedCurrencies(request, users[0] ?? 0);
  seedNotificationTypes(request);
  put(request, 'Pricebook2', { Name: 'Standard Price Book', IsStandard: 1, IsActive: 1, ...audit(users[0] ?? 0) });
  STAGES.forEach((stage, index) => {
    put(request, 'OpportunityStage', {
      MasterLabel: stage.name,
      ApiName: stage.name,
      DefaultProbability: stage.probability,
      ForecastCategory: stage.category,
      ForecastCategoryName: stage.category,
      IsActive: 1,
      IsClosed: stage.closed ? 1 : 0,
      IsWon: stage.won ? 1 : 0,
      SortOrder: index + 1,
    });
  });
  return { organization, users, permissionSets };
}

/** Record types that turning person accounts on makes. */
function seedRecordTypes(request: SeedRequest, user: number): void {
  const shared = { SobjectType: 'Account', IsActive: 1, ...audit(user) };
  put(request, 'RecordType', {
    Name: 'Business Account',
    DeveloperName: 'Business_Account',
    IsPersonType: 0,
    ...shared,
  });
  put(request, 'RecordType', { Name: 'Person Account', DeveloperName: 'PersonAccount', IsPersonType: 1, ...shared });
}

function seedCurrencies({ currencies, ...request }: SeedRequest, user: number): void {
  currencies.forEach(({ code, rate, active }, index) => {
    put({ ...request, currencies }, 'CurrencyType', {
      IsoCode: code,
      ConversionRate: rate,
      DecimalPlaces: 2,
      IsActive: active === false ? 0 : 1,
      IsCorporate: index === 0 ? 1 : 0,
      ...audit(user),
    });
  });
}

function seedNotificationTypes(request: SeedRequest): void {
  for (const { name, label, description, desktop, mobile } of request.notificationTypes) {
    put(request, 'CustomNotificationType', {
      CustomNotifTypeName: name,
      DeveloperName: name,
      MasterLabel: label,
      NamespacePrefix: request.namespace || null,
      Description: description,
      Desktop: desktop ? 1 : 0,
      Mobile: mobile ? 1 : 0,
    });
  }
}

function audit(user: number): Values {
  return { CreatedById: user, LastModifiedById: user };
}

function userValues(user: UserDefinition, corporate: Stored): Values {
  const username = usernameOf(user.name);
  return {
    Username: username,
    FirstName: user.firstName,
    LastName: user.lastName,
    Name: `${user.firstName} ${user.lastName}`,
    Email: username,
    Alias: user.name.slice(0, 8),
    CommunityNickname: user.name,
    IsActive: 1,
    UserType: 'Standard',
    LanguageLocaleKey: 'en_US',
    LocaleSidKey: 'en_US',
    TimeZoneSidKey: 'GMT',
    EmailEncodingKey: 'UTF-8',
    DefaultCurrencyIsoCode: corporate,
  };
}

function seedPermissions(request: SeedRequest, users: readonly number[]): Map<number, PermissionSetDefinition> {
  const prefix = request.namespace === '' ? '' : `${request.namespace}__`;
  const permissions = new Map(
    request.customPermissions.map(({ name, label }) => [
      prefix + name,
      put(request, 'CustomPermission', {
        DeveloperName: name,
        MasterLabel: label,
        NamespacePrefix: request.namespace || null,
      }),
    ]),
  );
  const sets = new Map<number, PermissionSetDefinition>();
  for (const set of request.permissionSets) {
    const record = put(request, 'PermissionSet', {
      Name: set.name,
      Label: set.label,
      NamespacePrefix: set.packaged ? request.namespace || null : null,
      IsCustom: 1,
      Type: 'Regular',
    });
    sets.set(record, set);
    for (const permission of set.customPermissions) {
      const entity = permissions.get(permission);
      if (entity === undefined) continue;
      put(request, 'SetupEntityAccess', {
        ParentId: record,
        SetupEntityId: entity,
        SetupEntityType: 'CustomPermission',
      });
    }
    for (const { name, visibility } of set.tabs) {
      put(request, 'PermissionSetTabSetting', { ParentId: record, Name: name, Visibility: visibility });
    }
    request.users.forEach((user, index) => {
      if (!user.permissionSets.includes(set.name)) return;
      put(request, 'PermissionSetAssignment', {
        PermissionSetId: record,
        AssigneeId: users[index] ?? null,
        IsActive: 1,
      });
    });
  }
  return sets;
}
