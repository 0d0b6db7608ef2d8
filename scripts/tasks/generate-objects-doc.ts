import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { isComputed, readObjectModel, type FieldModel, type ObjectModel } from './metadata/object-model.ts';
import { packagedFolder, readSourceFiles } from './metadata/source-files.ts';
import { childrenNamed, childText } from './metadata/xml.ts';

const repositoryRoot = join(import.meta.dirname, '..', '..');
const target = join(repositoryRoot, 'docs', 'objects.md');

const usage = `Writes docs/objects.md from the metadata of the package.

  node scripts/tasks/generate-objects-doc.ts           writes the file
  node scripts/tasks/generate-objects-doc.ts --check   exits 1 when the file is not what the metadata gives
`;

/** The document as the metadata gives it now, formatted: one chapter an object, one table row a field. */
export async function objectsDocument(): Promise<string> {
  const objects = [...readObjectModel(readSourceFiles(packagedFolder)).values()];
  const chapters = [...objects.filter((object) => object.custom), ...objects.filter((object) => !object.custom)];
  const text = `# Objects and fields

This page is generated from the metadata by \`node scripts/tasks/generate-objects-doc.ts\`. Change the metadata, not the page.

${chapters.map(chapter).join('\n')}`;
  const options = await resolveConfig(target, { config: join(repositoryRoot, 'config', 'prettier.json') });
  return format(text, { ...options, parser: 'markdown' });
}

/** Whether docs/objects.md is what the metadata gives. */
export async function objectsDocumentIsFresh(): Promise<boolean> {
  return existsSync(target) && readFileSync(target, 'utf8') === (await objectsDocument());
}

function chapter(object: ObjectModel): string {
  const intro = object.custom
    ? `${object.description}\n\nName: ${object.nameLabel} (${object.nameType}). Sharing: ${object.sharingModel}.`
    : 'Fields added to the standard object.';
  const rows = [...object.fields.values()].map(
    (field) => `| \`${field.name}\` | ${field.label} | ${typeText(field)} | ${cell(field.description)} |`,
  );
  return `## ${object.name}\n\n${intro}\n\n| Field | Label | Type | What it holds |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function typeText(field: FieldModel): string {
  const marks = [
    field.required ? 'required' : '',
    field.externalId ? 'external id' : '',
    field.unique ? 'unique' : '',
    isComputed(field) ? 'computed' : '',
  ].filter((mark) => mark !== '');
  return [baseType(field), ...marks].join(', ');
}

function baseType(field: FieldModel): string {
  switch (field.type) {
    case 'Text':
    case 'LongTextArea':
      return field.length === undefined ? field.type : `${field.type}(${String(field.length)})`;
    case 'Number':
      return `Number(${String((field.precision ?? 0) - (field.scale ?? 0))},${String(field.scale ?? 0)})`;
    case 'Lookup':
    case 'MasterDetail':
      return `${field.type} to ${field.referenceTo ?? ''}`;
    case 'Picklist':
      return `Picklist (${field.values.join(' / ')}${field.restricted ? '' : ' / others'})`;
    case 'Summary':
      return summaryText(field);
    default:
      return field.type;
  }
}

function summaryText(field: FieldModel): string {
  const operation = (childText(field.element, 'summaryOperation') ?? '').toUpperCase();
  const source = childText(field.element, 'summarizedField') ?? childText(field.element, 'summaryForeignKey') ?? '';
  const filters = childrenNamed(field.element, 'summaryFilterItems').map(
    (item) =>
      `${childText(item, 'field') ?? ''} ${childText(item, 'operation') ?? ''} ${childText(item, 'value') ?? ''}`,
  );
  return `${operation} of ${source}${filters.length > 0 ? ` where ${filters.join(' and ')}` : ''}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('\n', ' ');
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.check === true) {
    const fresh = await objectsDocumentIsFresh();
    process.stdout.write(
      fresh ? 'docs/objects.md is fresh\n' : 'docs/objects.md differs from the metadata: generate it again\n',
    );
    return fresh ? 0 : 1;
  }
  writeFileSync(target, await objectsDocument());
  return 0;
}

if (import.meta.main) {
  process.exitCode = await main();
}
