import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { APPLICATION_SHAPE } from './application.ts';
import { entitySources } from './entities.ts';
import { entityNeeds } from './entity-needs.ts';
import { joinedFields } from './joined-fields.ts';

interface Mapped {
  readonly source?: string;
}
interface Template {
  readonly name: string;
  readonly source: { readonly entity: string };
  readonly fields: readonly Mapped[];
  readonly lookups?: readonly Mapped[];
  readonly children?: readonly {
    readonly source: string;
    readonly entity: string;
    readonly fields: readonly Mapped[];
    readonly lookups?: readonly Mapped[];
  }[];
}

const folder = fileURLToPath(new URL('../../../templates/business-central/', import.meta.url));
const templates = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(folder + file, 'utf8')) as Template);

const roots = (mapped: readonly Mapped[]): string[] =>
  mapped.flatMap(({ source }) => (source === undefined || source.startsWith('$') ? [] : [source.split('.')[0] ?? '']));

function neededOf(set: string): Set<string> {
  return new Set(
    entityNeeds.filter((need) => need.set === set).flatMap((need) => [...need.fields, ...(need.optional ?? [])]),
  );
}

describe('what the check looks for in Business Central', () => {
  test.each(templates.map((template) => [template.name, template] as const))(
    'covers the source fields of the template %s',
    (_name, template) => {
      const source = entitySources.get(template.source.entity);
      // Entities without a way of reading of their own are read from the set of their plural.
      const known = neededOf(source?.set ?? `${template.source.entity}s`);
      if (source?.signal === 'application') for (const [name] of APPLICATION_SHAPE) known.add(name);
      for (const [name] of source === undefined ? [] : joinedFields(source)) known.add(name);
      const used = [...roots(template.fields), ...roots(template.lookups ?? [])];
      expect(used.filter((field) => !known.has(field))).toEqual([]);
      for (const child of template.children ?? []) {
        const lines = neededOf(child.source);
        for (const [name] of joinedFields({ entity: child.entity, set: '', api: 'standard', signal: 'stamp' })) {
          lines.add(name);
        }
        expect(known).toContain(child.source);
        expect([...roots(child.fields), ...roots(child.lookups ?? [])].filter((field) => !lines.has(field))).toEqual(
          [],
        );
      }
    },
  );
});
