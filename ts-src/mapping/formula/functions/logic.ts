import { sameValue } from '../operators.ts';
import { isBlank } from '../typed.ts';
import type { Evaluate, Typed, ValueType } from '../typed.ts';
import { ANY, BOOLEAN, booleanOf, built, commonType, textOf } from './definition.ts';
import type { Built, Call, FunctionDefinition } from './definition.ts';

/** Logical functions. A blank condition counts as false; what is not needed is not computed. */
export const LOGIC_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'AND',
    family: 'logic',
    syntax: 'AND(condition1, condition2, …)',
    parameters: [{ name: 'condition', types: BOOLEAN, repeated: true }],
    build: (args) => {
      const runs = args.map((arg) => arg.run);
      return built('boolean', (env) => runs.every((run) => run(env) === true));
    },
  },
  {
    name: 'OR',
    family: 'logic',
    syntax: 'OR(condition1, condition2, …)',
    parameters: [{ name: 'condition', types: BOOLEAN, repeated: true }],
    build: (args) => {
      const runs = args.map((arg) => arg.run);
      return built('boolean', (env) => runs.some((run) => run(env) === true));
    },
  },
  {
    name: 'IF',
    family: 'logic',
    syntax: 'IF(condition, value_if_true, value_if_false)',
    parameters: [
      { name: 'condition', types: BOOLEAN },
      { name: 'value_if_true', types: ANY },
      { name: 'value_if_false', types: ANY },
    ],
    build: buildIf,
  },
  {
    name: 'CASE',
    family: 'logic',
    syntax: 'CASE(expression, value1, result1, …, else_result)',
    parameters: [
      { name: 'expression', types: ANY },
      { name: 'value', types: ANY },
      { name: 'result', types: ANY },
      { name: 'else_result', types: ANY, repeated: true },
    ],
    build: buildCase,
  },
  {
    name: 'ISBLANK',
    family: 'logic',
    syntax: 'ISBLANK(expression)',
    parameters: [{ name: 'expression', types: ANY }],
    build: (args) => {
      const run = first(args).run;
      return built('boolean', (env) => isBlank(run(env)));
    },
  },
  {
    name: 'ISNULL',
    family: 'logic',
    syntax: 'ISNULL(expression)',
    parameters: [{ name: 'expression', types: ANY }],
    build: (args) => {
      const { run, type } = first(args);
      return built('boolean', type === 'text' ? () => false : (env) => isBlank(run(env)));
    },
  },
  {
    name: 'BLANKVALUE',
    family: 'logic',
    syntax: 'BLANKVALUE(expression, substitute)',
    parameters: [
      { name: 'expression', types: ANY },
      { name: 'substitute', types: ANY },
    ],
    build: (args, call) => buildSubstitute(args, call, false),
  },
  {
    name: 'NULLVALUE',
    family: 'logic',
    syntax: 'NULLVALUE(expression, substitute)',
    parameters: [
      { name: 'expression', types: ANY },
      { name: 'substitute', types: ANY },
    ],
    build: (args, call) => buildSubstitute(args, call, true),
  },
  {
    name: 'ISPICKVAL',
    family: 'logic',
    syntax: 'ISPICKVAL(picklist_field, text)',
    parameters: [
      { name: 'picklist_field', types: ['picklist', 'any'] },
      { name: 'text', types: ['text'] },
    ],
    build: (args) => {
      const field = textOf(args, 0);
      const text = textOf(args, 1);
      return built('boolean', (env) => (field(env) ?? '') === (text(env) ?? ''));
    },
  },
  ...changeFunctions(),
];

function changeFunctions(): FunctionDefinition[] {
  return [
    {
      name: 'ISNEW',
      family: 'logic',
      syntax: 'ISNEW()',
      parameters: [],
      changes: true,
      build: () => built('boolean', (env) => env.isNew === true),
    },
    {
      name: 'ISCLONE',
      family: 'logic',
      syntax: 'ISCLONE()',
      parameters: [],
      changes: true,
      build: () => built('boolean', () => false),
    },
    {
      name: 'ISCHANGED',
      family: 'logic',
      syntax: 'ISCHANGED(field)',
      parameters: [{ name: 'field', types: ANY }],
      changes: true,
      build: (args, call) => {
        const current = first(args);
        const prior = call.prior(current);
        if (prior === undefined) return built('boolean', () => false);
        return built('boolean', (env) => {
          if (env.isNew === true || env.prior === undefined || env.prior === null) return false;
          return !sameValue(current.run(env), prior.run(env));
        });
      },
    },
    {
      name: 'PRIORVALUE',
      family: 'logic',
      syntax: 'PRIORVALUE(field)',
      parameters: [{ name: 'field', types: ANY }],
      changes: true,
      build: (args, call) => {
        const current = first(args);
        const prior = call.prior(current);
        if (prior === undefined) return built(current.type, current.run);
        return built(current.type, (env) => (env.isNew === true || !env.prior ? current : prior).run(env));
      },
    },
  ];
}

function buildIf(args: readonly Typed[], call: Call): Built {
  const condition = booleanOf(args, 0);
  const [, yes, no] = args as readonly [Typed, Typed, Typed];
  const type = commonType(yes.type, no.type);
  if (type === undefined) mismatch(call, no, yes.type);
  const [runYes, runNo] = [yes.run, no.run];
  return built(type ?? 'any', (env) => (condition(env) === true ? runYes(env) : runNo(env)));
}

function buildCase(args: readonly Typed[], call: Call): Built {
  const subject = first(args);
  if (args.length % 2 !== 0) {
    const message = 'CASE needs an expression, pairs of a value and a result, and one result for all other values';
    call.problem(
      args[args.length - 1] as Typed,
      'FORMULA_ARGUMENT_COUNT',
      message,
      'Add the result for all other values at the end',
    );
    return built('any', () => null);
  }
  refuseBooleans(args, call);
  const pairs: { value: Evaluate; result: Evaluate }[] = [];
  let type: ValueType = 'null';
  const subjectType = subject.type === 'picklist' ? 'text' : subject.type;
  for (let i = 1; i < args.length - 1; i += 2) {
    const [value, result] = [args[i] as Typed, args[i + 1] as Typed];
    if (commonType(subjectType, value.type) === undefined) mismatch(call, value, subjectType);
    type = joinTypes(call, type, result);
    pairs.push({ value: value.run, result: result.run });
  }
  const otherwise = args[args.length - 1] as Typed;
  type = joinTypes(call, type, otherwise);
  const risky = args
    .slice(1)
    .filter(canFail)
    .map((arg) => arg.run);
  return built(type, selectCase(subject.run, pairs, otherwise.run, { asText: subjectType === 'text', risky }));
}

/** CASE works with no true or false values at all (Salesforce Help: CASE, tips; documented). */
function refuseBooleans(args: readonly Typed[], call: Call): void {
  for (const arg of args.filter(({ type }) => type === 'boolean'))
    call.problem(
      arg,
      'FORMULA_WRONG_TYPE',
      "CASE can't take boolean",
      'Use IF, or numbers: CASE(1, IF(condition, 1, 0), …)',
    );
}

/**
 * Every value and result that can end in an error is computed, whichever is chosen: an error in any makes the whole CASE
 * an error (Salesforce Help: CASE, tips; documented).
 */
function selectCase(
  subject: Evaluate,
  pairs: readonly { value: Evaluate; result: Evaluate }[],
  otherwise: Evaluate,
  more: { asText: boolean; risky: readonly Evaluate[] },
): Evaluate {
  const { asText, risky } = more;
  return (env) => {
    for (const run of risky) run(env);
    const wanted = subject(env);
    // A blank that is not text equals nothing, not even another blank.
    if (wanted === null && !asText) return otherwise(env);
    for (const pair of pairs) if (sameValue(wanted, pair.value(env))) return pair.result(env);
    return otherwise(env);
  };
}

/** Constants and fields have no errors of their own; what is computed may. */
function canFail({ node }: Typed): boolean {
  return node.kind === 'call' || node.kind === 'binary' || node.kind === 'unary';
}

function buildSubstitute(args: readonly Typed[], call: Call, textIsNeverNull: boolean): Built {
  const [value, substitute] = args as readonly [Typed, Typed];
  const valueType = value.type === 'picklist' ? 'text' : value.type;
  const type = commonType(valueType, substitute.type);
  if (type === undefined) mismatch(call, substitute, valueType);
  if (textIsNeverNull && value.type === 'text') return built('text', value.run);
  const [run, instead] = [value.run, substitute.run];
  return built(type ?? 'any', (env) => {
    const found = run(env);
    return isBlank(found) ? instead(env) : found;
  });
}

function joinTypes(call: Call, soFar: ValueType, next: Typed): ValueType {
  const type = commonType(soFar, next.type);
  if (type === undefined) mismatch(call, next, soFar);
  return type ?? soFar;
}

function mismatch(call: Call, argument: Typed, expected: ValueType): void {
  const hint = expected === 'text' ? 'Turn the value into text with TEXT( )' : undefined;
  call.problem(argument, 'FORMULA_WRONG_TYPE', `This is ${argument.type}, but ${expected} is expected here`, hint);
}

function first(args: readonly Typed[]): Typed {
  return args[0] as Typed;
}
