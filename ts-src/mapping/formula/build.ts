import type { BinaryOperator, Node, UnaryOperator } from './ast.ts';
import { commonType } from './functions/definition.ts';
import type { Call, FunctionDefinition } from './functions/definition.ts';
import { FUNCTIONS, ORG_FUNCTIONS } from './functions/table.ts';
import { divide, negate, parseNumber } from './numbers.ts';
import type { Num } from './numbers.ts';
import { comparison, equality, OPERATORS, ORDERED } from './operators.ts';
import { problemAt } from './problem.ts';
import type { ProblemText } from './problem.ts';
import { nearest } from './spelling.ts';
import { readAs, valueType } from './typed.ts';
import type { Evaluate, EvaluateBoolean, EvaluateNumber, Typed, Value, ValueType } from './typed.ts';
import type { FormulaOptions, FormulaProblem, FormulaType } from './types.ts';

/** Checks the types of a tree and turns it into closures, gathering all problems on the way. */
export class Builder {
  readonly problems: FormulaProblem[] = [];
  readonly fields = new Set<string>();
  usesClock = false;
  private readonly source: string;
  private readonly options: FormulaOptions;

  constructor(source: string, options: FormulaOptions) {
    this.source = source;
    this.options = options;
  }

  build(node: Node): Typed {
    switch (node.kind) {
      case 'number':
        return constant(node, 'number', parseNumber(node.text));
      case 'text':
        return constant(node, 'text', node.value);
      case 'boolean':
        return constant(node, 'boolean', node.value);
      case 'null':
        return constant(node, 'null', null);
      case 'field':
        return this.field(node, node.path);
      case 'call':
        return this.call(node);
      case 'unary':
        return this.unary(node, node.operator, this.build(node.operand));
      case 'binary':
        return this.binary(node, node.operator);
    }
  }

  private field(node: Node, path: string): Typed {
    const type = this.options.fieldType(path);
    if (type === undefined) {
      const isFunction = FUNCTIONS.has(path.toUpperCase());
      this.report(node, {
        code: 'FORMULA_UNKNOWN_FIELD',
        message: `There is no field ${path}`,
        ...(isFunction ? { hint: `${path.toUpperCase()} is a function: write parentheses after it` } : {}),
      });
      return unknown(node);
    }
    this.fields.add(path);
    return { node, type: valueType(type), run: this.reader(path, type, (env) => env.record) };
  }

  private reader(path: string, type: FormulaType, recordOf: (env: Parameters<Evaluate>[0]) => unknown): Evaluate {
    if (path.startsWith('$')) return (env) => readAs(valueType(type), env.globals?.[path]);
    if (type === 'null') return () => null;
    const read = this.options.readField?.(path) ?? defaultReader(path);
    if (type === 'text' || type === 'id' || type === 'picklist') return textReader(read, recordOf);
    if (type === 'number' || type === 'percent')
      return numberReader(read, recordOf, {
        percent: type === 'percent',
        blank: this.options.blanksAsZero === true ? 0 : null,
      });
    const kind = valueType(type);
    return (env) => readAs(kind, read(recordOf(env)));
  }

  private call(node: Node & { kind: 'call' }): Typed {
    const definition = FUNCTIONS.get(node.name);
    if (definition === undefined || !this.allowed(node, definition)) {
      if (definition === undefined) this.unknownFunction(node);
      for (const arg of node.args) this.build(arg);
      return unknown(node);
    }
    const args = this.arguments(node, definition);
    if (args === undefined) return unknown(node);
    if (definition.usesClock === true) this.usesClock = true;
    const call: Call = {
      problem: (argument, code, message, hint) =>
        this.report(argument.node, { code, message, ...(hint === undefined ? {} : { hint }) }),
      prior: (argument) => this.prior(argument),
    };
    return { node, ...definition.build(args, call) };
  }

  private allowed(node: Node & { kind: 'call' }, definition: FunctionDefinition): boolean {
    const noChanges = definition.changes === true && this.options.allowChangeFunctions !== true;
    const noErp = definition.family === 'erp' && this.options.allowErpFunctions !== true;
    if (!noChanges && !noErp) return true;
    const place = noErp ? 'mappings' : 'validation rules';
    this.reportAt(node.start, node.nameEnd, {
      code: 'FORMULA_FUNCTION_NOT_ALLOWED',
      message: `The function ${node.name} can only be used in ${place}`,
    });
    return false;
  }

  private arguments(node: Node & { kind: 'call' }, definition: FunctionDefinition): Typed[] | undefined {
    const { parameters } = definition;
    const args = node.args.map((arg) => this.build(arg));
    const least = parameters.filter((parameter) => parameter.optional !== true).length;
    const most = parameters.some((parameter) => parameter.repeated === true) ? Infinity : parameters.length;
    if (args.length < least || args.length > most) {
      const expected = most === Infinity ? `at least ${least}` : least === most ? String(least) : `${least} to ${most}`;
      this.reportAt(node.start, node.nameEnd, {
        code: 'FORMULA_ARGUMENT_COUNT',
        message: `${node.name} has ${args.length} ${args.length === 1 ? 'argument' : 'arguments'}, expected ${expected}`,
        expected: definition.syntax,
      });
      return undefined;
    }
    return args.map((arg, index) => this.argument(arg, definition, index));
  }

  private argument(arg: Typed, definition: FunctionDefinition, index: number): Typed {
    const parameter = definition.parameters[Math.min(index, definition.parameters.length - 1)];
    const types = parameter?.types ?? [];
    if (arg.type === 'null' || types.includes(arg.type)) return arg;
    if (arg.type === 'any') return coerced(arg, types[0] as ValueType);
    this.report(arg.node, {
      code: 'FORMULA_WRONG_TYPE',
      message: `${definition.name} can't take ${arg.type} as ${parameter?.name ?? 'argument'}`,
      expected: types.filter((type) => type !== 'any').join(' or '),
      ...conversionHint(arg.type, types),
    });
    return { ...arg, type: types[0] as ValueType };
  }

  private unary(node: Node, operator: UnaryOperator, operand: Typed): Typed {
    const type = operator === '!' ? 'boolean' : 'number';
    const value = this.operand(operand, type, operator === '!' ? 'NOT' : operator);
    if (operator === '+') return { ...value, node };
    if (operator === '!') {
      const run = value.run as EvaluateBoolean;
      return { node, type, run: (env) => notValue(run(env)) };
    }
    if (value.constant !== undefined && value.constant !== null)
      return constant(node, 'number', negate(value.constant as Num));
    const run = value.run as EvaluateNumber;
    return { node, type, run: (env) => negated(run(env)) };
  }

  private operand(operand: Typed, type: ValueType, operator: string): Typed {
    if (operand.type === type || operand.type === 'null') return operand;
    if (operand.type === 'any') return coerced(operand, type);
    this.report(operand.node, {
      code: 'FORMULA_WRONG_TYPE',
      message: `The operator ${operator} needs ${type}, this is ${operand.type}`,
      expected: type,
      ...conversionHint(operand.type, [type]),
    });
    return { ...operand, type };
  }

  private binary(node: Node & { kind: 'binary' }, operator: BinaryOperator): Typed {
    const left = this.build(node.left);
    const right = this.build(node.right);
    if (operator === '&&' || operator === '||') return this.logical(node, left, right);
    if (operator === '=' || operator === '<>') return this.equal(node, left, right);
    if (operator === '<' || operator === '<=' || operator === '>' || operator === '>=')
      return this.ordered(node, left, right);
    return this.arithmetic(node, left, right);
  }

  private logical(node: Node & { kind: 'binary' }, left: Typed, right: Typed): Typed {
    const l = this.operand(left, 'boolean', node.operator).run;
    const r = this.operand(right, 'boolean', node.operator).run;
    const run: Evaluate =
      node.operator === '&&'
        ? (env) => l(env) === true && r(env) === true
        : (env) => l(env) === true || r(env) === true;
    return { node, type: 'boolean', run };
  }

  private equal(node: Node & { kind: 'binary' }, left: Typed, right: Typed): Typed {
    const picklist = [left, right].find((side) => side.type === 'picklist' || side.type === 'multipicklist');
    const type = commonType(left.type, right.type);
    if (picklist !== undefined) {
      const hint = picklist.type === 'picklist' ? 'Use ISPICKVAL( ) or TEXT( )' : 'Use INCLUDES( )';
      this.report(picklist.node, {
        code: 'FORMULA_WRONG_TYPE',
        message: "A picklist field can't be compared directly",
        hint,
      });
    } else if (type === undefined || type === 'location') {
      this.mismatch(node, left, right);
    }
    const [l, r] = type === undefined ? [left, right] : [coerced(left, type), coerced(right, type)];
    return { node, type: 'boolean', run: equality(l, r, node.operator === '<>') };
  }

  private ordered(node: Node & { kind: 'binary' }, left: Typed, right: Typed): Typed {
    const type = commonType(left.type, right.type);
    if (type === undefined || (type !== 'any' && type !== 'null' && !ORDERED.includes(type)))
      this.mismatch(node, left, right);
    const [l, r] = type === undefined ? [left, right] : [coerced(left, type), coerced(right, type)];
    return { node, type: 'boolean', run: comparison(node.operator as '<', l.run, r.run) };
  }

  private arithmetic(node: Node & { kind: 'binary' }, left: Typed, right: Typed): Typed {
    const cases = OPERATORS[node.operator] ?? [];
    const match = cases.find((c) => fits(left.type, c.left) && fits(right.type, c.right));
    if (match === undefined) {
      this.mismatch(node, left, right);
      return unknown(node);
    }
    // A blank on both sides leaves the type open: NULL + NULL is number, as in Salesforce.
    return {
      node,
      type: match.result,
      run: match.build(coerced(left, match.left).run, coerced(right, match.right).run),
    };
  }

  private mismatch(node: Node & { kind: 'binary' }, left: Typed, right: Typed): void {
    const texts = [left, right].filter((side) => side.type === 'text').length;
    const hint =
      texts === 1 ? 'Turn the other value into text with TEXT( ), or this one into a number with VALUE( )' : undefined;
    this.report(node, {
      code: 'FORMULA_WRONG_TYPE',
      message: `The operator ${node.operator} can't take ${left.type} and ${right.type}`,
      ...(hint === undefined ? {} : { hint }),
    });
  }

  private prior(argument: Typed): Typed | undefined {
    const { node } = argument;
    if (node.kind === 'field' && !node.path.startsWith('$')) {
      const type = this.options.fieldType(node.path);
      if (type !== undefined) return { ...argument, run: this.reader(node.path, type, (env) => env.prior) };
    }
    this.report(node, {
      code: 'FORMULA_FIELD_EXPECTED',
      message: 'A field of the record is expected here',
      expected: 'a field',
    });
    return undefined;
  }

  private unknownFunction(node: Node & { kind: 'call' }): void {
    if (ORG_FUNCTIONS.includes(node.name)) {
      this.reportAt(node.start, node.nameEnd, {
        code: 'FORMULA_FUNCTION_NOT_ALLOWED',
        message: `The function ${node.name} of Salesforce needs an org or a page and can't be computed here`,
      });
      return;
    }
    const near = nearest(node.name, FUNCTIONS.keys());
    this.reportAt(node.start, node.nameEnd, {
      code: 'FORMULA_UNKNOWN_FUNCTION',
      message: `There is no function ${node.name}`,
      ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
    });
  }

  private report(node: Node, text: ProblemText): void {
    this.reportAt(node.start, node.end, text);
  }

  private reportAt(start: number, end: number, text: ProblemText): void {
    this.problems.push(problemAt(this.source, start, end, text));
  }
}

function fits(type: ValueType, wanted: ValueType): boolean {
  return type === wanted || type === 'null' || type === 'any';
}

function constant(node: Node, type: ValueType, value: Value): Typed {
  return { node, type, constant: value, run: () => value };
}

/** Stands for a part with a problem, so that checking can go on. */
function unknown(node: Node): Typed {
  return { node, type: 'any', run: () => null };
}

/** A value of unknown type read as a type when it comes. */
function coerced(typed: Typed, type: ValueType): Typed {
  if (typed.type !== 'any' || type === 'any' || type === 'null') return typed;
  const run = typed.run;
  return { ...typed, type, run: (env) => readAs(type, run(env)) };
}

function notValue(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function negated(value: Num | null): Num | null {
  return value === null ? null : negate(value);
}

function conversionHint(from: ValueType, to: readonly ValueType[]): { hint?: string } {
  if (from === 'picklist') return { hint: 'Use TEXT( ) to get the text of a picklist field' };
  if (to.includes('text')) return { hint: 'Turn the value into text with TEXT( )' };
  if (to.includes('number') && from === 'text') return { hint: 'Turn the text into a number with VALUE( )' };
  if (to.includes('date') && from === 'datetime') return { hint: 'Take the date of a date/time with DATEVALUE( )' };
  if (to.includes('time') && from === 'datetime') return { hint: 'Take the time of a date/time with TIMEVALUE( )' };
  return {};
}

/** Reads `record[path]`, or goes from record to record along the dots. */
function defaultReader(path: string): (record: unknown) => unknown {
  const steps = path.split('.');
  if (steps.length === 1) return (record) => (record as Readonly<Record<string, unknown>> | null | undefined)?.[path];
  return (record) => {
    const direct = (record as Readonly<Record<string, unknown>> | null | undefined)?.[path];
    if (direct !== undefined) return direct;
    let value: unknown = record;
    for (const step of steps) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
    return value;
  };
}

function textReader(read: (record: unknown) => unknown, recordOf: (env: Parameters<Evaluate>[0]) => unknown): Evaluate {
  return (env) => {
    const raw = read(recordOf(env));
    return typeof raw === 'string' ? (raw === '' ? null : raw) : readAs('text', raw);
  };
}

function numberReader(
  read: (record: unknown) => unknown,
  recordOf: (env: Parameters<Evaluate>[0]) => unknown,
  how: { percent: boolean; blank: 0 | null },
): Evaluate {
  return (env) => {
    const raw = read(recordOf(env));
    const value = typeof raw === 'number' && Number.isFinite(raw) ? raw : (readAs('number', raw) as Num | null);
    if (value === null) return how.blank;
    return how.percent ? (divide(value, 100) as Num) : value;
  };
}
