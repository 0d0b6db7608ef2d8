import { expect, test } from 'vitest';
import { ERP_CLAIMS } from './claims.ts';

test('claims have ids of their own and say on what they rest', () => {
  expect(new Set(ERP_CLAIMS.map(({ id }) => id)).size).toBe(ERP_CLAIMS.length);
  for (const { id, behaviour, source } of ERP_CLAIMS) {
    expect(id).toMatch(/^erp-[a-z-]+$/);
    expect(behaviour).toMatch(/\.$/);
    expect(source).not.toBe('');
  }
});
