import type { CompiledFormula } from '../../../mapping/formula/index.ts';
import { ownedByParent, sharingParent } from '../access/sharing.ts';
import type { OrgContext } from '../kernel/context.ts';
import type { StoredFormula } from '../formulas/formula-fields.ts';
import type { FieldSchema, ValidationRule } from '../schema/types.ts';
import type { Stored, Table } from '../store/tables.ts';
import { aliveSql, quoted } from '../store/tables.ts';
import { rollupGroups } from './rollups.ts';
import type { RollupGroup } from './rollups.ts';
import { rulesOf } from './standard/index.ts';
import type { ObjectRules } from './standard/rules.ts';

/** Everything that saving needs to know of one table, worked out once. */
export interface TableRules {
  readonly table: Table;
  /** A new row with its defaults; copied for each insert. */
  readonly blank: readonly Stored[];
  readonly defaults: readonly {
    readonly slot: number;
    readonly formula: CompiledFormula;
    readonly field: FieldSchema;
  }[];
  readonly required: readonly { readonly slot: number; readonly field: FieldSchema }[];
  readonly autoNumbers: readonly { readonly slot: number; readonly field: FieldSchema }[];
  readonly formulas: readonly StoredFormula[];
  readonly validations: readonly { readonly rule: ValidationRule; readonly formula: CompiledFormula }[];
  readonly masters: readonly { readonly slot: number; readonly field: FieldSchema; readonly master: Table }[];
  /** Roll-ups on masters of this table. */
  readonly rollups: readonly RollupGroup[];
  readonly platform: ObjectRules | undefined;
  readonly system: SystemSlots;
  readonly insertSql: string;
  /** All columns of a row by record number, live rows only. */
  readonly selectSql: string;
  /** Gives a row when the record lives. */
  readonly aliveSql: string;
}

export interface SystemSlots {
  readonly ownerId: number | undefined;
  readonly isDeleted: number | undefined;
  readonly createdDate: number | undefined;
  readonly createdById: number | undefined;
  readonly lastModifiedDate: number | undefined;
  readonly lastModifiedById: number | undefined;
  readonly systemModstamp: number | undefined;
  readonly name: number | undefined;
  /** `CurrencyIsoCode`, in an org with several currencies. */
  readonly currency: number | undefined;
}

function systemSlots(table: Table): SystemSlots {
  const name = table.object.nameField;
  return {
    ownerId: table.slot('OwnerId'),
    isDeleted: table.slot('IsDeleted'),
    createdDate: table.slot('CreatedDate'),
    createdById: table.slot('CreatedById'),
    lastModifiedDate: table.slot('LastModifiedDate'),
    lastModifiedById: table.slot('LastModifiedById'),
    systemModstamp: table.slot('SystemModstamp'),
    // A custom object's record name that was left out becomes the id.
    name: table.object.custom && name !== null ? table.slot(name) : undefined,
    currency: table.slot('CurrencyIsoCode'),
  };
}

function blankValue(field: FieldSchema): Stored {
  if (field.storage === 'flag') return field.defaultValue === true ? 1 : 0;
  if (field.rollup !== null) return field.rollup.operation === 'count' || field.rollup.operation === 'sum' ? 0 : null;
  const preset = field.picklistValues.find((value) => value.defaultValue);
  if (preset !== undefined && field.defaultValueFormula === null) return preset.value;
  return typeof field.defaultValue === 'string' || typeof field.defaultValue === 'number' ? field.defaultValue : null;
}

/** Lines of standard objects hang below their document like details below a master. */
function isParentOfLines({ object }: Table, field: FieldSchema): boolean {
  return !field.nillable && ownedByParent(object) && sharingParent(object) === field.name;
}

/** Rules of all tables, each worked out when first needed. */
export class SavingRules {
  readonly #context: OrgContext;
  readonly #byTable = new Map<Table, TableRules>();

  constructor(context: OrgContext) {
    this.#context = context;
  }

  of(table: Table): TableRules {
    const known = this.#byTable.get(table);
    if (known !== undefined) return known;
    const rules = this.#make(table);
    this.#byTable.set(table, rules);
    return rules;
  }

  #make(table: Table): TableRules {
    const { database, formulas } = this.#context;
    const columns = table.columns.map((column) => quoted(column.name)).join(', ');
    const places = table.columns.map(() => '?').join(', ');
    const slotted = table.columns.map((field, slot) => ({ field, slot }));
    const alive = aliveSql(table);
    return {
      table,
      blank: table.columns.map(blankValue),
      defaults: slotted
        .filter(({ field }) => field.defaultValueFormula !== null)
        .map((entry) => ({ ...entry, formula: formulas.compile(table, entry.field.defaultValueFormula ?? '', false) })),
      required: slotted.filter(
        ({ field }) => !field.nillable && field.createable && !field.defaultedOnCreate && field.storage !== 'flag',
      ),
      autoNumbers: slotted.filter(({ field }) => field.autoNumber),
      formulas: formulas.storedFormulas(table),
      validations: table.object.validationRules.map((rule) => ({
        rule,
        formula: formulas.compile(table, rule.formula, true),
      })),
      masters: slotted
        .filter(({ field }) => field.masterDetail !== null || isParentOfLines(table, field))
        .map((entry) => ({ ...entry, master: database.table(entry.field.referenceTo[0] ?? '') })),
      rollups: rollupGroups(this.#context, table),
      platform: rulesOf(table.object.name),
      system: systemSlots(table),
      insertSql: `INSERT INTO ${table.sql} (${columns}) VALUES (${places})`,
      selectSql: `SELECT ${columns} FROM ${table.sql} WHERE "Id" = ?${alive}`,
      aliveSql: `SELECT 1 FROM ${table.sql} WHERE "Id" = ?${alive}`,
    };
  }
}
