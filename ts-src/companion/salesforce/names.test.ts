import { describe, expect, test } from 'vitest';
import { createNames } from './names.ts';

describe('names of an installed package', () => {
  const names = createNames('cpart');

  test('our objects and fields get the prefix, standard ones do not', () => {
    expect(names.object('ERP_Invoice__c')).toBe('cpart__ERP_Invoice__c');
    expect(names.object('Account')).toBe('Account');
    expect(names.field('ERP_Key__c')).toBe('cpart__ERP_Key__c');
    expect(names.field('Customer__r')).toBe('cpart__Customer__r');
    expect(names.field('Name')).toBe('Name');
  });

  test("another package's names and the customer's own are left alone", () => {
    expect(names.field('other__Field__c')).toBe('other__Field__c');
    expect(names.object('My_Object__c')).toBe('My_Object__c');
    expect(names.field('Region__c', new Set(['region__c']))).toBe('Region__c');
  });

  test('the prefix is taken off again, in whatever case the org writes it', () => {
    expect(names.strip('cpart__ERP_Key__c')).toBe('ERP_Key__c');
    expect(names.strip('CPART__ERP_Key__c')).toBe('ERP_Key__c');
    expect(names.strip('other__Field__c')).toBe('other__Field__c');
  });

  test('a query is translated outside quotes only', () => {
    const soql =
      "SELECT Id, Customer__r.ERP_Key__c FROM ERP_Invoice__c WHERE Number__c = 'ERP_Key__c \\' Name__c' AND Name != 'x'";
    expect(names.soql(soql)).toBe(
      "SELECT Id, cpart__Customer__r.cpart__ERP_Key__c FROM cpart__ERP_Invoice__c WHERE cpart__Number__c = 'ERP_Key__c \\' Name__c' AND Name != 'x'",
    );
  });

  test('without a namespace nothing changes', () => {
    const plain = createNames('');
    expect(plain.soql('SELECT ERP_Key__c FROM Account')).toBe('SELECT ERP_Key__c FROM Account');
    expect(plain.strip('cpart__X__c')).toBe('cpart__X__c');
  });
});
