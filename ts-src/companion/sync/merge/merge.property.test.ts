/**
 * Two systems in a model: whatever is edited on either side, in any order with passes, with attempts cut off between
 * any two steps and answers lost: in the end both sides are equal or an open conflict exists, and then nothing is
 * written any more.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConflictPolicy, MappedValue, TwoWayColumn } from '../../../mapping/index.ts';
import { agreedAfter, exchangeWithErp, pick, type ErpSide } from './exchange.ts';
import { mergeRow, type ConflictField, type Sending, type Values } from './merge-row.ts';

const FIELDS = ['a', 'b', 'c', 'd', 'e'] as const;
type Field = (typeof FIELDS)[number];
const POLICIES: Readonly<Record<Field, ConflictPolicy>> = {
  a: 'ask',
  b: 'erp',
  c: 'salesforce',
  d: 'latest',
  e: 'ask',
};
const columns: readonly TwoWayColumn[] = FIELDS.map((field) => ({
  column: field,
  policy: POLICIES[field],
  erpFields: field === 'e' ? [] : [field],
  reference: false,
  everyRecord: false,
}));
const same = (a: MappedValue, b: MappedValue): boolean => (a === '' ? null : a) === (b === '' ? null : b);

/** What the ERP stores of a value: it upper-cases codes and cuts names. */
const stored = (field: string, value: MappedValue): MappedValue => {
  if (typeof value !== 'string') return value;
  return field === 'b' ? value.toUpperCase() : field === 'a' ? value.slice(0, 4) : value;
};

type Step =
  | { readonly do: 'erp'; readonly field: Field; readonly value: string | null }
  | { readonly do: 'salesforce'; readonly field: Field; readonly value: string | null }
  | { readonly do: 'pass'; readonly cutAt: number; readonly lose: boolean; readonly meanwhile: Values | null }
  | { readonly do: 'settle'; readonly take: 'erp' | 'salesforce' }
  | { readonly do: 'forget' };

class Cut extends Error {}

/** Both systems and the memory between them. */
class Model {
  erp: Record<string, MappedValue> = pick({}, FIELDS);
  salesforce: Record<string, MappedValue> = pick({}, FIELDS);
  agreed: Values = {};
  sending: Sending | null = null;
  conflicts: readonly ConflictField[] = [];
  version = 1;
  time = 1;
  modified = { erp: 1, salesforce: 1 };
  erpWrites = 0;
  salesforceWrites = 0;

  editErp(values: Values): void {
    this.erp = { ...this.erp, ...Object.fromEntries(Object.entries(values).map(([f, v]) => [f, stored(f, v)])) };
    this.version += 1;
    this.modified.erp = ++this.time;
  }

  editSalesforce(values: Values): void {
    this.salesforce = { ...this.salesforce, ...values };
    this.modified.salesforce = ++this.time;
  }

  private side(): ErpSide {
    return { values: { ...this.erp }, modified: this.modified.erp, etag: String(this.version) };
  }

  /** One pass, cut off at the given step; an answer may be lost and someone may edit the ERP in between. */
  async pass(cutAt = Infinity, lose = false, meanwhile: Values | null = null): Promise<void> {
    let step = 0;
    const next = (): void => {
      if (step++ === cutAt) throw new Cut();
    };
    const salesforce = { values: { ...this.salesforce }, modified: this.modified.salesforce };
    let disturbed = meanwhile === null;
    let lost = lose;
    const { agreed, sending } = this;
    try {
      const done = await exchangeWithErp(
        { erp: this.side(), salesforce, agreed, sending },
        {
          merge: (sides) => mergeRow(columns, sides, same),
          announce: async ({ toErp, toSalesforce }) => {
            next();
            this.sending = { toErp, toSalesforce };
          },
          write: async (written, etag) => {
            next();
            if (!disturbed) this.editErp(meanwhile ?? {});
            disturbed = true;
            if (etag !== String(this.version)) return { written: false, now: this.side() };
            this.editErp(pick(salesforce.values, written));
            this.erpWrites += 1;
            next();
            const heard = !lost;
            lost = false;
            return { written: heard, now: this.side() };
          },
        },
      );
      if (done === null) throw new Error('the record kept changing');
      if (Object.keys(done.decision.toSalesforce).length > 0) {
        next();
        this.editSalesforce(done.decision.toSalesforce);
        this.salesforceWrites += 1;
      }
      next();
      this.agreed = agreedAfter(done.decision);
      this.sending = null;
      this.conflicts = done.decision.conflicts;
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
    }
  }

  settle(take: 'erp' | 'salesforce'): void {
    for (const { field, erp, salesforce } of this.conflicts) {
      this.agreed = { ...this.agreed, [field]: take === 'erp' ? salesforce : erp };
    }
    this.conflicts = [];
  }
}

const value = fc.oneof(fc.constantFrom('abc', 'abcdef', 'ABC', 'x', 'Xy', 'longer text'), fc.constant(null));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('erp', 'salesforce'), field: fc.constantFrom(...FIELDS), value }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      cutAt: fc.oneof(fc.constant(Infinity), fc.nat({ max: 8 })),
      lose: fc.boolean(),
      meanwhile: fc.option(fc.tuple(fc.constantFrom(...FIELDS), value).map(([field, edited]) => ({ [field]: edited }))),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('settle' as const), take: fc.constantFrom('erp', 'salesforce') }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'forget' as const }) },
) as fc.Arbitrary<Step>;

async function take(model: Model, next: Step): Promise<void> {
  if (next.do === 'erp') model.editErp({ [next.field]: next.value });
  else if (next.do === 'salesforce') model.editSalesforce({ [next.field]: next.value });
  else if (next.do === 'settle') model.settle(next.take);
  else if (next.do === 'forget') {
    model.agreed = {};
    model.sending = null;
    model.conflicts = [];
  } else await model.pass(next.cutAt, next.lose, next.meanwhile);
}

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 2_000);

it('ends with both sides equal or an open conflict, and then writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const model = new Model();
      for (const next of steps) await take(model, next);
      await model.pass();
      const open = new Set(model.conflicts.map(({ field }) => field));
      for (const field of FIELDS) {
        if (!open.has(field)) expect(same(model.erp[field] ?? null, model.salesforce[field] ?? null)).toBe(true);
      }
      const writes = model.erpWrites + model.salesforceWrites;
      await model.pass();
      await model.pass();
      expect(model.erpWrites + model.salesforceWrites).toBe(writes);
      model.settle('salesforce');
      await model.pass();
      expect(model.conflicts).toEqual([]);
      for (const field of FIELDS) expect(same(model.erp[field] ?? null, model.salesforce[field] ?? null)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

it('never overwrites a side that changed, where the policy is to ask', async () => {
  await fc.assert(
    fc.asyncProperty(value, value, value, async (before, inErp, inSalesforce) => {
      const model = new Model();
      model.editErp({ a: before });
      model.editSalesforce({ a: model.erp['a'] ?? null });
      await model.pass();
      const start = model.erp['a'] ?? null;
      model.editErp({ a: inErp });
      model.editSalesforce({ a: inSalesforce });
      const [erp, salesforce] = [model.erp['a'] ?? null, model.salesforce['a'] ?? null];
      await model.pass();
      const bothChanged = !same(erp, start) && !same(salesforce, start) && !same(erp, salesforce);
      expect(model.conflicts.map(({ field }) => field)).toEqual(bothChanged ? ['a'] : []);
      if (bothChanged) expect([model.erp['a'], model.salesforce['a']]).toEqual([erp, salesforce]);
    }),
    { numRuns: 300 },
  );
});
