/**
 * SOQL as far as the synchronisation asks it, over rows in memory: a select list with paths and aggregates, conditions
 * joined by AND, GROUP BY and ORDER BY. Anything else is refused loudly.
 */
export type Row = Readonly<Record<string, unknown>>;

export interface ParsedQuery {
  readonly select: readonly {
    readonly expression: string;
    readonly alias: string;
    readonly aggregate: string | null;
  }[];
  readonly object: string;
  readonly where: readonly Condition[];
  readonly groupBy: readonly string[];
  readonly orderBy: readonly string[];
}

interface Condition {
  readonly path: string;
  readonly operator: string;
  readonly values: readonly unknown[];
}

const SHAPE =
  /^SELECT (?<select>.+?) FROM (?<object>\w+)(?: WHERE (?<where>.+?))?(?: GROUP BY (?<group>[\w., ]+?))?(?: ORDER BY (?<order>[\w., ]+?))?$/s;
const CONDITION = /^([\w.]+) (=|!=|<=|>=|<|>|IN) (.+)$/s;

/** Parses a query; throws for what it does not know. */
export function parseQuery(soql: string): ParsedQuery {
  const literals: string[] = [];
  const masked = soql.replace(/'(?:[^'\\]|\\.)*'/g, (text) => `?${literals.push(text) - 1}?`);
  const parts = SHAPE.exec(masked)?.groups;
  if (parts === undefined) throw new Error(`The memory org does not know this query: ${soql}`);
  const names = (text: string | undefined): string[] => text?.split(',').map((name) => name.trim()) ?? [];
  return {
    select: names(parts['select']).map(parseColumn),
    object: parts['object'] as string,
    where: (parts['where']?.split(' AND ') ?? []).map((text) => parseCondition(text, literals)),
    groupBy: names(parts['group']),
    orderBy: names(parts['order']),
  };
}

function parseColumn(text: string): ParsedQuery['select'][number] {
  const [expression = '', alias] = text.split(/\s+/);
  const aggregate = /^(SUM|MIN|MAX|COUNT)\(([\w.]+)\)$/.exec(expression);
  if (aggregate !== null) {
    return { expression: aggregate[2] as string, alias: alias ?? 'expr0', aggregate: aggregate[1] as string };
  }
  return { expression, alias: alias ?? expression, aggregate: null };
}

function parseCondition(text: string, literals: readonly string[]): Condition {
  const [, path, operator, right] = CONDITION.exec(text.trim()) ?? [];
  if (path === undefined || operator === undefined || right === undefined) {
    throw new Error(`The memory org does not know this condition: ${text}`);
  }
  const list = operator === 'IN' ? right.trim().slice(1, -1).split(',') : [right];
  return { path, operator, values: list.map((value) => parseLiteral(value.trim(), literals)) };
}

function parseLiteral(text: string, literals: readonly string[]): unknown {
  const masked = /^\?(\d+)\?$/.exec(text);
  if (masked !== null) {
    const literal = literals[Number(masked[1])] as string;
    return literal.slice(1, -1).replace(/\\(.)/g, '$1');
  }
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Value of a path of a row; the org resolves what stands behind relationships. */
export type ValueOf = (row: Row, path: string) => unknown;

/** The rows of a query over the object's rows. */
export function runQuery(query: ParsedQuery, rows: readonly Row[], valueOf: ValueOf): Row[] {
  const hits = rows.filter((row) => query.where.every((condition) => holds(condition, valueOf(row, condition.path))));
  if (query.groupBy.length > 0 || query.select.some(({ aggregate }) => aggregate !== null))
    return group(query, hits, valueOf);
  const sorted = [...hits].sort((a, b) => compareBy(query.orderBy, a, b, valueOf));
  return sorted.map((row) => {
    const answer: Record<string, unknown> = {};
    for (const column of query.select) put(answer, column.alias, valueOf(row, column.expression) ?? null);
    return answer;
  });
}

/** Parents are nested records, as the org gives them; null when there is none. */
function put(answer: Record<string, unknown>, path: string, value: unknown): void {
  const dot = path.indexOf('.');
  if (dot === -1) {
    answer[path] = value;
    return;
  }
  const name = path.slice(0, dot);
  if (value === null) answer[name] ??= null;
  else put((answer[name] ??= {}) as Record<string, unknown>, path.slice(dot + 1), value);
}

function holds(condition: Condition, value: unknown): boolean {
  const actual = (value ?? null) as string | number | boolean | null;
  const wanted = (condition.values[0] ?? null) as typeof actual;
  if (condition.operator === 'IN') return condition.values.includes(actual);
  if (condition.operator === '=') return actual === wanted;
  if (condition.operator === '!=') return actual !== wanted;
  if (actual === null || wanted === null) return false;
  const order = actual < wanted ? -1 : actual > wanted ? 1 : 0;
  if (condition.operator === '<') return order < 0;
  if (condition.operator === '<=') return order <= 0;
  return condition.operator === '>' ? order > 0 : order >= 0;
}

function compareBy(paths: readonly string[], a: Row, b: Row, valueOf: ValueOf): number {
  for (const path of paths) {
    const [left, right] = [String(valueOf(a, path) ?? ''), String(valueOf(b, path) ?? '')];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function group(query: ParsedQuery, rows: readonly Row[], valueOf: ValueOf): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = JSON.stringify(query.groupBy.map((path) => valueOf(row, path) ?? null));
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  if (query.groupBy.length === 0 && groups.size === 0) groups.set('', []);
  return [...groups.values()].map((members) =>
    Object.fromEntries(
      query.select.map((column) => [
        column.alias,
        column.aggregate === null
          ? (valueOf(members[0] as Row, column.expression) ?? null)
          : aggregate(
              column.aggregate,
              members.map((row) => valueOf(row, column.expression)),
            ),
      ]),
    ),
  );
}

function aggregate(name: string, values: readonly unknown[]): unknown {
  const present = values.filter((value) => value !== null && value !== undefined) as (number | string)[];
  if (name === 'COUNT') return present.length;
  if (name === 'SUM') return present.reduce((sum: number, value) => sum + Number(value), 0);
  return present.reduce<number | string | null>((best, value) => {
    if (best === null) return value;
    return (name === 'MIN' ? value < best : value > best) ? value : best;
  }, null);
}
