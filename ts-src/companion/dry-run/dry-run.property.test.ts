import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMappingDocument, type MappingDocument } from '../../mapping/index.ts';
import type { KnownErrorCode } from '../errors/codes.ts';
import type { RowRule } from '../sync/memory/salesforce.ts';
import { createWorld, customerRecord, invoiceRecord, testTemplates, type World } from '../sync/memory/world.ts';
import { tryMapping } from './dry-run-world.ts';

const template = (name: string): MappingDocument =>
  parseMappingDocument(testTemplates.find((each) => each.name === name));

/** Rules that refuse some rows by what is in them, the same row always with the same code. */
const CODES: readonly KnownErrorCode[] = ['SF_VALIDATION_RULE', 'SF_DUPLICATES_DETECTED', 'SF_PICKLIST_VALUE'];
const rule = fc.record({
  object: fc.constantFrom('ERP_Invoice__c', 'ERP_Invoice_Line__c'),
  every: fc.integer({ min: 2, max: 6 }),
  code: fc.constantFrom(...CODES),
});

interface Rule {
  readonly object: string;
  readonly every: number;
  readonly code: KnownErrorCode;
}

const sum = (text: string): number =>
  [...text].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);

const asRule =
  (rules: readonly Rule[]): RowRule =>
  (object, row) =>
    rules.find((each) => {
      const text = `${String(row['Name'] ?? '')}${String(row['Net__c'] ?? '')}`;
      return each.object === object && sum(text) % each.every === 0;
    })?.code;

const document = fc.record({
  id: fc.integer({ min: 1, max: 9 }).map((n) => `d${n}`),
  customer: fc.constantFrom('c1', 'c2', 'nobody'),
  amounts: fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 4 }),
  draft: fc.boolean(),
  date: fc.constantFrom('2026-03-01', '2026-05-06', 'soon'),
});

interface Document {
  readonly id: string;
  readonly customer: string;
  readonly amounts: readonly number[];
  readonly draft: boolean;
  readonly date: string;
}

function put(world: World, documents: readonly Document[]): void {
  for (const { id, customer, amounts, draft, date } of documents) {
    world.erp.put('GB', 'invoice', { ...invoiceRecord(id, customer, amounts), draft, date });
  }
}

test('whatever the rows and the rules, a dry run says what the next run does, and leaves nothing behind', async () => {
  const scenario = fc.record({
    before: fc.array(document, { maxLength: 8 }),
    now: fc.array(document, { minLength: 1, maxLength: 8 }),
    rules: fc.array(rule, { maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ before, now, rules }) => {
      const world = await createWorld();
      for (const id of ['c1', 'c2']) world.erp.put('GB', 'customer', customerRecord(id));
      put(world, before);
      await world.sync().pass({ integrations: ['customers', 'sales-history'] });
      put(world, now);
      world.salesforce.rule = asRule(rules);
      // `tryMapping` fails when anything in the org, the ERP or the state is another than before.
      const told = await tryMapping(world, template('sales-invoice'));
      const touched = new Set(world.erp.all('GB', 'invoice').map(({ id }) => id));
      expect(told.records).toBe(touched.size);
      expect(Object.values(told.counts).reduce((a, b) => a + b, 0)).toBe(told.records);
      // A run that reads everything again, as the dry run has done, and compares it with Salesforce.
      await world.sync().forget();
      const report = await world.sync().pass({ integrations: ['sales-history'] });
      const run = report.runs.find(({ mapping }) => mapping === 'sales-invoice');
      const { create, update, unchanged, blocked, filtered, refused, notTried } = told.counts;
      expect({ create, update, unchanged, filtered, parked: blocked + refused, waiting: notTried }).toEqual({
        create: run?.created,
        update: run?.updated,
        unchanged: run?.unchanged,
        filtered: run?.filtered,
        parked: run?.parked,
        waiting: run?.waiting,
      });
      await world.state.close();
    }),
    { numRuns: 60 },
  );
});
