import { describe, expect, test } from 'vitest';
import type { ConflictPolicy, TwoWayColumn } from '../../../mapping/index.ts';
import { mergeFollower, mergeRow, type MergeSides } from './merge-row.ts';

const column = (more: Partial<TwoWayColumn> = {}): TwoWayColumn => ({
  column: 'Phone',
  policy: 'ask',
  erpFields: ['phone'],
  reference: false,
  everyRecord: false,
  ...more,
});
const same = (a: unknown, b: unknown): boolean => a === b;
const merge = (
  [agreed, erp, salesforce]: readonly [string | undefined, string | null, string | null],
  more: Partial<TwoWayColumn> = {},
  sides: Partial<MergeSides> = {},
) =>
  mergeRow(
    [column(more)],
    {
      agreed: agreed === undefined ? {} : { Phone: agreed },
      erp: { Phone: erp },
      salesforce: { Phone: salesforce },
      sending: null,
      modified: { erp: null, salesforce: null },
      ...sides,
    },
    same,
  );

describe('merging a field', () => {
  test('what changed on one side follows to the other', () => {
    expect(merge(['1', '2', '1'])).toMatchObject({ toSalesforce: { Phone: '2' }, toErp: {}, conflicts: [] });
    expect(merge(['1', '1', '2'])).toMatchObject({ toSalesforce: {}, toErp: { Phone: '2' }, conflicts: [] });
  });

  test('an echo of our own write changes nothing, whoever wrote it', () => {
    expect(merge(['2', '2', '2'])).toEqual({ toSalesforce: {}, toErp: {}, conflicts: [], agreed: { Phone: '2' } });
  });

  test('the same change on both sides is agreed', () => {
    expect(merge(['1', '2', '2'])).toEqual({ toSalesforce: {}, toErp: {}, conflicts: [], agreed: { Phone: '2' } });
  });

  test('different changes are a conflict with three values, and what was agreed stays', () => {
    expect(merge(['1', '2', '3'])).toEqual({
      toSalesforce: {},
      toErp: {},
      conflicts: [{ field: 'Phone', agreed: '1', salesforce: '3', erp: '2' }],
      agreed: { Phone: '1' },
    });
  });

  test('after a lost memory what differs is a conflict, never a silent overwrite', () => {
    expect(merge([undefined, '2', '3']).conflicts).toEqual([
      { field: 'Phone', agreed: null, salesforce: '3', erp: '2' },
    ]);
    expect(merge([undefined, '2', '2']).agreed).toEqual({ Phone: '2' });
  });

  test.each<[ConflictPolicy, number | null, number | null, 'toErp' | 'toSalesforce']>([
    ['erp', 1, 9, 'toSalesforce'],
    ['salesforce', 9, 1, 'toErp'],
    ['latest', 1, 2, 'toErp'],
    ['latest', 2, 1, 'toSalesforce'],
    ['latest', 2, 2, 'toSalesforce'],
    ['latest', null, 2, 'toSalesforce'],
  ])('policy %s with ERP at %s and Salesforce at %s writes %s', (policy, erp, salesforce, direction) => {
    const decision = merge(['1', '2', '3'], { policy }, { modified: { erp, salesforce } });
    expect(Object.keys(decision[direction])).toEqual(['Phone']);
  });

  test('a field without a way back belongs to the ERP', () => {
    expect(merge(['1', '1', '2'], { erpFields: [] })).toMatchObject({ toSalesforce: { Phone: '1' }, toErp: {} });
    expect(merge(['1', '2', '3'], { erpFields: [], policy: 'salesforce' }).toSalesforce).toEqual({ Phone: '2' });
  });

  test('a reference that one side can not name changes nothing', () => {
    const nothing = { toSalesforce: {}, toErp: {}, conflicts: [] };
    expect(merge(['1', '2', null], { reference: true })).toMatchObject(nothing);
    expect(merge(['1', null, '2'], { reference: true })).toMatchObject(nothing);
  });

  test('a value that arrived in an attempt that was cut off counts as agreed, also as the other side writes it', () => {
    const sending = { toErp: { Phone: 'abcd' }, toSalesforce: {} };
    expect(merge(['1', 'ABC', 'abcd'], {}, { sending }).toSalesforce).toEqual({ Phone: 'ABC' });
    expect(merge(['1', '1', 'abcd'], {}, { sending }).toErp).toEqual({ Phone: 'abcd' });
    expect(merge(['1', 'xyz', 'abcd'], {}, { sending }).conflicts).toHaveLength(1);
    const back = { toErp: {}, toSalesforce: { Phone: 'erp' } };
    expect(merge(['1', 'newer', 'erp'], {}, { sending: back }).toSalesforce).toEqual({ Phone: 'newer' });
  });
});

describe('an ERP record that is not the responsible one', () => {
  const follow = (values: readonly [string | undefined, string, string], everyRecord = true) =>
    mergeFollower(
      [column({ everyRecord })],
      {
        agreed: values[0] === undefined ? {} : { Phone: values[0] },
        erp: { Phone: values[1] },
        salesforce: { Phone: values[2] },
        sending: null,
        modified: { erp: null, salesforce: null },
      },
      same,
    );

  test('gets what changes in Salesforce, and gives nothing', () => {
    expect(follow(['1', '7', '2']).toErp).toEqual({ Phone: '2' });
    expect(follow(['1', '7', '1']).toErp).toEqual({});
    expect(follow(['1', '7', '1']).toSalesforce).toEqual({});
  });

  test('is left alone until the first change, and in fields that are not for every record', () => {
    expect(follow([undefined, '7', '2'])).toMatchObject({ toErp: {}, agreed: { Phone: '2' } });
    expect(follow(['1', '7', '2'], false)).toMatchObject({ toErp: {}, agreed: {} });
  });
});
