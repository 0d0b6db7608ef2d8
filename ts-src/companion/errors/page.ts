/** The page docs/errors.md, made from the catalogue. `node ts-src/companion/errors/page.ts` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ErrorCodeEntry, ErrorCodes } from './code-entry.ts';
import { errorCodes } from './codes.ts';

export const errorsPagePath = fileURLToPath(new URL('../../../docs/errors.md', import.meta.url));

const KINDS = `The kind decides what the companion does by itself:

- **transient**: repeats the call, with growing pauses
- **limit**: waits as long as it was told, sends less at a time, lets other work go on
- **auth**: renews the session once, then pauses the connection
- **config**: stops before anything is written
- **data**: parks the record and goes on with the others
- **conflict**: applies the conflict policy of the mapping
- **uncertain**: reads back by key what was saved, then sends the rest
- **bug**: stops the run and keeps the evidence`;

function sectionOf(code: string, entry: ErrorCodeEntry): string {
  const sentence = entry.sentence.replace(/\{(\w+)\}/g, '_$1_');
  const steps = entry.actions.map((action) => `- ${action}`).join('\n');
  return `### ${code}\n\n${sentence}\n\nKind: ${entry.kind} · for: ${entry.owner}\n\n${steps}\n`;
}

/** The page for a catalogue: codes in alphabetical order, words in italics stand for what the message names. */
export function renderErrorsPage(codes: ErrorCodes): string {
  const sections = Object.keys(codes)
    .sort()
    .map((code) => sectionOf(code, codes[code] as ErrorCodeEntry));
  return `# Errors

Every error has a code that does not change, a sentence, somebody who can do something about it, and what to do. The
code stands in logs, in \`--json\` output, and in the _Error Code_ fields of runs, issues and messages in Salesforce.
This page is generated from the catalogue in \`ts-src/companion/errors\`; words in italics are filled in when it happens.

${KINDS}

${sections.join('\n')}`;
}

/** The codes that a page has a heading for. */
export function codesOnPage(page: string): string[] {
  return [...page.matchAll(/^### ([A-Z][A-Z0-9_]*)$/gm)].map((match) => match[1] ?? '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = renderErrorsPage(errorCodes);
  writeFileSync(errorsPagePath, page);
  process.stderr.write(`${codesOnPage(readFileSync(errorsPagePath, 'utf8')).length} codes written to docs/errors.md\n`);
}
