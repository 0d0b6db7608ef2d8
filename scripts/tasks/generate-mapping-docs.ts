import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import { mappingDocumentSchema } from '../../ts-src/mapping/document/schema.ts';
import type { FunctionDefinition } from '../../ts-src/mapping/formula/functions/definition.ts';
import { FUNCTION_HELP } from '../../ts-src/mapping/formula/functions/help.ts';
import { FUNCTIONS, ORG_FUNCTIONS } from '../../ts-src/mapping/formula/functions/table.ts';
import { repositoryRoot } from './repository.ts';

const usage = `Writes docs/mapping.schema.json and docs/formulas.md from the code.

  node scripts/tasks/generate-mapping-docs.ts           writes the files
  node scripts/tasks/generate-mapping-docs.ts --check   exits 1 when a file is not what the code gives
`;

interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The generated files as the code gives them now, formatted. */
export async function mappingDocs(): Promise<readonly GeneratedFile[]> {
  return [
    await formatted('docs/mapping.schema.json', JSON.stringify(publishedSchema()), 'json'),
    await formatted('docs/formulas.md', formulasPage(), 'markdown'),
  ];
}

/** Paths of the generated files that are not what the code gives. */
export async function staleMappingDocs(): Promise<readonly string[]> {
  const files = await mappingDocs();
  return files.filter((file) => !isFresh(file)).map((file) => file.path);
}

function isFresh(file: GeneratedFile): boolean {
  const path = join(repositoryRoot, file.path);
  return existsSync(path) && readFileSync(path, 'utf8') === file.text;
}

async function formatted(path: string, text: string, parser: 'json' | 'markdown'): Promise<GeneratedFile> {
  const options = await resolveConfig(join(repositoryRoot, path), {
    config: join(repositoryRoot, 'config', 'prettier.json'),
  });
  return { path, text: await format(text, { ...options, parser }) };
}

function publishedSchema(): object {
  const schema = toJsonSchema(mappingDocumentSchema, { errorMode: 'throw' });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...schema,
    title: 'Counterpart mapping document',
    description: 'See docs/mapping.md.',
  };
}

const families: readonly (readonly [FunctionDefinition['family'], string, string])[] = [
  ['logic', 'Logic', 'A blank condition counts as false. What is not needed is not computed, except in CASE.'],
  [
    'text',
    'Text',
    'Case matters everywhere. Positions count from 1. A blank text gives blank unless the table says otherwise.',
  ],
  ['math', 'Math', 'Numbers are decimals, not binary fractions: 0.1 + 0.2 is 0.3. A blank number gives blank.'],
  ['date', 'Dates and times', 'Dates and date/times move by days, times by milliseconds.'],
  ['erp', 'Our own, for mappings', 'Salesforce does not have these. Formula fields and validation rules refuse them.'],
];

function formulasPage(): string {
  const chapters = families.map(([family, title, intro]) => {
    const rows = [...FUNCTIONS.values()]
      .filter((definition) => definition.family === family)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(row);
    return `## ${title}\n\n${intro}\n\n| Function | What it gives | Example | Result |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `${INTRODUCTION}\n${chapters.join('\n')}\n${DIFFERENCES}`;
}

function row({ name, syntax }: FunctionDefinition): string {
  const help = FUNCTION_HELP[name];
  if (help === undefined) throw new Error(`help.ts says nothing of ${name}`);
  const {
    summary,
    example: [formula, result],
  } = help;
  return `| ${code(syntax)} | ${summary.replaceAll('|', '\\|')} | ${code(formula)} | ${code(result)} |`;
}

function code(text: string): string {
  const shown = text.replaceAll('\n', '⏎').replaceAll('|', '\\|');
  return `\`${shown === '' ? ' ' : shown}\``;
}

const DIFFERENCES = `## What differs from Salesforce

The language is compared with the published test cases of Salesforce's open formula engine (salesforce/formula-engine).
What remains different, and why:

| What | Here | Reason |
|---|---|---|
| ${ORG_FUNCTIONS.map(code).join(', ')} | refused when the formula is compiled | they need an org, a report or a page |
| ${['IFERROR', 'IFS', 'IN', 'LIKE', 'SUBSTR', 'JSONVALUE', 'JSONPATHVALUE', 'FORMATCURRENCY'].map(code).join(', ')} | unknown | only the open engine has them; Salesforce does not document them. For \`IFERROR\` there is \`ERP_IFERROR\` |
| A time before midnight: \`TIMEVALUE("01:00:00.000") - 7200000\` | goes round to 23:00 | the open engine does so in SQL and fails in Java; Salesforce documents neither |
| \`VALUE\` and \`DATEVALUE\` of a text that can't be read | an error, which parks the record of a mapping | a formula field of Salesforce shows a blank or #Error!; a mapping must not lose a value silently |
| \`ATAN2\`, \`DISTANCE\` with a blank | blank | the open engine breaks off |
| Regular expressions | no possessive quantifiers, no atomic groups, flags only at the beginning | JavaScript has none; they are refused with a reason, never read differently |
| Numbers that come out of a formula | as JSON numbers | formula results have 18 digits, of which a JSON number shows 15 to 17; inside formulas no digit is lost |
`;

const INTRODUCTION = `# Formulas

This page is generated from the function table by \`node scripts/tasks/generate-mapping-docs.ts\`. Change the table, not the page.

Mappings compute values with formulas in Salesforce's own syntax. They mean what they mean in Salesforce: the same
functions, blanks, rounding and comparisons. The local org evaluates formula fields and validation rules with the same
code. What the meaning rests on is a table of vectors in \`ts-src/tests/golden/formula\`, each with the title of the page
of Salesforce's documentation it was taken from.

## Writing formulas

| What | How |
|---|---|
| Text | \`"in quotes"\` or \`'in quotes'\`; inside, \`\\"\`, \`\\'\`, \`\\\\\`, \`\\n\`, \`\\r\` and \`\\t\` |
| Numbers | \`12\`, \`12.5\`: a point before the decimals, nothing between thousands |
| Constants | \`TRUE\`, \`FALSE\`, \`NULL\` |
| Fields | their API names; related records with dots: \`Account__r.Name\` |
| Comments | \`/* between these */\` |
| Names of functions | in upper or lower case |

Operators, strongest first:

| Operators | Note |
|---|---|
| \`-\` \`+\` \`!\` \`NOT\` before a value | so \`-2 ^ 2\` is 4 |
| \`*\` \`/\` | a division by zero is an error value |
| \`^\` | weaker than \`*\`, as in Salesforce: \`2*2^3\` is 64; the exponent must be a whole number |
| \`+\` \`-\` \`&\` | \`+\` and \`&\` join texts; a blank text joins as nothing |
| \`<\` \`<=\` \`>\` \`>=\` | blank when a side is blank |
| \`=\` \`==\` \`<>\` \`!=\` | case matters; a blank text equals \`""\`; any other blank makes the comparison blank, which counts as false |
| \`&&\` | |
| \`\\|\\|\` | |

A blank number field counts as blank, or as 0 where the formula field asks for it (mappings do not). Percent fields count
as fractions: 50 % is 0.5. Numbers keep 39 digits on the way and are rounded half away from zero at the end. Picklist
fields are compared with \`ISPICKVAL\` or after \`TEXT\`, multi-select picklists with \`INCLUDES\`. An error in a formula of a
mapping refuses the record, which is parked with the reason.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.check === true) {
    const stale = await staleMappingDocs();
    process.stdout.write(stale.length === 0 ? 'fresh\n' : `not what the code gives: ${stale.join(', ')}\n`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const file of await mappingDocs()) writeFileSync(join(repositoryRoot, file.path), file.text);
  return 0;
}

if (import.meta.main) process.exitCode = await main();
