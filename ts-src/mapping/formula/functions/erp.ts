import { buildKey, SHARED_COMPANY } from '../../key.ts';
import { toInteger } from '../numbers.ts';
import { isBlank } from '../typed.ts';
import type { EvaluateText, Typed } from '../typed.ts';
import { FormulaError } from '../types.ts';
import { ANY, built, commonType, fail, NUMBER, numberOf, TEXT, textOf } from './definition.ts';
import type { FunctionDefinition } from './definition.ts';

/**
 * Our own functions, for mappings only. Salesforce does not have them; the prefix ERP_ keeps the two apart, and formula
 * fields and validation rules refuse them.
 */
export const ERP_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'ERP_MAPVALUE',
    family: 'erp',
    syntax: 'ERP_MAPVALUE(map_name, text[, default])',
    parameters: [
      { name: 'map_name', types: TEXT },
      { name: 'text', types: TEXT },
      { name: 'default', types: TEXT, optional: true },
    ],
    build: (args) => {
      const [name, text] = [textOf(args, 0), textOf(args, 1)];
      const fallback: EvaluateText | undefined = args.length > 2 ? textOf(args, 2) : undefined;
      return built('text', (env) => {
        const wanted = name(env) ?? '';
        const map = Object.hasOwn(env.valueMaps ?? {}, wanted) ? env.valueMaps?.[wanted] : undefined;
        if (map === undefined) return fail('FORMULA_NO_VALUE_MAP', 'The mapping has no value map of this name');
        const found = map.get(text(env) ?? '');
        if (found !== undefined) return found;
        return fallback === undefined
          ? fail('FORMULA_VALUE_NOT_MAPPED', 'The value map does not know this value')
          : fallback(env);
      });
    },
  },
  {
    name: 'ERP_KEY',
    family: 'erp',
    syntax: 'ERP_KEY(entity, key[, company])',
    parameters: [
      { name: 'entity', types: TEXT },
      { name: 'key', types: TEXT },
      { name: 'company', types: TEXT, optional: true },
    ],
    build: (args) => {
      const [entity, key] = [textOf(args, 0), textOf(args, 1)];
      const company: EvaluateText =
        args.length > 2
          ? textOf(args, 2)
          : (env) => (env.globals?.['$Company.Code'] as string | undefined) ?? SHARED_COMPANY;
      return built('text', (env) => {
        const value = key(env);
        return isBlank(value) ? null : buildKey(company(env) ?? SHARED_COMPANY, entity(env) ?? '', value);
      });
    },
  },
  {
    name: 'ERP_IFERROR',
    family: 'erp',
    syntax: 'ERP_IFERROR(expression, fallback)',
    parameters: [
      { name: 'expression', types: ANY },
      { name: 'fallback', types: ANY },
    ],
    build: (args, call) => {
      const [value, fallback] = args as readonly [Typed, Typed];
      const type = commonType(value.type, fallback.type);
      if (type === undefined)
        call.problem(fallback, 'FORMULA_WRONG_TYPE', `This is ${fallback.type}, but ${value.type} is expected here`);
      const [run, instead] = [value.run, fallback.run];
      return built(type ?? 'any', (env) => {
        try {
          return run(env);
        } catch (error) {
          if (error instanceof FormulaError) return instead(env);
          throw error;
        }
      });
    },
  },
  {
    name: 'ERP_PART',
    family: 'erp',
    syntax: 'ERP_PART(text, separator, number)',
    parameters: [
      { name: 'text', types: TEXT },
      { name: 'separator', types: TEXT },
      { name: 'number', types: NUMBER },
    ],
    build: (args) => {
      const [text, separator, number] = [textOf(args, 0), textOf(args, 1), numberOf(args, 2)];
      return built('text', (env) => {
        const [value, by, index] = [text(env), separator(env), number(env)];
        if (value === null || isBlank(by) || index === null) return null;
        return value.split(by)[toInteger(index) - 1] ?? null;
      });
    },
  },
  {
    name: 'ERP_DECODE',
    family: 'erp',
    syntax: 'ERP_DECODE(text)',
    parameters: [{ name: 'text', types: TEXT }],
    build: (args) => {
      const text = textOf(args, 0);
      return built(
        'text',
        (env) =>
          text(env)?.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) ??
          null,
      );
    },
  },
];
