import { checkFormula } from '../../../mapping/formula/index.ts';
import type { FormulaType } from '../../../mapping/formula/index.ts';
import type { FieldDraft } from './field-defaults.ts';
import { formulaType } from './formula-types.ts';
import type { ObjectDraft } from './object-draft.ts';

type Drafts = ReadonlyMap<string, ObjectDraft>;

/**
 * Decides for each formula field whether its value is kept in a column (it reads stored fields of its own record only,
 * so saving is the only moment at which it can change; filters and sums over it are then as fast as over any field) or
 * computed when read (it reads other records or the clock).
 * @throws Error naming the field whose formula can't be compiled
 */
export function storeFormulas(objects: Drafts): void {
  for (const object of objects.values()) {
    for (const field of object.fields) {
      if (field.formula !== null) settle(object, field, objects, new Set());
    }
  }
}

function settle(object: ObjectDraft, field: FieldDraft, objects: Drafts, under: Set<string>): boolean {
  if (field.formula === null) return field.storage !== 'none';
  const key = `${object.name}.${field.name}`;
  if (under.has(key)) throw new Error(`Formula ${key} refers to itself`);
  const check = checkFormula(field.formula.source, { fieldType: (path) => pathType(object, path, objects) });
  if (!check.ok) {
    const first = check.problems[0];
    throw new Error(
      `Formula ${key} can't be compiled: ${first?.message} (line ${first?.line}, column ${first?.column})`,
    );
  }
  const inner = new Set(under).add(key);
  const stored =
    !check.formula.usesClock &&
    check.formula.fields.every((path) => {
      const target = object.fields.find((candidate) => candidate.name.toLowerCase() === path.toLowerCase());
      return target !== undefined && settle(object, target, objects, inner);
    });
  field.formula = { ...field.formula, stored };
  if (!stored) field.storage = 'none';
  return stored;
}

function pathType(object: ObjectDraft, path: string, objects: Drafts): FormulaType | undefined {
  if (path.startsWith('$')) return globalType(path);
  let current: ObjectDraft | undefined = object;
  const parts = path.split('.');
  for (const part of parts.slice(0, -1)) {
    const wanted = part.toLowerCase();
    const relation: FieldDraft | undefined = current?.fields.find((f) => f.relationshipName?.toLowerCase() === wanted);
    current = relation === undefined ? undefined : objects.get((relation.referenceTo.at(-1) ?? '').toLowerCase());
  }
  const field = current?.fields.find((f) => f.name.toLowerCase() === parts.at(-1)?.toLowerCase());
  return field === undefined ? undefined : formulaType(field.type);
}

/** Type of a global variable that the local org knows; undefined for the others. */
export function globalType(path: string): FormulaType | undefined {
  if (path.startsWith('$Permission.')) return 'boolean';
  if (path === '$User.Id' || path === '$Profile.Id' || path === '$Organization.Id') return 'id';
  return /^\$(User|Profile|Organization|UserRole)\.\w+$/.test(path) ? 'text' : undefined;
}
