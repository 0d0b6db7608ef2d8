import { toInteger } from '../numbers.ts';
import { isBlank } from '../typed.ts';
import type { EvaluateText, Typed } from '../typed.ts';
import { built, fail, NUMBER, numberOf, TEXT, textOf } from './definition.ts';
import type { Call, FunctionDefinition } from './definition.ts';
import { wholePattern } from './pattern.ts';

const ID_CHECK_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Text functions about single characters, record ids, patterns, links and multi-select picklists. */
export const MORE_TEXT_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'ASCII',
    family: 'text',
    syntax: 'ASCII(text)',
    parameters: [{ name: 'text', types: TEXT }],
    build: (args) => {
      const text = textOf(args, 0);
      return built('number', (env) => text(env)?.codePointAt(0) ?? null);
    },
  },
  {
    name: 'CHR',
    family: 'text',
    syntax: 'CHR(number)',
    parameters: [{ name: 'number', types: NUMBER }],
    build: (args) => {
      const number = numberOf(args, 0);
      return built('text', (env) => {
        const value = number(env);
        if (value === null) return null;
        const code = toInteger(value);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
      });
    },
  },
  {
    name: 'BR',
    family: 'text',
    syntax: 'BR()',
    parameters: [],
    build: () => built('text', () => '\n'),
  },
  {
    name: 'CASESAFEID',
    family: 'text',
    syntax: 'CASESAFEID(id)',
    parameters: [{ name: 'id', types: TEXT }],
    build: (args) => {
      const id = textOf(args, 0);
      return built('text', (env) => {
        const value = id(env);
        return value === null ? null : caseSafeId(value);
      });
    },
  },
  {
    name: 'HYPERLINK',
    family: 'text',
    syntax: 'HYPERLINK(url, friendly_name[, target])',
    parameters: [
      { name: 'url', types: TEXT },
      { name: 'friendly_name', types: TEXT },
      { name: 'target', types: TEXT, optional: true },
    ],
    build: (args) => {
      const [url, label] = [textOf(args, 0), textOf(args, 1)];
      const target: EvaluateText = args.length > 2 ? textOf(args, 2) : () => '_blank';
      return built(
        'text',
        (env) => `<a href="${escapeHtml(url(env))}" target="${escapeHtml(target(env))}">${escapeHtml(label(env))}</a>`,
      );
    },
  },
  {
    name: 'IMAGE',
    family: 'text',
    syntax: 'IMAGE(image_url, alternate_text[, height, width])',
    parameters: [
      { name: 'image_url', types: TEXT },
      { name: 'alternate_text', types: TEXT },
      { name: 'height', types: NUMBER, optional: true },
      { name: 'width', types: NUMBER, optional: true },
    ],
    build: (args) => {
      const [url, alternate] = [textOf(args, 0), textOf(args, 1)];
      const size = args.length > 3 ? [numberOf(args, 2), numberOf(args, 3)] : [];
      return built('text', (env) => {
        const [height, width] = size.map((run) => toInteger(run(env) ?? 0));
        const style = height === undefined ? '' : ` style="height:${height}px; width:${width}px;"`;
        return `<img src="${escapeHtml(url(env))}" alt="${escapeHtml(alternate(env))}"${style} border="0"/>`;
      });
    },
  },
  {
    name: 'INCLUDES',
    family: 'text',
    syntax: 'INCLUDES(multiselect_picklist_field, text)',
    parameters: [
      { name: 'multiselect_picklist_field', types: ['multipicklist', 'any'] },
      { name: 'text', types: TEXT },
    ],
    build: (args) => {
      const [field, text] = [textOf(args, 0), textOf(args, 1)];
      return built('boolean', (env) => {
        const wanted = text(env);
        return !isBlank(wanted) && (field(env)?.split(';') ?? []).includes(wanted);
      });
    },
  },
  {
    name: 'PICKLISTCOUNT',
    family: 'math',
    syntax: 'PICKLISTCOUNT(multiselect_picklist_field)',
    parameters: [{ name: 'multiselect_picklist_field', types: ['multipicklist', 'any'] }],
    build: (args) => {
      const field = textOf(args, 0);
      return built('number', (env) => (field(env) ?? '').split(';').filter((value) => value !== '').length);
    },
  },
  {
    name: 'REGEX',
    family: 'text',
    syntax: 'REGEX(text, regex_text)',
    parameters: [
      { name: 'text', types: TEXT },
      { name: 'regex_text', types: TEXT },
    ],
    build: (args, call) => {
      const text = textOf(args, 0);
      const pattern = args[1] as Typed;
      const compiled = fixedPattern(pattern, call);
      return built('boolean', (env) =>
        (compiled ?? patternOf(pattern.run(env) as string | null)).test(text(env) ?? ''),
      );
    },
  },
];

function fixedPattern(pattern: Typed, call: Call): RegExp | undefined {
  if (typeof pattern.constant !== 'string') return undefined;
  const compiled = wholePattern(pattern.constant);
  if (compiled instanceof RegExp) return compiled;
  call.problem(pattern, 'FORMULA_BAD_PATTERN', compiled.message, compiled.hint);
  return undefined;
}

/** The expression that a record gives; an error of the computation when it is none. */
function patternOf(source: string | null): RegExp {
  const compiled = wholePattern(source ?? '');
  return compiled instanceof RegExp ? compiled : fail('FORMULA_BAD_PATTERN', `REGEX: ${compiled.message}`);
}

/** Appends the three check characters, each telling which of five characters are upper case. */
function caseSafeId(id: string): string {
  if (id.length !== 15) return id;
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id[block + i] as string)) bits |= 1 << i;
    suffix += ID_CHECK_CHARACTERS[bits];
  }
  return id + suffix;
}

function escapeHtml(text: string | null): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return (text ?? '').replace(/[&<>"]/g, (c) => names[c] as string);
}
