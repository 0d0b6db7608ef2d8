import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideRounded, multiply, percentOf, share, toCents } from './money.ts';

/** quantity × price in cents by whole numbers alone. */
function reference(quantity: string, price: string): number {
  const scale = (text: string): bigint => {
    const [whole = '0', places = ''] = text.replace('-', '').split('.');
    const value = BigInt(whole + places.padEnd(5, '0'));
    return text.startsWith('-') ? -value : value;
  };
  const product = scale(quantity) * scale(price);
  const size = product < 0n ? -product : product;
  const cents = (size + 50_000_000n) / 100_000_000n;
  return Number(product < 0n ? -cents : cents);
}

test('a line amount is quantity × price rounded half away from zero', () => {
  expect(multiply(1, 0.125)).toBe(13);
  expect(multiply(-1, 0.125)).toBe(-13);
  expect(multiply(3, 0.335)).toBe(101);
  expect(multiply(2.5, 0.01)).toBe(3);
  expect(multiply(-80995, 2.08)).toBe(-16846960);
});

test('line amounts are exact for every quantity and price with up to five places', () => {
  const decimal = fc
    .tuple(fc.boolean(), fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99_999 }))
    .map(([negative, whole, places]) => `${negative ? '-' : ''}${whole}.${String(places).padStart(5, '0')}`);
  fc.assert(
    fc.property(decimal, decimal, (quantity, price) => {
      expect(multiply(Number(quantity), Number(price)) + 0).toBe(reference(quantity, price) + 0);
    }),
    { numRuns: 2000 },
  );
});

test('a division rounds half away from zero and is symmetrical', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000_000 }), (top, bottom) => {
      const result = divideRounded(top, bottom);
      expect(Math.abs(result * bottom - top) * 2).toBeLessThanOrEqual(bottom);
      expect(divideRounded(-top, bottom) + 0).toBe(-result + 0);
    }),
  );
});

test('a percentage and a share round to the nearest cent', () => {
  expect(percentOf(1005, 10)).toBe(101);
  expect(percentOf(-1005, 10)).toBe(-101);
  expect(percentOf(9_000_000_000_001, 33.333)).toBe(2_999_970_000_000);
  expect(share(100, 1, 3)).toBe(33);
  expect(share(100, 0, 0)).toBe(0);
});

test('a decimal becomes whole cents', () => {
  expect(toCents(1.005)).toBe(100);
  expect(toCents(-12.34)).toBe(-1234);
  expect(toCents(0)).toBe(0);
});
