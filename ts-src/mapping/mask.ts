/**
 * Field classes, and showing records without what they must not show. Every field of the ERP is open, personal or
 * confidential: by its name unless the mapping document says otherwise. A column of Salesforce has the strictest class
 * of the fields that it is made of.
 */
import type { ChildMapping, FieldMapping, LookupMapping, MappingDocument } from './document/schema.ts';
import { checkFormula } from './formula/index.ts';

export type FieldClass = 'open' | 'personal' | 'confidential';

/** Class of a field of the ERP by its path: its own name, or `navigation.name` for lines and related records. */
export type ClassOf = (path: string) => FieldClass;

const STRICTNESS: readonly FieldClass[] = ['open', 'personal', 'confidential'];
const CONFIDENTIAL = /iban|bank|swift|password|secret|token|creditcard|cardnumber|salary/i;
const PERSONAL =
  /e-?mail|phone|mobile|fax|address|street|postal|postcode|zipcode|birth|taxregistration|vatregistration|socialsecurity|passport|surname|forename|^(?:pager|initials|latitude|longitude)$|(?:^|to)city$/i;
/** Names of people and of those who buy; names of items, terms and companies of the ERP are no secret. */
const PERSON = /customer|contact|vendor|employee|person|billto|shipto|sellto|payto|attention/i;

/** The class of a field that nobody has set: by its name, and for names by whose they are. */
export function defaultClass(path: string, entity = ''): FieldClass {
  const parts = path.split('.');
  const name = parts.at(-1) ?? '';
  const owner = parts.at(-2) ?? entity;
  if (CONFIDENTIAL.test(name)) return 'confidential';
  if (PERSONAL.test(name)) return 'personal';
  const named = /^(?:displayName|searchName|companyName|name|name2|contact)$/i.test(name);
  if (/(?:first|last|middle|full|family|given|maiden)name/i.test(name)) return 'personal';
  return (named && PERSON.test(owner)) || (/name2?$|^contact$/i.test(name) && PERSON.test(name)) ? 'personal' : 'open';
}

/** The classes that a document sets, and the default for all others. */
export function classesOf(document: MappingDocument): ClassOf {
  const set = document.classes ?? {};
  const entities = new Map((document.children ?? []).map((list) => [list.source, list.entity]));
  return (path) => {
    const own = Object.hasOwn(set, path) ? set[path] : undefined;
    const navigation = path.slice(0, Math.max(0, path.indexOf('.')));
    return own ?? defaultClass(path, entities.get(navigation) ?? document.source.entity);
  };
}

/** The stricter of two classes. */
export const stricter = (one: FieldClass, other: FieldClass): FieldClass =>
  STRICTNESS.indexOf(one) >= STRICTNESS.indexOf(other) ? one : other;

/**
 * A value without its content. Personal texts and numbers keep their shape (`Anna-Li 7` → `Xxxx-Xx 9`), so that formulas
 * on them still show what they do; confidential ones keep nothing but their type. Dates become a day of no meaning.
 */
export function maskValue(fieldClass: FieldClass, value: unknown): unknown {
  if (fieldClass === 'open' || value === null || value === undefined || value === '') return value;
  if (typeof value === 'boolean') return fieldClass === 'personal' ? value : false;
  if (typeof value === 'number') return fieldClass === 'personal' ? Number(shapeOf(String(value))) : 0;
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d\d-\d\d(?:T|$)/.test(value)) return `1900-01-01${value.slice(10).replace(/\d/g, '0')}`;
  return fieldClass === 'personal' ? shapeOf(value) : '•••';
}

const shapeOf = (text: string): string =>
  text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{L}/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replace(/\p{Nd}/gu, '9');

interface Masked {
  readonly record: Readonly<Record<string, unknown>>;
  /** Paths of the fields whose values were masked, sorted. */
  readonly masked: readonly string[];
}

/** A record of the ERP with its lines and related records, masked field by field. Never changes what it is given. */
export function maskRecord(record: Readonly<Record<string, unknown>>, classOf: ClassOf): Masked {
  const masked = new Set<string>();
  const maskAt = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => maskAt(each, path));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, maskAt(each, path === '' ? name : `${path}.${name}`)]),
      );
    }
    const shown = maskValue(classOf(path), value);
    if (shown !== value) masked.add(path);
    return shown;
  };
  return { record: maskAt(record, '') as Masked['record'], masked: [...masked].toSorted() };
}

/** Classes of the columns that a document writes, by object and column: the strictest of the fields each is made of. */
export function targetClasses(document: MappingDocument): (object: string, column: string) => FieldClass {
  const classOf = classesOf(document);
  const classes = new Map<string, FieldClass>();
  const add = (part: MappingDocument | ChildMapping, navigation: string): void => {
    const pathOf = (field: string): string =>
      field.startsWith('parent.')
        ? field.slice('parent.'.length)
        : navigation === ''
          ? field
          : `${navigation}.${field}`;
    for (const entry of [...part.fields, ...(part.lookups ?? [])]) {
      const strictest = fieldsReadBy(entry)
        .map((field) => classOf(pathOf(field)))
        .reduce(stricter, 'open');
      classes.set(`${part.target.object} ${entry.target}`, strictest);
    }
  };
  add(document, '');
  for (const list of document.children ?? []) add(list, list.source);
  return (object, column) => classes.get(`${object} ${column}`) ?? 'open';
}

/** Fields of the ERP that a field's or lookup's value is made of, as the document writes them. */
export function fieldsReadBy(entry: Pick<FieldMapping | LookupMapping, 'source' | 'formula'>): readonly string[] {
  const { source, formula } = entry;
  if (source !== undefined) return source.startsWith('$') ? [] : [source];
  if (formula === undefined) return [];
  const check = checkFormula(formula, { fieldType: () => 'any', readField: () => () => null, allowErpFunctions: true });
  return check.ok ? check.formula.fields.filter((field) => !field.startsWith('$')) : [];
}
