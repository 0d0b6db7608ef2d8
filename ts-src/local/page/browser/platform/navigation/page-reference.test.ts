import { describe, expect, it } from 'vitest';
import { addressOf, pageReferenceOf } from './page-reference.ts';

describe('a page reference', () => {
  it.each([
    ['/lightning/n/cpt__ERP_Console', '?c__view=mappings&c__mapping=DE%7Citems'],
    ['/lightning/r/Account/001000000000001AAA/view', ''],
    ['/lightning/r/001000000000001AAA/view', ''],
    ['/lightning/o/Account/list', '?c__a=1'],
  ])('and its address %s%s say the same', (path, search) => {
    expect(addressOf(pageReferenceOf(path, search)!)).toBe(path + search);
  });

  it('keeps of the state only keys with a namespace, and of those only what has a value', () => {
    expect(pageReferenceOf('/lightning/n/T', '?user=rep&c__view=home')?.state).toEqual({ c__view: 'home' });
    const state = { c__view: 'home', c__issue: undefined, c__mapping: null, view: 'x', c__add: '' };
    expect(addressOf({ type: 'standard__navItemPage', attributes: { apiName: 'T' }, state })).toBe(
      '/lightning/n/T?c__view=home',
    );
  });

  it('has no address for what the local page does not have', () => {
    expect(addressOf({ type: 'standard__namedPage', attributes: { pageName: 'home' } })).toBeNull();
    expect(addressOf({ type: 'standard__navItemPage' })).toBeNull();
    expect(addressOf({ type: 'standard__recordPage' })).toBeNull();
  });

  it('leads to other pages by their address', () => {
    expect(addressOf({ type: 'standard__webPage', attributes: { url: 'https://x.example' } })).toBe(
      'https://x.example',
    );
  });

  it('is none for an address that is no page', () => {
    for (const path of ['/', '/lightning/r/Account/1/view', '/lightning/n/', '/lightning/n/a/b']) {
      expect(pageReferenceOf(path, '')).toBeNull();
    }
  });
});
