/**
 * Names with and without the package's namespace. Everything in the companion is written without; the org of an
 * installed package has `ns__` before every custom name that the package brought, and none before the customer's own.
 */

/** One double underscore only: Salesforce allows none inside a name, so a second one marks a namespace. */
const CUSTOM = /^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*__(?:c|r|e|mdt|x|b|share|history)$/i;

/** A custom name that carries no namespace, ours or another package's. */
export function isUnprefixedCustom(name: string): boolean {
  return CUSTOM.test(name);
}

export interface Names {
  readonly namespace: string;
  /** Object name as the org has it. Of the custom objects only ours (`ERP_…`) belong to the package. */
  object(name: string): string;
  /** Field or relationship name as the org has it; `own` are custom names that the org has without any namespace. */
  field(name: string, own?: ReadonlySet<string>): string;
  /** A name from the org, without our namespace. */
  strip(name: string): string;
  /** A text of the org (an error message, a list of fields) without our namespace anywhere. */
  stripAll(text: string): string;
  /** SOQL as the org understands it. Text in quotes is left alone. */
  soql(text: string, own?: ReadonlySet<string>): string;
}

const IDENTITY: Names = {
  namespace: '',
  object: (name) => name,
  field: (name) => name,
  strip: (name) => name,
  stripAll: (text) => text,
  soql: (text) => text,
};

/** Translation for one namespace; the identity for an empty one. */
export function createNames(namespace: string): Names {
  if (namespace === '') return IDENTITY;
  const prefix = `${namespace}__`;
  const lowerPrefix = prefix.toLowerCase();
  const field = (name: string, own?: ReadonlySet<string>): string =>
    isUnprefixedCustom(name) && own?.has(name.toLowerCase()) !== true ? prefix + name : name;
  return {
    namespace,
    object: (name) => (isUnprefixedCustom(name) && /^ERP_/i.test(name) ? prefix + name : name),
    field,
    strip: (name) => (name.toLowerCase().startsWith(lowerPrefix) ? name.slice(prefix.length) : name),
    stripAll: (text) => text.replace(new RegExp(`\\b${prefix}`, 'gi'), ''),
    soql: (text, own) =>
      // Alternation order matters: a quoted text is consumed whole before any name in it can match.
      text.replace(/'(?:[^'\\]|\\.)*'|[A-Za-z_][A-Za-z0-9_]*/g, (part) =>
        part.startsWith("'") ? part : field(part, own),
      ),
  };
}
