import { Kind } from 'graphql';
import type { DirectiveNode, FragmentDefinitionNode, FieldNode, SelectionSetNode, ValueNode } from 'graphql';

/** Argument and variable values as plain JSON, members in the order they were written. */
export type InputObject = Readonly<Record<string, unknown>>;

/** What the document's parts are read with: fragments by name and the values of the variables. */
export interface DocumentScope {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: InputObject;
}

/** One member of the answer: the nodes with the same response key, merged. */
export interface Selection {
  /** Alias or name. */
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
}

/**
 * The fields of selection sets, merged by response key in the order they were written, with fragments put in and
 * `@skip` and `@include` obeyed. `typeName` says which inline fragments of a union apply; null takes all.
 */
export function selections(
  nodes: readonly FieldNode[],
  scope: DocumentScope,
  typeName: string | null = null,
): Selection[] {
  const merged = new Map<string, { key: string; name: string; nodes: FieldNode[] }>();
  for (const node of nodes) if (node.selectionSet !== undefined) collect(node.selectionSet, scope, typeName, merged);
  return [...merged.values()];
}

function collect(
  set: SelectionSetNode,
  scope: DocumentScope,
  typeName: string | null,
  merged: Map<string, { key: string; name: string; nodes: FieldNode[] }>,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection.directives, scope)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const entry = merged.get(key);
      if (entry === undefined) merged.set(key, { key, name: selection.name.value, nodes: [selection] });
      else entry.nodes.push(selection);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment === undefined || !applies(condition, typeName)) continue;
    collect(fragment.selectionSet, scope, typeName, merged);
  }
}

function applies(condition: string | undefined, typeName: string | null): boolean {
  return condition === undefined || typeName === null || condition === typeName || condition === 'Record';
}

function isIncluded(directives: readonly DirectiveNode[] | undefined, scope: DocumentScope): boolean {
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const condition = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const value = condition === undefined ? undefined : inputValue(condition, scope.variables);
    if (name === 'skip' ? value === true : value === false) return false;
  }
  return true;
}

/** The arguments of a field; those given by a variable without a value are absent. */
export function argumentsOf(node: FieldNode, scope: DocumentScope): InputObject {
  const values: Record<string, unknown> = {};
  for (const argument of node.arguments ?? []) {
    const value = inputValue(argument.value, scope.variables);
    if (value !== undefined) values[argument.name.value] = value;
  }
  return values;
}

/** A literal as plain JSON; `undefined` for a variable without a value. */
export function inputValue(node: ValueNode, variables: InputObject): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map((value) => inputValue(value, variables) ?? null);
    case Kind.OBJECT: {
      const object: Record<string, unknown> = {};
      for (const field of node.fields) {
        const value = inputValue(field.value, variables);
        if (value !== undefined) object[field.name.value] = value;
      }
      return object;
    }
    default:
      return node.value;
  }
}
