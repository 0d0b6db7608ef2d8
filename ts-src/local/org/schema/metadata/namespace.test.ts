import { expect, test } from 'vitest';
import { namespaced, namespacedFormula } from './namespace.ts';

test('custom names get the prefix, standard names and foreign prefixes do not', () => {
  expect(namespaced('ERP_Invoice__c', 'ctp')).toBe('ctp__ERP_Invoice__c');
  expect(namespaced('Account', 'ctp')).toBe('Account');
  expect(namespaced('other__Field__c', 'ctp')).toBe('other__Field__c');
  expect(namespaced('ERP_Invoice__c', '')).toBe('ERP_Invoice__c');
});

test('in a formula every custom name gets the prefix but text does not', () => {
  expect(namespacedFormula("Customer__r.Net__c > 0 && Name = 'Net__c' && $Permission.ERP_Admin", 'ctp')).toBe(
    "ctp__Customer__r.ctp__Net__c > 0 && Name = 'Net__c' && $Permission.ctp__ERP_Admin",
  );
});
