import type { OrgDatabase } from '../store/database.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Stored, Table } from '../store/tables.ts';
import { quoted } from '../store/tables.ts';
import type { Session } from './session.ts';

export type RecordAccess = 'none' | 'read' | 'edit' | 'all';

/** Standard objects whose sharing follows a parent, with the field that names it. */
const FOLLOWS: Readonly<Record<string, string>> = {
  contact: 'AccountId',
  asset: 'AccountId',
  opportunity: 'AccountId',
  opportunitylineitem: 'OpportunityId',
  opportunitycontactrole: 'OpportunityId',
  orderitem: 'OrderId',
  quote: 'OpportunityId',
  quotelineitem: 'QuoteId',
};

/** The reference that sharing of the object follows; null when it has sharing of its own. */
export function sharingParent(object: ObjectSchema): string | null {
  return object.masterField ?? FOLLOWS[object.name.toLowerCase()] ?? null;
}

/** Whether records of the object have no owner of their own: who may edit the parent may add and delete them. */
export function ownedByParent(object: ObjectSchema): boolean {
  return object.masterField !== null || (sharingParent(object) !== null && object.field('OwnerId') === undefined);
}

/**
 * Who sees which rows. Accounts are private: their owner and the users named in AccountShare see them; everything below
 * an account follows it. Other objects follow their organisation-wide default.
 */
export class Sharing {
  readonly #database: OrgDatabase;

  constructor(database: OrgDatabase) {
    this.#database = database;
  }

  /** Whether the user sees every row of the object without looking at rows. */
  seesAll(object: ObjectSchema, session: Session): boolean {
    if (object.system || session.access.viewAll(object.name)) return true;
    const parent = this.#parentTable(object);
    if (parent !== null) return this.seesAll(parent.object, session);
    return object.sharingModel !== 'Private';
  }

  /** SQL condition that keeps the rows the user sees; null when he sees all. `alias` is the table's alias. */
  visibleSql(table: Table, alias: string, session: Session): string | null {
    if (this.seesAll(table.object, session)) return null;
    const user = this.#database.ids.parse(session.user.id) ?? -1;
    return this.#visible(table, alias, { user, session, depth: 0 });
  }

  #visible(table: Table, alias: string, of: { user: number; session: Session; depth: number }): string {
    const parentField = sharingParent(table.object);
    const parent = this.#parentTable(table.object);
    const own = table.slot('OwnerId') === undefined ? null : `${alias}."OwnerId" = ${of.user}`;
    if (table.object.name === 'Account') {
      const share = `SELECT 1 FROM "AccountShare" s${of.depth} WHERE s${of.depth}."AccountId" = ${alias}."Id"`;
      return `(${own} OR EXISTS (${share} AND s${of.depth}."UserOrGroupId" = ${of.user}))`;
    }
    if (parent === null || parentField === null) return own ?? '1';
    const inner = `p${of.depth}`;
    const condition = this.seesAll(parent.object, of.session)
      ? '1'
      : this.#visible(parent, inner, { ...of, depth: of.depth + 1 });
    const through =
      `EXISTS (SELECT 1 FROM ${parent.sql} ${inner} WHERE ${inner}."Id" = ${alias}.${quoted(parentField)} ` +
      `AND ${condition})`;
    return own === null ? through : `(${own} OR ${through})`;
  }

  /** Access to one stored row, by sharing alone; what the user may do with the object is not looked at. */
  rowAccess(table: Table, row: readonly Stored[], session: Session): RecordAccess {
    const { access } = session;
    if (access.modifyAll(table.object.name)) return 'all';
    const user = this.#database.ids.parse(session.user.id);
    const ownerSlot = table.slot('OwnerId');
    if (ownerSlot !== undefined && row[ownerSlot] === user) return 'all';
    const least: RecordAccess = access.viewAll(table.object.name) ? 'read' : 'none';
    if (table.object.name === 'Account') return stronger(least, this.#shared(row[0] ?? null, user));
    const parentField = sharingParent(table.object);
    const parent = this.#parentTable(table.object);
    if (parent !== null && parentField !== null) {
      const record = row[table.slot(parentField) as number] ?? null;
      return record === null ? least : stronger(least, this.recordAccess(parent, record as number, session));
    }
    if (table.object.sharingModel === 'ReadWrite') return 'edit';
    return table.object.sharingModel === 'Read' ? 'read' : least;
  }

  /** Access to a record by number; `none` when it does not exist. */
  recordAccess(table: Table, record: number, session: Session): RecordAccess {
    if (session.access.modifyAll(table.object.name)) return 'all';
    const columns = table.columns.map((column) => quoted(column.name)).join(', ');
    const row = this.#database.first(`SELECT ${columns} FROM ${table.sql} WHERE "Id" = ?`, record);
    return row === undefined ? 'none' : this.rowAccess(table, row, session);
  }

  /** Account that a stored row belongs to, itself for an account; null when there is none. */
  accountOf(table: Table, row: readonly Stored[]): number | null {
    if (table.object.name === 'Account') return (row[0] as number | null) ?? null;
    const parentField = sharingParent(table.object);
    const parent = this.#parentTable(table.object);
    if (parentField === null || parent === null) return null;
    const record = row[table.slot(parentField) as number] ?? null;
    if (record === null) return null;
    const columns = parent.columns.map((column) => quoted(column.name)).join(', ');
    const above = this.#database.first(`SELECT ${columns} FROM ${parent.sql} WHERE "Id" = ?`, record);
    return above === undefined ? null : this.accountOf(parent, above);
  }

  #shared(account: Stored, user: number | null): RecordAccess {
    const rows = this.#database.all(
      'SELECT "AccountAccessLevel" FROM "AccountShare" WHERE "AccountId" = ? AND "UserOrGroupId" = ?',
      account,
      user,
    );
    return rows.reduce<RecordAccess>((best, [level]) => stronger(best, toAccess(String(level))), 'none');
  }

  #parentTable(object: ObjectSchema): Table | null {
    const field = sharingParent(object);
    const target = field === null ? undefined : object.field(field)?.referenceTo[0];
    return target === undefined ? null : this.#database.table(target);
  }
}

const STRENGTH: readonly RecordAccess[] = ['none', 'read', 'edit', 'all'];

function toAccess(level: string): RecordAccess {
  const lower = level.toLowerCase() as RecordAccess;
  return STRENGTH.includes(lower) ? lower : 'none';
}

function stronger(a: RecordAccess, b: RecordAccess): RecordAccess {
  return STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b;
}

/** Whether one access covers another. */
export function covers(has: RecordAccess, needs: RecordAccess): boolean {
  return STRENGTH.indexOf(has) >= STRENGTH.indexOf(needs);
}
