import { XMLParser } from 'fast-xml-parser';

/** One element of a metadata file. `text` is the trimmed character data of a leaf, empty for an element with children. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

type Ordered = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
});

/**
 * Parses a metadata file into its root element; order and repetition are kept, values stay text.
 * Throws when the text is not one well-formed element.
 */
export function parseXml(text: string): XmlElement {
  const roots = (parser.parse(text, true) as readonly Ordered[]).map(toElement).filter((root) => root.name !== '#text');
  const root = roots[0];
  if (root === undefined || roots.length !== 1) {
    throw new Error(`expected one root element, found ${String(roots.length)}`);
  }
  return root;
}

function toElement(node: Ordered): XmlElement {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '#text';
  const content = node[name];
  const attributes = (node[':@'] ?? {}) as Readonly<Record<string, string>>;
  if (!Array.isArray(content)) {
    return { name, text: String(content), attributes, children: [] };
  }
  const parts = (content as readonly Ordered[]).map(toElement);
  const children = parts.filter((part) => part.name !== '#text');
  const text = parts
    .filter((part) => part.name === '#text')
    .map((part) => part.text)
    .join('');
  return { name, text, attributes, children };
}

/** Text of the first child of that name, or undefined when there is none. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}

/** All children of that name, in order. */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Texts of all children of that name, in order. */
export function childTexts(element: XmlElement, name: string): readonly string[] {
  return childrenNamed(element, name).map((child) => child.text);
}

/** Every element at or below the given one, parents first. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) {
    yield* descendants(child);
  }
}
