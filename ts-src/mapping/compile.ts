import type { ChildMapping, LookupMapping, MappingDocument } from './document/schema.ts';
import { hashRow } from './hash.ts';
import { buildKey, SHARED_COMPANY } from './key.ts';
import type {
  CompiledLookup,
  CompiledMapping,
  CompiledTarget,
  CompileOptions,
  MappedRow,
  MappedValue,
} from './types.ts';

/** Compiles a mapping document against the fields of both sides. */
export function compileMapping(document: MappingDocument, _options: CompileOptions): CompiledMapping {
  const header = target(document.target.object, document.target.keyField, document);
  const lists = document.children ?? [];
  const children = lists.map((list) => ({
    name: list.name,
    ...target(list.target.object, list.target.keyField, list),
  }));
  const run: CompiledMapping['run'] = (record, env) => {
    const company = document.source.companies === 'shared' ? SHARED_COMPANY : env.company.code;
    const key = buildKey(company, document.source.entity, String(record[document.key.source ?? 'id']));
    const row = mapRow(document, record, key, company);
    return {
      outcome: 'mapped',
      key,
      object: header.object,
      keyField: header.keyField,
      row,
      hash: hashRow(row, header.columns),
      children: lists.map((list, index) => ({
        name: list.name,
        object: list.target.object,
        keyField: list.target.keyField,
        records: ((record[list.source] ?? []) as Record<string, unknown>[]).map((line) => {
          const lineKey = buildKey(company, list.entity, String(line[list.key.source ?? 'id']));
          const lineRow = {
            ...mapRow(list, line, lineKey, company),
            [`${list.target.parentRelationship}.${header.keyField}`]: key,
          };
          return { key: lineKey, row: lineRow, hash: hashRow(lineRow, (children[index] as CompiledTarget).columns) };
        }),
      })),
      notes: [],
    };
  };
  return {
    document,
    header,
    children,
    expand: lists.map((list) => list.source),
    warnings: [],
    run,
    explain: (record, env) => ({ result: run(record, env), fields: [] }),
  };
}

function mapRow(
  part: MappingDocument | ChildMapping,
  record: Readonly<Record<string, unknown>>,
  key: string,
  company: string,
): MappedRow {
  const row: Record<string, MappedValue> = { [part.target.keyField]: key };
  for (const field of part.fields)
    row[field.target] = ((field.source && record[field.source]) ?? field.constant ?? null) as MappedValue;
  for (const lookup of part.lookups ?? []) {
    const id = lookup.source === undefined ? undefined : record[lookup.source];
    row[`${lookup.relationship}.${lookup.keyField}`] = id ? buildKey(company, lookup.entity, String(id)) : null;
  }
  return row;
}

function target(object: string, keyField: string, part: MappingDocument | ChildMapping): CompiledTarget {
  const lookups = (part.lookups ?? []).map(describeLookup);
  const columns = [keyField, ...part.fields.map((f) => f.target), ...lookups.map((l) => l.column)];
  if ('parentRelationship' in part.target) columns.push(`${part.target.parentRelationship}.${keyField}`);
  return { object, keyField, columns, insertOnly: [], lookups };
}

function describeLookup(lookup: LookupMapping): CompiledLookup {
  return {
    column: `${lookup.relationship}.${lookup.keyField}`,
    field: lookup.target,
    object: lookup.object,
    keyField: lookup.keyField,
    entity: lookup.entity,
    required: lookup.required,
    insertOnly: lookup.insertOnly ?? false,
    master: false,
  };
}
