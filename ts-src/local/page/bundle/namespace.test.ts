import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { namespaceQuery, namespaceScript, withNamespace } from './namespace.ts';

describe('the namespace of a package', () => {
  it('goes before custom names that have none', () => {
    expect(withNamespace('ERP_Invoice__c', 'cpt')).toBe('cpt__ERP_Invoice__c');
    expect(withNamespace('Customer__r', 'cpt')).toBe('cpt__Customer__r');
    expect(withNamespace('other__Thing__c', 'cpt')).toBe('other__Thing__c');
    expect(withNamespace('Name', 'cpt')).toBe('Name');
  });

  it('changes fields, keys of arguments and types, never aliases, variables and texts', () => {
    const text = `query q($Company__c: ID, $f: ERP_Invoice__c_Filter) {
      uiapi { query { ERP_Invoice__c: ERP_Invoice__c(where: { Customer__c: { eq: $Company__c }, Name: { eq: "A__c" } }) {
        edges { node { Id Net__c: Net__c { value } Customer__r: Customer__r { Name { value } } } } } } } }`;
    expect(namespaceQuery(text, 'cpt')).toBe(
      `query q($Company__c: ID, $f: ERP_Invoice__c_Filter) {
      uiapi { query { ERP_Invoice__c: cpt__ERP_Invoice__c(where: { cpt__Customer__c: { eq: $Company__c }, Name: { eq: "A__c" } }) {
        edges { node { Id Net__c: cpt__Net__c { value } Customer__r: cpt__Customer__r { Name { value } } } } } } } }`,
    );
  });

  it('leaves the rest of a script alone, as the platform does', () => {
    const script = "const field = 'Net__c'; const query = gql`query q { uiapi { query { A: A__c { totalCount } } } }`;";
    expect(namespaceScript(script, 'cpt')).toBe(
      "const field = 'Net__c'; const query = gql`query q { uiapi { query { A: cpt__A__c { totalCount } } } }`;",
    );
  });

  it('finds literals also where a compiler set a blank before them', () => {
    expect(namespaceScript('gql `query q { a: A__c }`', 'cpt')).toBe('gql`query q { a: cpt__A__c }`');
  });

  it('reads every literal of the components', async () => {
    const script = await readFile(new URL('../../../lwc/erpDocuments/queries.ts', import.meta.url), 'utf8');
    const changed = namespaceScript(script, 'cpt');
    expect(changed.match(/cpt__/g)!.length).toBeGreaterThan(40);
    expect(changed.replaceAll('cpt__', '')).toBe(script);
  });
});
