/** One thing that is not as recorded. */
export interface Difference {
  /** `records[].Name`: positions of lists do not matter. */
  readonly path: string;
  /** `missing`, `extra`, `value`, `type`, `length`, `status`. */
  readonly kind: string;
  readonly expected: string;
  readonly actual: string;
}

const idPattern = /^[a-zA-Z0-9]{15}([A-Z0-5]{3})?$/;
const dateTimePattern = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+0000)$/;

/** Members whose values belong to an org and not to the behaviour of the API. */
const orgValues = new Set([
  'apiVersion',
  'totalProcessingTime',
  'apiActiveProcessingTime',
  'numberBatchesQueued',
  'numberBatchesInProgress',
  'numberBatchesCompleted',
  'numberRecordsProcessed',
  'numberRecordsFailed',
  'url',
  'PhotoUrl',
  'ETag',
  'Last-Modified',
  'createdById',
  'count',
  'expr0',
  'urls',
]);

/** Whether a text is a record id of an org. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value) && /\d/.test(value);
}

const idsInText = /\b[a-zA-Z0-9]{15}[A-Z0-5]{3}\b/g;

/** A text without the ids in it, such as a line of a result file. */
function masked(text: string): string {
  return text.replaceAll(idsInText, 'ID');
}

/** Compares an answer with the recorded one: members, types and values; ids, dates and addresses are masked. */
export function compare(expected: unknown, actual: unknown, path = ''): Difference[] {
  if (Array.isArray(expected) && Array.isArray(actual)) return compareLists(expected, actual, path);
  if (isObject(expected) && isObject(actual)) return compareObjects(expected, actual, path);
  const [wanted, found] = [typeName(expected), typeName(actual)];
  if (wanted !== found) return [{ path, kind: 'type', expected: wanted, actual: found }];
  if (expected === actual || wanted === 'id' || wanted === 'datetime') return [];
  if (typeof expected === 'string' && masked(expected) === masked(String(actual))) return [];
  return [{ path, kind: 'value', expected: JSON.stringify(expected), actual: JSON.stringify(actual) }];
}

function compareLists(expected: readonly unknown[], actual: readonly unknown[], path: string): Difference[] {
  if (keyOf(expected[0]) !== null) return compareByKey(expected, actual, path);
  const differences: Difference[] = [];
  if (expected.length !== actual.length) {
    const [wanted, found] = [String(expected.length), String(actual.length)];
    differences.push({ path, kind: 'length', expected: wanted, actual: found });
  }
  for (let index = 0; index < Math.min(expected.length, actual.length); index++) {
    differences.push(...compare(expected[index], actual[index], `${path}[]`));
  }
  return differences;
}

/** What tells the members of a describe's list apart; null for lists whose order counts. */
function keyOf(item: unknown): string | null {
  if (!isObject(item)) return null;
  const { childSObject, field, name, apiName, attributes } = item;
  if (typeof childSObject === 'string') return `${childSObject}.${String(field)}`;
  if (attributes === undefined && typeof name === 'string') return name;
  return typeof apiName === 'string' ? apiName : null;
}

function compareByKey(expected: readonly unknown[], actual: readonly unknown[], path: string): Difference[] {
  const found = new Map(actual.map((item) => [keyOf(item), item]));
  const differences: Difference[] = [];
  for (const item of expected) {
    const key = keyOf(item);
    if (found.has(key)) differences.push(...compare(item, found.get(key), `${path}[]`));
    else differences.push({ path: `${path}[]`, kind: 'missing', expected: String(key), actual: '' });
    found.delete(key);
  }
  for (const key of found.keys()) {
    differences.push({ path: `${path}[]`, kind: 'extra', expected: '', actual: String(key) });
  }
  return differences;
}

type Json = Readonly<Record<string, unknown>>;

function compareObjects(expected: Json, actual: Json, path: string): Difference[] {
  const differences: Difference[] = [];
  for (const name of Object.keys(expected)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (!(name in actual))
      differences.push({ path: at, kind: 'missing', expected: typeName(expected[name]), actual: '' });
    else if (!orgValues.has(name)) differences.push(...compare(expected[name], actual[name], at));
  }
  for (const name of Object.keys(actual)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (!(name in expected))
      differences.push({ path: at, kind: 'extra', expected: '', actual: typeName(actual[name]) });
  }
  return differences;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (isId(value)) return 'id';
  if (typeof value === 'string' && dateTimePattern.test(value)) return 'datetime';
  return typeof value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Pairs of ids that stand at the same place of both answers: recorded id → ours. */
export function pairIds(expected: unknown, actual: unknown, pairs: Map<string, string>): void {
  if (isId(expected) && isId(actual)) pairs.set(expected, actual);
  else if (typeof expected === 'string' && typeof actual === 'string') {
    const ours = actual.match(idsInText) ?? [];
    expected.match(idsInText)?.forEach((id, index) => pairs.set(id, ours[index] ?? id));
  } else if (Array.isArray(expected) && Array.isArray(actual)) {
    expected.forEach((item, index) => pairIds(item, actual[index], pairs));
  } else if (isObject(expected) && isObject(actual)) {
    for (const [name, value] of Object.entries(expected)) pairIds(value, actual[name], pairs);
  }
}
