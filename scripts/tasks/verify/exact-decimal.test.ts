import { describe, expect, it } from 'vitest';
import { exactText, parseExact, productInCents } from './exact-decimal.ts';

const product = (a: string, b: string): string => exactText(productInCents(parseExact(a)!, parseExact(b)!));

describe('exact decimals', () => {
  it.each([
    ['-12.50', '-12.50'],
    [' 6 ', '6'],
    ['.5', '0.5'],
    ['+3', '3'],
    ['1e-05', '0.00001'],
    ['1.5E3', '1500'],
    ['-0', '0'],
  ])('reads %s as %s', (text, expected) => {
    expect(exactText(parseExact(text)!)).toBe(expected);
  });

  it.each(['', ' ', '.', '-', 'six', '2.5O', '1,000', '1 000', 'e5', '0x10', 'Infinity'])('refuses %j', (text) => {
    expect(parseExact(text)).toBeNull();
  });

  it.each([
    ['3', '0.125', '0.38'],
    ['-3', '0.125', '-0.38'],
    ['1', '1.005', '1.01'],
    ['-1', '2.675', '-2.68'],
    ['1000', '0.0000051', '0.01'],
    ['1', '0.00499', '0.00'],
    ['-1', '0.00499', '0.00'],
    ['80995', '38970.00', '3156375150.00'],
    ['2.5', '0.33', '0.83'],
    ['7', '5', '35.00'],
  ])('rounds %s × %s half away from zero to %s', (a, b, expected) => {
    expect(product(a, b)).toBe(expected);
  });
});
