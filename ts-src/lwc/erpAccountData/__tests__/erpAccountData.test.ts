import { readAccount } from 'c/erpAccountData';
import { account, customer, v } from '../../jest/stage';

describe('the ERP customers of an account', () => {
  it('finds the company of each customer among the connections', () => {
    const { customers } = readAccount(
      account([customer(), customer({ Id: 'c02', Company__c: v('UK'), Home_Currency__c: v(null) })]),
    );
    expect(customers.map(({ companyName, currency }) => [companyName, currency])).toEqual([
      ['CRONUS DE', 'EUR'],
      ['CRONUS UK', 'GBP'],
    ]);
    expect(customers[0].fiscalYears).toEqual(['2025-01-01', '2026-01-01']);
  });

  it('falls back to the company code where no connection knows the company', () => {
    const [only] = readAccount(account([customer({ Company__c: v('XX') })])).customers;
    expect([only.companyName, only.asOf, only.fiscalYears]).toEqual(['XX', null, []]);
  });

  it.each([
    ['the last run that moved something', { Heartbeat__c: v(null) }, '2026-01-01T10:00:00.000Z'],
    ['a later heartbeat of a companion that runs', {}, '2026-01-01T12:00:00.000Z'],
    ['not the heartbeat of one that is paused', { State__c: v('Paused') }, '2026-01-01T10:00:00.000Z'],
  ])('are as of %s', (_what, values, moment) => {
    const times = { Last_Run__c: v('2026-01-01T10:00:00Z'), Heartbeat__c: v('2026-01-01T12:00:00Z') };
    const [only] = readAccount(account([customer()], { ...times, ...values })).customers;
    expect(only.asOf.toISOString()).toBe(moment);
  });

  it('treats fields that the reader may not see as unknown', () => {
    const [only] = readAccount(account([customer({ Balance__c: null, Credit_Limit__c: undefined })])).customers;
    expect([only.balance, only.creditLimit]).toEqual([null, null]);
  });

  it('tells no right to see customers from no customers', () => {
    const none = { uiapi: { query: { ERP_Customer__c: null, ERP_Connection__c: null } } };
    expect(readAccount(none).visible).toBe(false);
    expect(readAccount(account([])).visible).toBe(true);
  });

  it('changes its fingerprint with a figure, not with a run', () => {
    const before = readAccount(account([customer()]));
    const ran = readAccount(account([customer()], { Last_Run__c: v('2030-01-01T00:00:00Z') }));
    const posted = readAccount(account([customer({ Invoice_Count__c: v(4) })]));
    expect(ran.fingerprint).toBe(before.fingerprint);
    expect(ran.lastRun).not.toBe(before.lastRun);
    expect(posted.fingerprint).not.toBe(before.fingerprint);
  });
});
