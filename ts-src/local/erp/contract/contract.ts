import { readFileSync } from 'node:fs';
import type { EntityContract } from './derive.ts';
import { EXTENSION_CONTRACT } from './extension.ts';

/** The set of companies: not among the published page definitions, taken from the documentation of the endpoints. */
const COMPANIES: EntityContract = {
  set: 'companies',
  entity: 'company',
  key: 'id',
  verbs: '',
  fields: [
    { name: 'id', type: 'guid', readOnly: true },
    { name: 'systemVersion', type: 'string', readOnly: true },
    { name: 'timestamp', type: 'int64', readOnly: true },
    { name: 'name', type: 'string', max: 30, readOnly: true },
    { name: 'displayName', type: 'string', max: 250, readOnly: true },
    { name: 'businessProfileId', type: 'string', max: 250, readOnly: true },
    { name: 'systemCreatedAt', type: 'datetime', readOnly: true },
    { name: 'systemCreatedBy', type: 'guid', readOnly: true },
    { name: 'systemModifiedAt', type: 'datetime', readOnly: true },
    { name: 'systemModifiedBy', type: 'guid', readOnly: true },
  ],
  parts: [],
  actions: [],
};

const published = JSON.parse(readFileSync(new URL('contract.json', import.meta.url), 'utf8')) as EntityContract[];

/** The standard API v2.0 as far as it is served. */
export const STANDARD_CONTRACT: readonly EntityContract[] = [COMPANIES, ...published];

/**
 * The contract of a set by its name, standard or extension.
 * @throws Error when nothing of that name is known.
 */
export function contractOf(set: string): EntityContract {
  const found = [...STANDARD_CONTRACT, ...EXTENSION_CONTRACT].find((contract) => contract.set === set);
  if (found === undefined) throw new Error(`No contract for the entity set ${set}.`);
  return found;
}
