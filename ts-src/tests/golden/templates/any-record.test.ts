import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileMapping } from '../../../mapping/index.ts';
import { businessCentralTemplates } from '../../../templates/business-central/index.ts';
import { packageFields } from './package-fields.ts';

const env = { company: { code: 'US', name: 'CRONUS', currency: 'USD' }, now: Date.UTC(2026, 0, 31) };

/** Values of every kind, also those that have no place in the field. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(undefined, '', ' ', '0001-01-01', '2026-01-31', 'Invoice', 'Paid', 1e17, -0, NaN, 'x'.repeat(300)),
);

it.each(businessCentralTemplates.map((template) => [template.name, template] as const))(
  '%s maps, filters or refuses any record, and never throws',
  (_, template) => {
    const compiled = compileMapping(template, { targetFields: packageFields });
    const paths = (part: {
      fields: readonly { source?: string | undefined; formula?: string | undefined }[];
    }): string[] =>
      part.fields.flatMap((field) => [field.source ?? [], field.formula?.match(/[a-z]\w+/g) ?? []].flat());
    const record = (names: readonly string[]) =>
      fc.record(Object.fromEntries(['id', 'status', ...names].map((name) => [name, value])));
    const lists = Object.fromEntries(
      (template.children ?? []).map((list) => [
        list.source,
        fc.array(fc.oneof(record(paths(list)), value), { maxLength: 3 }),
      ]),
    );
    const source = fc
      .tuple(record(paths(template)), fc.record(lists))
      .map(([header, lines]) => ({ ...header, ...lines }));
    fc.assert(
      fc.property(source, (one) => {
        const result = compiled.run(one, env);
        expect(['mapped', 'filtered', 'refused']).toContain(result.outcome);
        expect(compiled.run(one, env)).toEqual(result);
        expect(compiled.explain(one, env).result).toEqual(result);
        if (result.outcome === 'refused') expect(result.problems.length).toBeGreaterThan(0);
        if (result.outcome === 'mapped') {
          for (const field of Object.values(result.row))
            expect(['string', 'number', 'boolean', 'object']).toContain(typeof field);
        }
      }),
      { numRuns: 300 },
    );
  },
);
