import { describe, expect, it } from 'vitest';
import { compileSourceFilter, textAt } from './source-filter.ts';

const env = { company: { code: 'DE', currency: 'EUR' }, now: 0 };
const entity = {
  fields: [
    { name: 'status', type: 'enum' },
    { name: 'amount', type: 'number' },
  ],
  children: {},
};

describe('a source filter', () => {
  it('tells which records match, with the company among what it can ask for', () => {
    const filter = compileSourceFilter('AND(status = "Open", amount > 10, $Company.Code = "DE")', entity);
    if (!filter.ok) throw new Error(filter.problems[0]?.message);
    expect(filter.fields).toEqual(['status', 'amount', '$Company.Code']);
    expect(filter.matches({ status: 'Open', amount: 11 }, env)).toBe(true);
    expect(filter.matches({ status: 'Open', amount: 9 }, env)).toBe(false);
    expect(filter.matches({ status: 'Open', amount: 11 }, { ...env, company: { code: 'UK' } })).toBe(false);
  });

  it('matches no record for which it has no value', () => {
    const filter = compileSourceFilter('1 / amount > 0', entity);
    expect(filter.ok && filter.matches({ amount: 0 }, env)).toBe(false);
  });

  it('says where it is wrong, and that it must give true or false', () => {
    expect(compileSourceFilter('status = ', entity)).toMatchObject({ ok: false });
    expect(compileSourceFilter('amount + 1', entity)).toMatchObject({
      ok: false,
      problems: [{ code: 'FORMULA_WRONG_RESULT_TYPE' }],
    });
  });
});

it('a value is read as value maps see it: blank markers of the ERP are blank, lists have none', () => {
  expect(textAt({ status: 'Open' }, 'status')).toBe('Open');
  expect(textAt({ status: '_x0020_' }, 'status')).toBe('');
  expect(textAt({ term: { code: '30' } }, 'term.code')).toBe('30');
  expect(textAt({}, 'nothing.at.all')).toBe('');
  expect(textAt({ lines: [] }, 'lines')).toBeNull();
  expect(textAt({ open: false }, 'open')).toBe('false');
});
