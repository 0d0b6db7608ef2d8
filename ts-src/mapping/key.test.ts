import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKey, encodeKeyPart, parseKey } from './index.ts';

describe('an ERP key', () => {
  it('leaves ordinary parts as they are', () => {
    expect(buildKey('DE', 'item', 'LS-75 a')).toBe('DE|item|LS-75 a');
    expect(buildKey('*', 'item', '1000')).toBe('*|item|1000');
  });

  it('encodes what would break it or be trimmed by Salesforce', () => {
    expect(encodeKeyPart('a|b')).toBe('a%7Cb');
    expect(encodeKeyPart('100%')).toBe('100%25');
    expect(encodeKeyPart(' x\t')).toBe('%20x%09');
    expect(encodeKeyPart('  ')).toBe('%20%20');
    expect(encodeKeyPart('\u00a0x')).toBe('%C2%A0x');
  });

  it('gives its parts back, so different records never share a key', () => {
    const part = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(part, part, part, (company, entity, key) => {
        const text = buildKey(company, entity, key);
        expect(parseKey(text)).toEqual({ company, entity, key });
        expect(text.trim()).toBe(text);
      }),
    );
  });

  it('is told from other text', () => {
    expect(parseKey('a|b')).toBeNull();
    expect(parseKey('a|b|%')).toBeNull();
  });
});
