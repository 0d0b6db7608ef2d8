/** A world in which a dry run may only read: whatever would write fails. What the tests of dry runs run on. */
import type { MappingDocument } from '../../mapping/index.ts';
import type { SalesforcePort } from '../salesforce/port.ts';
import type { StatePort } from '../state/port.ts';
import { INTEGRATIONS } from '../companion.ts';
import { compileForOrg, type OrgReader } from '../sync/mapping-store.ts';
import { memorySchema } from '../sync/memory/schema.ts';
import { testSettings, type World } from '../sync/memory/world.ts';
import { dryRun, type DryRunRequest } from './dry-run.ts';
import type { DryRunResult } from './result.ts';

const refuse = (what: string) => async (): Promise<never> => {
  throw new Error(`A dry run must not ${what}.`);
};

/** The ports of a world without anything that writes. */
export function readOnlyReader(world: World): OrgReader {
  const { create, update, remove, act } = {
    create: refuse('create'),
    update: refuse('update'),
    remove: refuse('remove'),
    act: refuse('act'),
  };
  const find = world.erp.write?.find ?? refuse('find');
  const erp = { ...world.erp, write: { create, update, remove, act, find } };
  const state: StatePort = {
    ...world.state,
    record: refuse('record'),
    saveRun: refuse('save runs'),
    forgetAgreements: refuse('forget'),
    takeLease: refuse('take a lease'),
  };
  const salesforce: SalesforcePort = {
    ...world.salesforce,
    upsert: refuse('upsert'),
    create: refuse('create'),
    update: refuse('update'),
    remove: refuse('delete'),
  };
  return {
    erp,
    state,
    salesforce,
    clock: world.clock,
    random: () => 0.5,
    log: () => undefined,
    settings: testSettings,
  };
}

/** Everything that stands in the org, the ERP and the state. */
export async function everythingIn(world: World): Promise<string> {
  const { state } = world;
  return JSON.stringify([
    Object.keys(memorySchema).map((object) => world.salesforce.records(object)),
    ['customer', 'item', 'invoice', 'entry', 'order'].map((entity) => world.erp.all('GB', entity)),
    await state.countLinks(),
    await state.listParked({}, 1_000),
    await state.listWaiting(1_000),
    await state.lastRuns(),
  ]);
}

/** A dry run of a template, as if it were a version that is not live; fails when anything anywhere changed. */
export async function tryMapping(
  world: World,
  document: MappingDocument,
  request: Omit<DryRunRequest, 'mapping'> = {},
): Promise<DryRunResult> {
  const reader = readOnlyReader(world);
  const compiled = await compileForOrg(reader, document);
  const mapping = { name: document.name, integration: document.integration, version: 9, compiled, id: '' };
  const before = await everythingIn(world);
  const result = await dryRun(reader, { ...request, mapping });
  if ((await everythingIn(world)) !== before) throw new Error('The dry run changed something.');
  return result;
}

/** A pass over everything, so that there is something to compare with. */
export const syncAll = (world: World): Promise<unknown> => world.sync().pass({ integrations: INTEGRATIONS });
