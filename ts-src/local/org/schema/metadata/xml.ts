import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

/** An element of a metadata file: its children by name, each a list in document order. */
export interface MetadataElement {
  /** First child's text, or null. */
  text(name: string): string | null;
  flag(name: string): boolean;
  number(name: string): number | null;
  child(name: string): MetadataElement | null;
  children(name: string): readonly MetadataElement[];
  texts(name: string): readonly string[];
  /** Names of the children, each once. */
  names(): readonly string[];
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  processEntities: true,
  isArray: (_name, path) => String(path).includes('.'),
});

function wrap(raw: unknown): MetadataElement {
  const members = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const list = (name: string): readonly unknown[] => {
    const value = members[name];
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  };
  const text = (name: string): string | null => {
    const first = list(name)[0];
    return typeof first === 'string' ? first : null;
  };
  return {
    text,
    flag: (name) => text(name) === 'true',
    number: (name) => (text(name) === null ? null : Number(text(name))),
    child: (name) => (list(name).length === 0 ? null : wrap(list(name)[0])),
    children: (name) => list(name).map(wrap),
    names: () => Object.keys(members),
    texts: (name) => list(name).filter((entry): entry is string => typeof entry === 'string'),
  };
}

/** Root element of a metadata file (`CustomField`, `CustomObject`, …). @throws Error naming the file */
export function readMetadataFile(path: string): MetadataElement {
  try {
    const document = parser.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const root = Object.values(document)[0];
    return wrap(Array.isArray(root) ? root[0] : root);
  } catch (cause) {
    throw new Error(`Metadata file ${path} can't be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
