/** Which fields of the ERP a mapping looks at, so that a connector need not ask for the others. */
import type { ChildMapping, MappingDocument } from '../../mapping/index.ts';

export interface SourceFields {
  readonly fields: readonly string[];
  /** By navigation name of the child list. */
  readonly childFields: Readonly<Record<string, readonly string[]>>;
}

type Valued = { readonly source?: string | undefined; readonly formula?: string | undefined };

const PARENT = 'parent.';

/**
 * Every name that a document's sources and formulas mention. Names of functions are among them: a connector takes only
 * what the entity has, so one name too many costs nothing, while one too few would empty a field.
 */
export function sourceFieldsOf(document: MappingDocument): SourceFields {
  const header = new Set(
    [document.key, ...document.fields, ...(document.lookups ?? []), { formula: document.source.filter }].flatMap(
      namesIn,
    ),
  );
  const childFields: Record<string, string[]> = {};
  for (const list of document.children ?? []) {
    const names = childNames(list);
    for (const name of names) if (name.startsWith(PARENT)) header.add(name.slice(PARENT.length));
    childFields[list.source] = names.filter((name) => !name.startsWith(PARENT));
  }
  return { fields: [...header], childFields };
}

const childNames = (list: ChildMapping): string[] => [
  ...new Set([list.key, ...list.fields, ...(list.lookups ?? []), { formula: list.filter }].flatMap(namesIn)),
];

function namesIn({ source, formula }: Valued): string[] {
  if (source !== undefined) return source.startsWith('$') ? [] : [source];
  if (formula === undefined) return [];
  const withoutTexts = formula.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ' ');
  return [...withoutTexts.matchAll(/(?<![\w$.])[A-Za-z_]\w*(?:\.\w+)*/g)].map((match) => match[0]);
}
