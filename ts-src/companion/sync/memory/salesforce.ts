/**
 * A Salesforce org in memory, as far as the synchronisation sees one through `SalesforcePort`: upsert by external id,
 * required fields, lengths, trimming, parents by external id, master-detail cascade, `Complete__c`. A real
 * implementation of the port, fast enough for property tests.
 */
import { codedError } from '../../errors/coded-error.ts';
import type { KnownErrorCode } from '../../errors/codes.ts';
import type { FieldDescription, OrgUsage, RowOutcome, SalesforcePort, TargetRow } from '../../salesforce/port.ts';
import { rehearseGroups, type RehearsalCall } from '../../salesforce/rehearsal.ts';
import { memorySchema, type MemoryField, type MemoryObject } from './schema.ts';
import { parseQuery, runQuery, type Row } from './soql.ts';

type Stored = Record<string, unknown> & { Id: string };

/** Refuses a row with a code of the catalogue, as a validation rule does; undefined lets it pass. */
export type RowRule = (object: string, row: TargetRow) => KnownErrorCode | undefined;

export interface MemorySalesforce extends SalesforcePort {
  /** A rule of this org; set it to make rows fail. */
  rule: RowRule;
  /** Records of an object as they are stored. */
  records(object: string): readonly Row[];
  /** Changes a stored record as a user of the org would. */
  edit(object: string, id: string, change: Row): void;
  /** Upserts, updates and deletes so far, oldest first. */
  readonly writes: readonly { readonly object: string; readonly rows: number; readonly route: string }[];
}

/** What an org in memory answers whatever is in it. */
const ALWAYS = {
  objects: async () =>
    Object.keys(memorySchema)
      .toSorted()
      .map((name) => ({ name, label: name })),
  onlyCurrency: async () => 'GBP',
  notify: async () => undefined,
  check: async () => [{ name: 'The memory org answers', ok: true, detail: 'always' }],
  close: async () => undefined,
} satisfies Partial<SalesforcePort>;

/** An empty org. */
export function createMemorySalesforce(orgId = '00D000000000001AAA', now: () => number = () => 0): MemorySalesforce {
  const org = createTables(orgId, now);
  const { table, find } = org;
  const writes: { object: string; rows: number; route: string }[] = [];
  let calls = 0;
  const guarded = (object: string, row: TargetRow, existing: Stored | undefined): RowOutcome => {
    const code = memory.rule(object, row);
    return code === undefined ? save(org, object, { row, existing }) : refused(code, object);
  };
  const log = (object: string, rows: number, route: string): void => {
    if (rows === 0) return;
    calls++;
    writes.push({ object, rows, route });
  };
  const memory: MemorySalesforce = {
    ...ALWAYS,
    rule: () => undefined,
    namespace: '',
    get apiCalls() {
      return calls;
    },
    writes,
    records: (object) => [...table(object).values()].map((row) => withDerived(org, object, row)),
    edit: (object, id, change) => void Object.assign(table(object).get(id) as Stored, change, org.stamp()),
    describe: async (object) => describe(object, table('CurrencyType').size > 0),
    query: async function* (soql) {
      calls++;
      const query = parseQuery(soql);
      const rows = [...table(query.object).values()];
      yield* runQuery(query, rows, (row, path) => valueAt(org, query.object, { row: row as Stored, path }));
    },
    upsert: async ({ object, externalIdField, rows, route }) => {
      log(object, rows.length, route);
      return rows.map((row) => {
        return guarded(object, row, find(object, externalIdField, cleaned(row[externalIdField] ?? null)));
      });
    },
    create: async (object, rows) => {
      log(object, rows.length, 'collections');
      return rows.map((row) => guarded(object, row, undefined));
    },
    update: async (object, rows) => {
      log(object, rows.length, 'collections');
      return rows.map((row) => guarded(object, row, table(object).get(String(row['Id']))));
    },
    remove: async (object, ids) => {
      log(object, ids.length, 'collections');
      return ids.map((id) => removed(org, object, id));
    },
    rehearse: (request) =>
      rehearseGroups(
        request,
        rehearsalOn(org, guarded, () => calls++),
      ),
    usage: async () => usageAfter(calls),
  };
  return memory;
}

/** Saves rows, undoes all of it, and answers as an all-or-none call does whose last row is refused. */
function rehearsalOn(
  org: Org,
  guarded: (object: string, row: TargetRow, existing: Stored | undefined) => RowOutcome,
  called: () => void,
): RehearsalCall {
  return async (kind, rows) => {
    called();
    const before = new Map(Object.keys(memorySchema).map((name) => [name, [...org.table(name)]]));
    const outcomes = rows.map(({ object, row }) =>
      guarded(object, row, kind === 'create' ? undefined : org.table(object).get(String(row['Id']))),
    );
    for (const [name, entries] of before) {
      const table = org.table(name);
      table.clear();
      for (const [id, row] of entries) table.set(id, row);
    }
    const rolledBack: RowOutcome = { ok: false, error: codedError('SF_ROLLED_BACK') };
    return {
      rows: outcomes.map((outcome) => (outcome.ok ? rolledBack : outcome)),
      witness: refused('SF_REQUIRED_FIELD_MISSING', 'Mapping__c'),
    };
  };
}

const usageAfter = (calls: number): OrgUsage => ({
  apiCallsMax: 15_000,
  apiCallsRemaining: 15_000 - calls,
  dataStorageMbMax: 5,
  dataStorageMbRemaining: 5,
});

const STANDARD_BOOK = '01s000000000001AAA';

/** The tables of an org, empty but for the org's own record. */
function createTables(orgId: string, now: () => number): Org {
  const tables = new Map<string, Map<string, Stored>>(Object.keys(memorySchema).map((name) => [name, new Map()]));
  tables.get('Organization')?.set(orgId, { Id: orgId });
  tables.get('Pricebook2')?.set(STANDARD_BOOK, { Id: STANDARD_BOOK, Name: 'Standard Price Book', IsStandard: true });
  let serial = 0;
  const table = (object: string): Map<string, Stored> => {
    const found = tables.get(object);
    if (found === undefined) throw codedError('SF_OBJECT_MISSING', { values: { object } });
    return found;
  };
  const find = (object: string, field: string, value: unknown): Stored | undefined => {
    for (const row of table(object).values()) if (row[field] === value) return row;
    return undefined;
  };
  const stamp = () => ({ SystemModstamp: new Date(now()).toISOString() });
  return { table, find, stamp, newId: () => `a00${String(++serial).padStart(12, '0')}AAA` };
}

interface Org {
  readonly table: (object: string) => Map<string, Stored>;
  readonly find: (object: string, field: string, value: unknown) => Stored | undefined;
  /** When a record is saved. */
  readonly stamp: () => { readonly SystemModstamp: string };
  readonly newId: () => string;
}

const fieldsOf = (object: string): MemoryObject => memorySchema[object] ?? {};
const cleaned = (value: unknown): unknown => (typeof value === 'string' ? value.trim() || null : value);

/** Without several currencies no object has the field. */
function describe(object: string, several: boolean) {
  const fields = Object.entries(fieldsOf(object))
    .filter(([name]) => several || name !== 'CurrencyIsoCode')
    .map(([name, field]) => describeField(name, field));
  if (memorySchema[object] === undefined) throw codedError('SF_OBJECT_MISSING', { values: { object } });
  return {
    name: object,
    label: object,
    createable: true,
    updateable: true,
    deletable: true,
    fields: new Map(fields.map((field) => [field.name, field])),
  };
}

function describeField(name: string, field: MemoryField): FieldDescription {
  return {
    name,
    label: name,
    type: field.type,
    length: field.length ?? 0,
    precision: field.type === 'double' ? 18 : 0,
    scale: field.type === 'double' ? 2 : 0,
    createable: true,
    updateable: true,
    nillable: field.required !== true,
    defaultedOnCreate: field.type === 'boolean',
    externalId: /_?Key__c$/.test(name),
    relationshipName: field.type === 'reference' ? name.replace(/__c$/, '__r') : null,
    referenceTo: field.to === undefined ? [] : [field.to],
    picklistValues: [],
    restrictedPicklist: false,
  };
}

const refused = (code: Parameters<typeof codedError>[0], field: string): RowOutcome => ({
  ok: false,
  error: codedError(code, { fields: [field], values: { fields: field, field } }),
});

function save(
  org: Org,
  object: string,
  { row, existing }: { readonly row: TargetRow; readonly existing: Stored | undefined },
): RowOutcome {
  const fields = fieldsOf(object);
  const next: Record<string, unknown> = { ...existing };
  for (const [column, value] of Object.entries(row)) {
    if (column === 'Id') continue;
    const [name = '', parentField] = column.split('.');
    const field = fields[parentField === undefined ? name : name.replace(/__r$/, '__c')];
    if (field === undefined) return refused('SF_FIELD_MISSING', column);
    if (parentField !== undefined) {
      const parent = value === null ? null : org.find(field.to as string, parentField, value);
      if (parent === undefined) return refused('SF_PARENT_MISSING', column);
      next[name.replace(/__r$/, '__c')] = parent?.Id ?? null;
      continue;
    }
    const stored = cleaned(value);
    if (typeof stored === 'string' && stored.length > (field.length ?? stored.length)) {
      return refused('SF_STRING_TOO_LONG', name);
    }
    next[name] = stored;
  }
  const missing = Object.keys(fields).find((name) => fields[name]?.required === true && (next[name] ?? null) === null);
  if (missing !== undefined) return refused('SF_REQUIRED_FIELD_MISSING', missing);
  const id = existing?.Id ?? org.newId();
  org.table(object).set(id, { ...next, ...org.stamp(), Id: id });
  return { ok: true, id, created: existing === undefined };
}

function removed(org: Org, object: string, id: string): RowOutcome {
  removeCascading(org, object, id);
  return { ok: true, id, created: false };
}

function removeCascading(org: Org, object: string, id: string): void {
  org.table(object).delete(id);
  for (const [child, fields] of Object.entries(memorySchema)) {
    for (const [name, field] of Object.entries(fields)) {
      if (field.to !== object || field.master !== true) continue;
      for (const row of org.table(child).values()) if (row[name] === id) removeCascading(org, child, row.Id);
    }
  }
}

function valueAt(org: Org, object: string, at: { readonly row: Stored; readonly path: string }): unknown {
  const [name = '', ...rest] = at.path.split('.');
  if (rest.length === 0) return withDerived(org, object, at.row)[name] ?? null;
  const field = fieldsOf(object)[name.replace(/__r$/, '__c')];
  const parent = org.table(field?.to ?? '').get(String(at.row[name.replace(/__r$/, '__c')]));
  return parent === undefined ? null : valueAt(org, field?.to ?? '', { row: parent, path: rest.join('.') });
}

/** Documents that know when all their lines are there. */
const LINES_OF: Readonly<Record<string, { readonly object: string; readonly parent: string }>> = {
  ERP_Invoice__c: { object: 'ERP_Invoice_Line__c', parent: 'Invoice__c' },
  ERP_Order__c: { object: 'ERP_Order_Line__c', parent: 'Order__c' },
};

/** Formulas and roll-ups of the package that the synchronisation reads. */
function withDerived(org: Org, object: string, row: Stored): Row {
  if (object === 'ERP_Customer__c') {
    const entries = [...org.table('ERP_Ledger_Entry__c').values()].filter((entry) => entry['Customer__c'] === row.Id);
    return { ...row, Balance__c: entries.reduce((sum, entry) => sum + Number(entry['Remaining_Home__c'] ?? 0), 0) };
  }
  const list = LINES_OF[object];
  if (list === undefined) return row;
  const all = [...org.table(list.object).values()].filter((line) => line[list.parent] === row.Id);
  const lines = all.filter((line) => line['Removed__c'] !== true);
  const net = lines.reduce((sum, line) => sum + Math.round(Number(line['Net__c'] ?? 0) * 100), 0) / 100;
  const expected = Number(row['Lines_Net_Expected__c'] ?? 0);
  return { ...row, Complete__c: lines.length === Number(row['Lines_Expected__c'] ?? 0) && net === expected };
}
