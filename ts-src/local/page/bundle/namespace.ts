import { Kind, parse, visit, type ASTNode } from 'graphql';

/** A custom name without a namespace: one double underscore, before its kind of suffix. */
const ownName = /^[A-Za-z](?:_?[A-Za-z0-9])*__(?:c|r|e|mdt)$/;

/** Adds the package's namespace to a custom name that has none; other names stay. */
export function withNamespace(name: string, namespace: string): string {
  return ownName.test(name) ? `${namespace}__${name}` : name;
}

/**
 * Adds the namespace to the custom names of a GraphQL text as the platform does when a component is packaged: to the
 * names of fields, arguments' object keys and types, never to aliases, variables or strings. The text keeps its shape.
 */
export function namespaceQuery(text: string, namespace: string): string {
  const places: number[] = [];
  const note = (node: { readonly loc?: ASTNode['loc']; readonly value: string } | undefined): void => {
    if (node?.loc && ownName.test(node.value)) places.push(node.loc.start);
  };
  visit(parse(text), {
    [Kind.FIELD]: (node) => note(node.name),
    [Kind.OBJECT_FIELD]: (node) => note(node.name),
    [Kind.NAMED_TYPE]: (node) => note(node.name),
  });
  places.sort((a, b) => b - a);
  return places.reduce((result, place) => `${result.slice(0, place)}${namespace}__${result.slice(place)}`, text);
}

/** Compilers leave or set a blank between tag and literal. */
const gqlLiteral = /\bgql\s*`([^`]*)`/g;

/** Adds the namespace inside the `gql` literals of a script; everything else in it stays, as on the platform. */
export function namespaceScript(code: string, namespace: string): string {
  return code.replaceAll(gqlLiteral, (_literal, text: string) => `gql\`${namespaceQuery(text, namespace)}\``);
}
