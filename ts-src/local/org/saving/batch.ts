import type { Session } from '../access/session.ts';
import { covers } from '../access/sharing.ts';
import type { OrgContext } from '../kernel/context.ts';
import type { CommittedChange } from '../kernel/types.ts';
import type { Stored, Table } from '../store/tables.ts';
import { aliveSql, quoted } from '../store/tables.ts';
import type { AutoNumbers } from './auto-number.ts';
import { checkRow } from './check-row.ts';
import { userCurrency } from './currencies.ts';
import { formulaGlobals } from './formula-globals.ts';
import { RowProblem } from './row-problem.ts';
import { settleRollups, touchMasters } from './settle-rollups.ts';
import type { TouchedRollups } from './settle-rollups.ts';
import type { PlatformWrites, RowInSave } from './standard/rules.ts';
import type { SavingRules, TableRules } from './table-rules.ts';
import { refuseRivals } from './write-plan.ts';
import type { WritePlan } from './write-plan.ts';

/** What a batch works with besides the org. */
export interface BatchTools {
  readonly context: OrgContext;
  readonly rules: SavingRules;
  readonly autoNumbers: AutoNumbers;
}

/** Writes the rows of one save, one by one, and settles roll-ups at its end. Lives inside one transaction. */
export class SaveBatch {
  readonly tools: BatchTools;
  readonly session: Session;
  readonly user: number;
  /** Audit time of the whole batch, to the second as Salesforce keeps it. */
  readonly now: number;
  readonly touched: TouchedRollups = { inserted: new Map(), recompute: new Map() };
  readonly globals: ReturnType<typeof formulaGlobals>;
  readonly writes: PlatformWrites;
  /** Duplicate rules let everything pass. */
  readonly allowDuplicates: boolean;
  readonly #firstNew = new Map<Table, number>();
  readonly #changes = new Map<string, string[]>();
  /** Records whose deletion is under way. */
  readonly leaving = new Set<number>();
  readonly #existing = new Set<number>();
  #currency: { readonly code: Stored } | null = null;
  /** Records for which there is room left, as counted at the first insert. */
  #room: number | null = null;

  constructor(
    tools: BatchTools,
    session: Session,
    writes: (batch: SaveBatch) => PlatformWrites,
    allowDuplicates: boolean,
  ) {
    this.allowDuplicates = allowDuplicates;
    this.tools = tools;
    this.session = session;
    this.user = tools.context.database.ids.parse(session.user.id) ?? 0;
    this.now = Math.trunc(tools.context.clock() / 1000) * 1000;
    this.globals = formulaGlobals(session, tools.context.database);
    this.writes = writes(this);
  }

  /** Inserts a row under a record number that was taken for it. @throws RowProblem, OrgError */
  insert(rules: TableRules, plan: WritePlan, cells: readonly unknown[], record: number): void {
    if (!this.session.access.createable(rules.table.object.name)) throw entityRefusal('inserted', rules.table);
    const row = this.blankRow(rules, record);
    if (plan.rivals.length > 0) refuseRivals(plan, cells);
    for (const column of plan.columns) {
      const cell = cells[column.position];
      if (cell === undefined) continue;
      if (column.insertRefusal !== null) throw column.insertRefusal;
      if (column.slot >= 0) row[column.slot] = cell === null ? emptied(column) : column.convert(cell);
    }
    this.store(rules, row, record);
  }

  /** A new row with its defaults. @throws RowProblem when the org is full */
  blankRow(rules: TableRules, record: number): Stored[] {
    this.#takeRoom();
    const row = rules.blank.slice();
    row[0] = record;
    this.#defaults(rules, row);
    return row;
  }

  /** Checks a new row and writes it. @throws RowProblem */
  store(rules: TableRules, row: Stored[], record: number): void {
    this.#systemValues(rules, row, record);
    checkRow(this, { rules, row, old: null });
    this.#whole(rules, () => {
      try {
        this.tools.context.database.statement(rules.insertSql).run(...row);
      } catch (error) {
        throw this.duplicate(rules, row, error);
      }
      rules.platform?.after?.(this.inSave(rules.table, row, null));
    });
    if (rules.rollups.length > 0) this.#noteInserted(rules.table, record);
    if (!this.#firstNew.has(rules.table)) this.#firstNew.set(rules.table, record);
    this.note(rules.table, 'created', record);
  }

  /** Updates a row that was read before. @throws RowProblem, OrgError */
  update(rules: TableRules, plan: WritePlan, cells: readonly unknown[], old: readonly Stored[]): void {
    const { access } = this.session;
    if (!access.editable(rules.table.object.name)) throw entityRefusal('updated', rules.table);
    this.requireAccess(rules.table, old, 'edit');
    const row = [...old];
    const slots: number[] = [];
    if (plan.rivals.length > 0) refuseRivals(plan, cells);
    for (const column of plan.columns) {
      const cell = cells[column.position];
      if (cell === undefined) continue;
      if (column.updateRefusal !== null) throw column.updateRefusal;
      if (column.slot < 0) continue;
      row[column.slot] = cell === null ? emptied(column) : column.convert(cell);
      refuseReparenting(column, old[column.slot] ?? null, row[column.slot] ?? null);
      slots.push(column.slot);
    }
    this.restore(rules, { row, old, slots });
  }

  /** Checks a changed row and writes it; `slots` are those that may have changed. @throws RowProblem */
  restore(rules: TableRules, change: { row: Stored[]; old: readonly Stored[]; slots: number[] }): void {
    const { row, old } = change;
    checkRow(this, { rules, row, old });
    this.#whole(rules, () => {
      this.#write(rules, change);
      rules.platform?.after?.(this.inSave(rules.table, row, old));
    });
    touchMasters(this.touched, rules.rollups, old, row);
    this.note(rules.table, 'updated', row[0] as number);
  }

  /** A row as the rules of standard objects see it. */
  inSave(table: Table, row: Stored[], old: readonly Stored[] | null): RowInSave {
    return { context: this.tools.context, table, row, old, user: this.user, writes: this.writes };
  }

  /** Currency that the user works in; blank in an org with one currency. */
  get currency(): Stored {
    this.#currency ??= { code: userCurrency(this.tools.context.database, this.user) };
    return this.#currency.code;
  }

  /** Whether a record lives; looked up once per record and batch. */
  exists(record: number): boolean {
    if (this.#existing.has(record)) return true;
    const { database } = this.tools.context;
    const found = database.first(this.tools.rules.of(database.tableOfRecord(record)).aliveSql, record) !== undefined;
    if (found) this.#existing.add(record);
    return found;
  }

  /** The first record of a table that this batch made. */
  firstNew(table: Table): number | undefined {
    return this.#firstNew.get(table);
  }

  /** Notes that records are gone. */
  forget(records: readonly number[]): void {
    for (const record of records) this.#existing.delete(record);
  }

  /** @throws RowProblem when the user may not do this to the row */
  requireAccess(table: Table, row: readonly Stored[], needed: 'read' | 'edit' | 'all'): void {
    const { sharing } = this.tools.context;
    if (table.object.system || covers(sharing.rowAccess(table, row, this.session), needed)) return;
    throw new RowProblem('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }

  /** Notes a change for the listeners of commits. */
  note(table: Table, kind: CommittedChange['kind'], record: number): void {
    const key = `${kind}:${table.object.name}`;
    const list = this.#changes.get(key);
    const id = this.tools.context.database.ids.format(record);
    if (list === undefined) this.#changes.set(key, [id]);
    else list.push(id);
  }

  /** Brings roll-ups up to date and tells what changed; call once, before the transaction ends. */
  finish(): void {
    settleRollups(this.tools.context, this.tools.rules, this.touched);
    const changes = [...this.#changes]
      .filter(([, ids]) => ids.length > 0)
      .map(([key, ids]): CommittedChange => {
        const colon = key.indexOf(':');
        return { kind: key.slice(0, colon) as CommittedChange['kind'], object: key.slice(colon + 1), ids };
      });
    if (changes.length > 0) this.tools.context.changed(changes);
  }

  /** The row error for a unique index that refused a row; any other failure is passed on. */
  duplicate(rules: TableRules, row: readonly Stored[], error: unknown): unknown {
    const message = error instanceof Error ? error.message : '';
    if (!message.includes('UNIQUE constraint failed')) return error;
    const name = message.split('.').at(-1)?.replaceAll(/["']/g, '') ?? '';
    const slot = rules.table.slot(name) ?? 0;
    const sql = `SELECT "Id" FROM ${rules.table.sql} WHERE ${quoted(name)} = ?${aliveSql(rules.table)}`;
    const holder = this.tools.context.database.first(sql, row[slot] ?? null)?.[0];
    const id = typeof holder === 'number' ? this.tools.context.database.ids.format(holder) : '<unknown>';
    const text = `duplicate value found: ${name} duplicates value on record with id: ${id}`;
    return new RowProblem('DUPLICATE_VALUE', text, []);
  }

  /** A row together with what follows from it: when a rule refuses that, nothing of it stays. */
  #whole(rules: TableRules, work: () => void): void {
    if (rules.platform?.afterMayRefuse !== true) {
      work();
      return;
    }
    const noted = new Map([...this.#changes].map(([key, ids]) => [key, ids.length]));
    try {
      this.tools.context.transactions.run(work);
    } catch (error) {
      for (const [key, ids] of this.#changes) ids.length = noted.get(key) ?? 0;
      throw error;
    }
  }

  #takeRoom(): void {
    this.#room ??= this.tools.context.roomForRecords();
    if (this.#room <= 0) throw new RowProblem('STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded');
    this.#room -= 1;
  }

  #write(rules: TableRules, change: { slots: number[]; row: Stored[]; old: readonly Stored[] }): void {
    const { system } = rules;
    const { row } = change;
    const audit: [number | undefined, Stored][] = [
      [system.lastModifiedDate, this.now],
      [system.lastModifiedById, this.user],
      [system.systemModstamp, this.now],
    ];
    const slots = new Set(change.slots);
    for (const [slot, value] of audit) {
      if (slot === undefined) continue;
      row[slot] = value;
      slots.add(slot);
    }
    for (const { slot } of rules.formulas) slots.add(slot);
    for (const name of rules.platform?.sets ?? []) slots.add(rules.table.slot(name) as number);
    const list = [...slots].filter((slot) => slot !== undefined);
    if (list.length === 0) return;
    const sets = list.map((slot) => `${quoted(rules.table.columns[slot]?.name ?? '')} = ?`).join(', ');
    try {
      this.tools.context.database
        .statement(`UPDATE ${rules.table.sql} SET ${sets} WHERE "Id" = ?`)
        .run(...list.map((slot) => row[slot] ?? null), row[0] ?? null);
    } catch (error) {
      throw this.duplicate(rules, row, error);
    }
  }

  #defaults(rules: TableRules, row: Stored[]): void {
    for (const { slot, formula } of rules.defaults) {
      const value = formula.evaluate(this.tools.context.formulas.environment(row));
      if (typeof value === 'string' || typeof value === 'number') row[slot] = value;
      else if (typeof value === 'boolean') row[slot] = value ? 1 : 0;
    }
  }

  #systemValues(rules: TableRules, row: Stored[], record: number): void {
    const { system } = rules;
    if (system.ownerId !== undefined) row[system.ownerId] ??= this.user;
    if (system.isDeleted !== undefined) row[system.isDeleted] = 0;
    if (system.createdDate !== undefined) row[system.createdDate] = this.now;
    if (system.createdById !== undefined) row[system.createdById] = this.user;
    if (system.lastModifiedDate !== undefined) row[system.lastModifiedDate] = this.now;
    if (system.lastModifiedById !== undefined) row[system.lastModifiedById] = this.user;
    if (system.systemModstamp !== undefined) row[system.systemModstamp] = this.now;
    for (const { slot, field } of rules.autoNumbers) {
      row[slot] = this.tools.autoNumbers.take(this.tools.context, rules.table, field);
    }
    if (system.name !== undefined) row[system.name] ??= this.tools.context.database.ids.format(record);
  }

  #noteInserted(table: Table, record: number): void {
    const range = this.touched.inserted.get(table);
    if (range === undefined) this.touched.inserted.set(table, { first: record, last: record });
    else {
      range.first = Math.min(range.first, record);
      range.last = Math.max(range.last, record);
    }
  }
}

function emptied(column: WritePlan['columns'][number]): Stored {
  return column.field.storage === 'flag' ? 0 : null;
}

function refuseReparenting(column: WritePlan['columns'][number], old: Stored, value: Stored): void {
  const { field } = column;
  if (field.masterDetail === null || field.masterDetail.reparentable || value === old) return;
  throw new RowProblem('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${field.name}`, [
    field.name,
  ]);
}

/** The refusal of an operation on an object for which the user has no right. */
export function entityRefusal(done: 'inserted' | 'updated' | 'deleted', table: Table): RowProblem {
  const code = done === 'deleted' ? 'INSUFFICIENT_ACCESS_OR_READONLY' : 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
  return new RowProblem(code, `entity type cannot be ${done}: ${table.object.label}`);
}
