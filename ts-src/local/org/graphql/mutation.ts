import { isJsonObject } from '../http/json-body.ts';
import type { SaveError, SaveResult } from '../saving/types.ts';
import { OrgError } from '../http/org-error.ts';
import { GraphqlFailure, errorItem, requestFailure } from './document/errors.ts';
import type { GraphqlErrorItem } from './document/errors.ts';
import { argumentsOf, selections } from './document/selection.ts';
import type { InputObject, Selection } from './document/selection.ts';
import { objectShape } from './plan/connection.ts';
import { RecordNodePlanner } from './plan/record-node.ts';
import type { PlanScope } from './plan/record-node.ts';
import type { Runner } from './plan/record-query.ts';
import type { VisibleObject } from './schema/visible-schema.ts';

type Verb = 'Create' | 'Update' | 'Delete';

interface Operation {
  readonly selection: Selection;
  readonly verb: Verb;
  readonly object: VisibleObject;
  readonly input: InputObject;
}

/** Leaves the transaction of a request with `allOrNone`, so that nothing of it stays. */
class Undone extends Error {
  override readonly name = 'Undone';
}

/**
 * Runs `mutation { uiapi(input: {allOrNone}) { AccountCreate(input: …) … } }`, one operation after the other;
 * `"@{alias}"` stands for the id that an earlier Create or Delete gave. With `allOrNone` (the default) a failure undoes them all.
 * Source: GraphQL API guide, Mutations (API 66.0).
 */
export function runMutation(
  uiapi: Selection,
  scope: PlanScope,
  runner: Runner,
  errors: GraphqlErrorItem[],
): Record<string, unknown> {
  const operations = selections(uiapi.nodes, scope).map((selection) => operationOf(selection, scope));
  const allOrNone = isAllOrNone(uiapi, scope);
  const data: Record<string, unknown> = {};
  const ids = new Map<string, string>();
  const runAll = (): void => {
    for (const operation of operations) {
      const { key } = operation.selection;
      try {
        const id = save(operation, ids, runner);
        if (operation.verb !== 'Update') ids.set(key, id);
        data[key] = payload(operation, id, scope, runner);
      } catch (error) {
        errors.push(...failureItems(error, [uiapi.key, key]));
        data[key] = null;
        if (allOrNone) throw new Undone();
      }
    }
  };
  try {
    if (allOrNone) runner.kernel.transaction(runAll);
    else runAll();
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    for (const { selection } of operations) data[selection.key] = null;
  }
  return data;
}

function isAllOrNone(uiapi: Selection, scope: PlanScope): boolean {
  const [node] = uiapi.nodes;
  const input = node === undefined ? undefined : argumentsOf(node, scope)['input'];
  return !isJsonObject(input) || input['allOrNone'] !== false;
}

function operationOf(selection: Selection, scope: PlanScope): Operation {
  const match = /^(.+)(Create|Update|Delete)$/.exec(selection.name);
  const object = scope.visible.get(match?.[1] ?? '');
  const [node] = selection.nodes;
  if (match === null || object === undefined || node === undefined) {
    throw requestFailure('OperationNotSupported', `${selection.name} is no operation`);
  }
  const input = argumentsOf(node, scope)['input'];
  return { selection, verb: match[2] as Verb, object, input: isJsonObject(input) ? input : {} };
}

/** Saves and gives the id of the record. @throws GraphqlFailure with the errors of the save */
function save(
  { verb, object, input }: Operation,
  ids: ReadonlyMap<string, string>,
  { kernel, session }: Runner,
): string {
  const name = object.schema.name;
  const id = resolved(input['Id'], ids);
  if (verb === 'Delete') return idOf(kernel.save.remove(name, [String(id)], session)[0]);
  const given = input[name];
  const values = Object.entries(isJsonObject(given) ? given : {}).map(
    ([field, value]) => [field, resolved(value, ids)] as const,
  );
  const cells = verb === 'Update' ? [['Id', id] as const, ...values] : values;
  const table = { columns: cells.map(([field]) => field), rows: [cells.map(([, value]) => value)] };
  const results =
    verb === 'Create' ? kernel.save.insert(name, table, session) : kernel.save.update(name, table, session);
  return idOf(results[0]);
}

function resolved(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  const reference = typeof value === 'string' ? /^@\{(\w+)\}$/.exec(value)?.[1] : undefined;
  if (reference === undefined) return value;
  const id = ids.get(reference);
  if (id === undefined) {
    const text = `@{${reference}} names no Create or Delete that succeeded before this operation`;
    throw requestFailure('ValidationError', text);
  }
  return id;
}

function idOf(result: SaveResult | undefined): string {
  if (result?.success === true && result.id !== null) return result.id;
  const errors: readonly SaveError[] = result?.errors ?? [];
  throw new GraphqlFailure(
    errors.map(({ statusCode, message }) => errorItem('DataFetchingException', `${statusCode}: ${message}`)),
  );
}

/** Every error of a refused save is an error of its operation. */
function failureItems(error: unknown, paths: readonly string[]): GraphqlErrorItem[] {
  if (error instanceof GraphqlFailure) return error.items.map((item) => ({ ...item, paths }));
  if (error instanceof OrgError)
    return [errorItem('DataFetchingException', `${error.errorCode}: ${error.message}`, paths)];
  throw error;
}

function payload({ selection, object }: Operation, id: string, scope: PlanScope, runner: Runner): unknown {
  const shape = objectShape<string>(
    selections(selection.nodes, scope).map((part): [string, (id: string) => unknown] => {
      if (part.name === 'Record') return [part.key, () => recordOf(part, object, id, { scope, runner })];
      if (part.name === 'success') return [part.key, () => true];
      return [part.key, part.name === 'Id' ? (value) => value : () => null];
    }),
  );
  return shape(id);
}

function recordOf(
  part: Selection,
  object: VisibleObject,
  id: string,
  { scope, runner }: { readonly scope: PlanScope; readonly runner: Runner },
): unknown {
  refuseNavigation(part, object, scope);
  const planner = new RecordNodePlanner(scope, true);
  const shape = planner.plan(part.nodes, object);
  const { records } = runner.kernel.execute(
    {
      kind: 'select',
      items: planner.items(),
      from: object.schema.name,
      where: {
        kind: 'compare',
        operand: { kind: 'field', path: ['Id'] },
        operator: '=',
        value: { kind: 'string', value: id },
      },
    },
    runner.session,
  );
  const [record] = records;
  return record === undefined ? null : shape(record);
}

/** GraphQL API guide, Mutations: results hold the record's own fields only. */
function refuseNavigation(part: Selection, object: VisibleObject, scope: PlanScope): void {
  for (const { name } of selections(part.nodes, scope)) {
    if (!object.parents.has(name) && !object.children.has(name)) continue;
    throw requestFailure('ValidationError', `${name} is not currently available in mutation results`);
  }
}
