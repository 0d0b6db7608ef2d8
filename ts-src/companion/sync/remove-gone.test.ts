import { beforeEach, describe, expect, it } from 'vitest';
import { INTEGRATIONS, type SyncReport } from '../companion.ts';
import { parseMappingDocument } from '../../mapping/index.ts';
import { createWorld, testTemplates, type World } from './memory/world.ts';

const documents = (deletion: 'delete' | 'ignore') =>
  testTemplates.map((document) =>
    document.name === 'item-product' ? parseMappingDocument({ ...document, deletion }) : document,
  );
const pass = (world: World, deletion: 'delete' | 'ignore' = 'delete'): Promise<SyncReport> =>
  world.sync({ templates: documents(deletion) }).pass({ integrations: INTEGRATIONS });
const products = (world: World) =>
  world.salesforce
    .records('Product2')
    .map((row) => row['Name'])
    .sort();

let world: World;
beforeEach(async () => {
  world = await createWorld();
  for (const id of ['i1', 'i2', 'i3']) world.erp.put('GB', 'item', { id, name: id });
});

describe('a record that the ERP deleted', () => {
  it('is deleted and counted where the mapping says so, the next time its keys are looked at', async () => {
    await pass(world);
    world.erp.drop('GB', 'item', 'i2');
    await pass(world);
    expect(products(world)).toEqual(['i1', 'i2', 'i3']);
    world.clock.advance(600_000);
    const run = (await pass(world)).runs.find(({ mapping }) => mapping === 'item-product');
    expect(run).toMatchObject({ read: 1, deleted: 1 });
    expect(products(world)).toEqual(['i1', 'i3']);
    world.clock.advance(600_000);
    expect((await pass(world)).writes).toBe(0);
  });

  it('comes back with the record', async () => {
    await pass(world);
    world.erp.drop('GB', 'item', 'i2');
    world.clock.advance(600_000);
    await pass(world);
    world.erp.put('GB', 'item', { id: 'i2', name: 'i2' });
    await pass(world);
    expect(products(world)).toEqual(['i1', 'i2', 'i3']);
  });

  it('stays where the mapping does not say so', async () => {
    await pass(world, 'ignore');
    world.erp.drop('GB', 'item', 'i2');
    world.clock.advance(600_000);
    await pass(world, 'ignore');
    expect(products(world)).toEqual(['i1', 'i2', 'i3']);
  });
});
