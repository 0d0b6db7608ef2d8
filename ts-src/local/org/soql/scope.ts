import type { Session } from '../access/session.ts';
import { OrgError } from '../http/org-error.ts';
import type { OrgContext } from '../kernel/context.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Table } from '../store/tables.ts';
import { quoted } from '../store/tables.ts';

/** One table in the FROM part of the SQL, under an alias. */
export interface Joined {
  readonly table: Table;
  readonly alias: string;
}

/** A field found in the scope, and the SQL that gives its stored value. */
export interface ResolvedField {
  readonly field: FieldSchema;
  readonly sql: string;
  readonly joined: Joined;
}

/** Counts aliases over a whole query, so that nested queries never share one. */
export interface AliasCounter {
  next: number;
}

/**
 * The tables one SELECT sees: its object, and parents joined as paths ask for them. Resolving checks that the user may
 * see every object and field on the way.
 */
export class QueryScope {
  readonly context: OrgContext;
  readonly session: Session;
  readonly root: Joined;
  readonly aliases: AliasCounter;
  readonly #objectAlias: string | undefined;
  readonly #joins = new Map<string, readonly Joined[]>();
  readonly #sql: string[] = [];

  constructor(of: {
    context: OrgContext;
    session: Session;
    table: Table;
    aliases: AliasCounter;
    objectAlias?: string | undefined;
  }) {
    this.context = of.context;
    this.session = of.session;
    this.aliases = of.aliases;
    this.root = { table: of.table, alias: `t${of.aliases.next++}` };
    this.#objectAlias = of.objectAlias?.toLowerCase();
  }

  /** `FROM …` with all joins asked for so far. */
  get fromSql(): string {
    return [`FROM ${this.root.table.sql} ${this.root.alias}`, ...this.#sql].join(' ');
  }

  /** The path without the object's own name or alias in front. */
  ownPath(path: readonly string[]): readonly string[] {
    const first = path[0]?.toLowerCase();
    const own = this.root.table.object.name.toLowerCase();
    const prefixed = path.length > 1 && (first === this.#objectAlias || first === own);
    return prefixed && this.root.table.object.relationship(path[0] ?? '') === undefined ? path.slice(1) : path;
  }

  /** @throws OrgError INVALID_FIELD when the path leads nowhere the user can see */
  resolve(fullPath: readonly string[]): ResolvedField {
    const path = this.ownPath(fullPath);
    const targets = this.join(path.slice(0, -1));
    const name = path.at(-1) ?? '';
    const found = targets.flatMap((joined) => {
      const field = joined.table.object.field(name);
      const visible = field !== undefined && this.session.access.fieldReadable(joined.table.object.name, field.name);
      return visible ? [{ field, joined, sql: this.#fieldSql(joined, field) }] : [];
    });
    const first = found[0];
    if (first === undefined) {
      if (targets.length > 1 && name.toLowerCase() === 'type') return this.#typeOf(targets);
      throw this.#noSuchColumn(name, targets[0]?.table.object.name ?? this.root.table.object.name);
    }
    if (found.length === 1) return first;
    return { ...first, sql: `COALESCE(${found.map(({ sql }) => sql).join(', ')})` };
  }

  /** Joins the parents along relationship names; several when the reference may lead to several objects. */
  join(relationships: readonly string[]): readonly Joined[] {
    if (relationships.length === 0) return [this.root];
    const key = relationships.join('.').toLowerCase();
    const known = this.#joins.get(key);
    if (known !== undefined) return known;
    const owners = this.join(relationships.slice(0, -1));
    const name = relationships.at(-1) ?? '';
    const joined = owners.flatMap((owner) => this.#joinFrom(owner, name));
    if (joined.length === 0) {
      const object = owners[0]?.table.object.name ?? '';
      const text =
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, ` +
        "be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe " +
        'call for the appropriate names.';
      throw new OrgError(400, 'INVALID_FIELD', `${text} (${object})`);
    }
    this.#joins.set(key, joined);
    return joined;
  }

  #joinFrom(owner: Joined, name: string): Joined[] {
    const reference = owner.table.object.relationship(name);
    if (reference === undefined || owner.table.slot(reference.name) === undefined) return [];
    const { access } = this.session;
    if (!access.fieldReadable(owner.table.object.name, reference.name)) return [];
    const targets = reference.referenceTo.filter((object) => access.readable(object));
    // Users come first: a polymorphic owner is a user nearly always.
    targets.sort((a, b) => Number(b === 'User') - Number(a === 'User'));
    return targets.map((object) => {
      const table = this.context.database.table(object);
      const alias = `t${this.aliases.next++}`;
      this.#sql.push(`LEFT JOIN ${table.sql} ${alias} ON ${alias}."Id" = ${owner.alias}.${quoted(reference.name)}`);
      return { table, alias };
    });
  }

  #fieldSql(joined: Joined, field: FieldSchema): string {
    if (field.formula !== null && field.storage === 'none') {
      return `org_formula('${joined.table.object.name}', '${field.name}', ${joined.alias}."Id")`;
    }
    return `${joined.alias}.${quoted(field.name)}`;
  }

  #typeOf(targets: readonly Joined[]): ResolvedField {
    const cases = targets.map(({ table, alias }) => `WHEN ${alias}."Id" IS NOT NULL THEN '${table.object.name}'`);
    const first = targets[0] as Joined;
    const like = first.table.object.fields.find((field) => field.nameField) as FieldSchema;
    return { field: { ...like, name: 'Type', type: 'string' }, sql: `CASE ${cases.join(' ')} END`, joined: first };
  }

  #noSuchColumn(name: string, object: string): OrgError {
    const text =
      `No such column '${name}' on entity '${object}'. If you are attempting to use a custom field, be sure to append ` +
      "the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.";
    return new OrgError(400, 'INVALID_FIELD', text);
  }
}

/** The object of a query. @throws OrgError INVALID_TYPE when the user does not see it */
export function queriedTable(context: OrgContext, session: Session, name: string): Table {
  const object = context.schema.object(name);
  if (object === undefined || !session.access.readable(object.name)) {
    const text =
      `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
      "'__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.";
    throw new OrgError(400, 'INVALID_TYPE', text);
  }
  return context.database.table(object.name);
}
