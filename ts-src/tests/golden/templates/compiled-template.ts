/** Templates and records as the tests of them use them. */
import { compileMapping } from '../../../mapping/index.ts';
import type { CompiledMapping, MappingEnvironment, MappingResult, SourceEntity } from '../../../mapping/index.ts';
import { businessCentralTemplates } from '../../../templates/business-central/index.ts';
import { packageFields } from './package-fields.ts';

/** A company whose own currency is the dollar, on the last day of January. */
export const env: MappingEnvironment = {
  company: { code: 'US', name: 'CRONUS', currency: 'USD' },
  now: Date.UTC(2026, 0, 31),
};

/** A template compiled against the fields of the package. */
export function compiled(name: string, entity?: SourceEntity): CompiledMapping {
  const document = businessCentralTemplates.find((template) => template.name === name);
  if (document === undefined) throw new Error(`there is no template ${name}`);
  const sourceFields = entity === undefined ? {} : { sourceFields: () => entity };
  return compileMapping(document, { targetFields: packageFields, ...sourceFields });
}

/** The row of a record that was mapped; fails for any other outcome. */
export function mapped(result: MappingResult) {
  if (result.outcome !== 'mapped') throw new Error(JSON.stringify(result));
  return result;
}

/** Freezes a record through and through, so that a mapping that writes to it fails. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
