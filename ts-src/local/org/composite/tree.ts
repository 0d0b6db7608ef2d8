import type { ApiReply, ApiRequest } from '../http/route.ts';
import { allowsDuplicates } from '../http/duplicate-rule-header.ts';
import { OrgError } from '../http/org-error.ts';
import type { SaveError } from '../saving/types.ts';
import { attempt, type CompositeContext } from './context.ts';
import { jsonFields } from '../http/json-body.ts';

/** Source: REST API Developer Guide, sObject Tree: 200 records, five levels, five types. */
const mostRecords = 200;
const mostLevels = 5;
const mostTypes = 5;

interface Node {
  readonly object: string;
  readonly referenceId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly parent: Node | null;
  /** Name of the child list on the parent. */
  readonly list: string | null;
}

interface Saved {
  readonly referenceId: string;
  readonly id: string | null;
  readonly errors: readonly SaveError[];
}

/** `POST /composite/tree/{object}`: creates records with their children, all or none. */
export function compositeTree(request: ApiRequest, object: string, context: CompositeContext): ApiReply {
  const { records } = jsonFields(request.raw);
  const nodes: Node[] = [];
  collect(records, { object, parent: null, list: null, level: 1 }, nodes);
  checkLimits(nodes);
  const saved = attempt(
    context,
    () => saveAll(nodes, request, context),
    (all) => all.every(({ errors }) => errors.length === 0),
  );
  const failures = saved.filter(({ errors }) => errors.length > 0);
  if (failures.length === 0) {
    return {
      status: 201,
      body: { hasErrors: false, results: saved.map(({ referenceId, id }) => ({ referenceId, id })) },
    };
  }
  return {
    status: 400,
    body: { hasErrors: true, results: failures.map(({ referenceId, errors }) => ({ referenceId, errors })) },
  };
}

function collect(
  records: unknown,
  place: { object: string | null; parent: Node | null; list: string | null; level: number },
  nodes: Node[],
): void {
  if (!Array.isArray(records)) throw new OrgError(400, 'INVALID_INPUT', 'records must be an array');
  if (place.level > mostLevels) throw new OrgError(400, 'LIMIT_EXCEEDED', `A tree has at most ${mostLevels} levels`);
  for (const record of records as Record<string, unknown>[]) {
    const { attributes, ...members } = record;
    const { type, referenceId } = (attributes ?? {}) as { type?: string; referenceId?: string };
    if (typeof type !== 'string' || typeof referenceId !== 'string') {
      throw new OrgError(400, 'INVALID_INPUT', 'Every record of a tree needs attributes with type and referenceId');
    }
    if (place.object !== null && place.object.toLowerCase() !== type.toLowerCase()) {
      throw new OrgError(400, 'INVALID_INPUT', `The records of this tree are of type ${place.object}, not ${type}`);
    }
    const lists = Object.entries(members).filter(([, value]) => isList(value));
    const fields = Object.fromEntries(Object.entries(members).filter(([, value]) => !isList(value)));
    const node: Node = { object: type, referenceId, fields, parent: place.parent, list: place.list };
    nodes.push(node);
    for (const [list, value] of lists) {
      collect(
        (value as { records: unknown }).records,
        { object: null, parent: node, list, level: place.level + 1 },
        nodes,
      );
    }
  }
}

function isList(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'records' in value;
}

function checkLimits(nodes: readonly Node[]): void {
  if (nodes.length > mostRecords)
    throw new OrgError(400, 'LIMIT_EXCEEDED', `A tree has at most ${mostRecords} records`);
  if (new Set(nodes.map(({ object }) => object)).size > mostTypes) {
    throw new OrgError(400, 'LIMIT_EXCEEDED', `A tree has at most ${mostTypes} types`);
  }
  const ids = new Set(nodes.map(({ referenceId }) => referenceId));
  if (ids.size !== nodes.length)
    throw new OrgError(400, 'INVALID_INPUT', 'Duplicate ReferenceId provided in the request.');
}

/** Saves parents before children; children of a record that failed are left out, since all is undone anyway. */
function saveAll(nodes: readonly Node[], request: ApiRequest, context: CompositeContext): Saved[] {
  const ids = new Map<Node, string>();
  const results: Saved[] = [];
  for (const node of nodes) {
    const parentId = node.parent ? ids.get(node.parent) : undefined;
    if (node.parent && parentId === undefined) continue;
    const fields = { ...node.fields, ...(parentId === undefined ? {} : { [parentField(node, context)]: parentId }) };
    const columns = Object.keys(fields);
    const [result] = context.kernel.save.insert(
      node.object,
      { columns, rows: [Object.values(fields)] },
      request.session,
      { allowDuplicates: allowsDuplicates(request) },
    );
    if (result?.id) ids.set(node, result.id);
    results.push({ referenceId: node.referenceId, id: result?.id ?? null, errors: result?.errors ?? [] });
  }
  return results;
}

/** The field of the child that names its parent, found by the list's name on the parent. */
function parentField(node: Node, { kernel }: CompositeContext): string {
  const child = kernel.schema.object(node.object);
  const list = node.list?.toLowerCase();
  const field = child?.fields.find(
    ({ childRelationshipName, referenceTo }) =>
      childRelationshipName?.toLowerCase() === list &&
      referenceTo.some((name) => name.toLowerCase() === node.parent?.object.toLowerCase()),
  );
  if (!field)
    throw new OrgError(400, 'INVALID_FIELD', `${node.parent?.object} has no list ${node.list} of ${node.object}`);
  return field.name;
}
