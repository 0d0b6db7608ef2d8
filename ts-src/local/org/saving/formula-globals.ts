import type { FormulaEnvironment, FormulaValue } from '../../../mapping/formula/index.ts';
import type { Session } from '../access/session.ts';
import { formulaInput } from '../formulas/field-reader.ts';
import type { OrgDatabase } from '../store/database.ts';
import { quoted } from '../store/tables.ts';

type Globals = NonNullable<FormulaEnvironment['globals']>;

/** Objects behind global variables, and the field of the user's record that leads to theirs. */
const RECORDS: Readonly<Record<string, { readonly object: string; readonly key: string | null }>> = {
  user: { object: 'User', key: 'Id' },
  profile: { object: 'Profile', key: 'ProfileId' },
  userrole: { object: 'UserRole', key: 'UserRoleId' },
  organization: { object: 'Organization', key: null },
};

/**
 * Global variables of formulas for a user: `$Permission.X` for any X, and the fields of `$User`, `$Profile`,
 * `$UserRole` and `$Organization`, each read when a formula first asks for it (help page "Global Variables").
 */
export function formulaGlobals(session: Session, database: OrgDatabase): Globals {
  const known = new Map<string, FormulaValue>();
  const valueOf = (name: string): FormulaValue => {
    const [global = '', field = ''] = name.slice(1).split('.');
    if (global.toLowerCase() === 'permission') return session.access.customPermission(field);
    let value = known.get(name);
    if (value === undefined) {
      value = fieldOf(database, session.user.id, { global, field });
      known.set(name, value);
    }
    return value;
  };
  return new Proxy<Record<string, FormulaValue>>(
    {},
    {
      get: (_target, name) => (typeof name === 'string' && name.startsWith('$') ? valueOf(name) : undefined),
      has: (_target, name) => typeof name === 'string' && name.startsWith('$'),
    },
  );
}

function fieldOf(database: OrgDatabase, userId: string, of: { global: string; field: string }): FormulaValue {
  const place = RECORDS[of.global.toLowerCase()];
  if (place === undefined) return null;
  const table = database.table(place.object);
  const field = table.object.field(of.field);
  if (field === undefined || table.slot(of.field) === undefined) return null;
  const select = `SELECT ${quoted(field.name)} FROM ${table.sql}`;
  const found =
    place.key === null
      ? database.first(select)
      : database.first(
          `${select} WHERE "Id" = (SELECT ${quoted(place.key)} FROM "User" WHERE "Id" = ?)`,
          database.ids.parse(userId),
        );
  return formulaInput(found?.[0] ?? null, field.storage, database) as FormulaValue;
}
