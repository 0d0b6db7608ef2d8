import type { FormulaEnvironment } from '../../../mapping/formula/index.ts';
import type { Session } from '../access/session.ts';

type Globals = NonNullable<FormulaEnvironment['globals']>;

/** Global variables of formulas for a user: `$User.Id`, `$User.Username`, and `$Permission.X` for any X. */
export function formulaGlobals(session: Session): Globals {
  const { user, access } = session;
  const values: Record<string, string | boolean> = { '$User.Id': user.id, '$User.Username': user.username };
  const permission = (name: string | symbol): string | null =>
    typeof name === 'string' && name.startsWith('$Permission.') ? name.slice('$Permission.'.length) : null;
  return new Proxy(values, {
    get: (target, name) => {
      const wanted = permission(name);
      return wanted === null ? target[String(name)] : access.customPermission(wanted);
    },
    has: (target, name) => permission(name) !== null || name in target,
  });
}
