import ErpRequest from 'c/erpRequest';
import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { answer, clear, find, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const ASKED = { kind: 'check-drift', targetId: 'a01000000000001AAA' };
const keyOf = (call: number): string => createRecord.mock.calls[call][0].fields.Request_Key__c;
const said = (call: number, values: object): object => command({ Request_Key__c: v(keyOf(call)), ...values });

describe('c-erp-request', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  it('resolves with the ended request and shows how far it is until then', async () => {
    const element = mount('c-erp-request', ErpRequest, { doneText: 'Checked.' });
    const ended = jest.fn();
    const sent = element.send({ ...ASKED, request: { a: 1 } }).then(ended);
    await settled();
    expect(createRecord.mock.calls[0][0].fields).toMatchObject({
      Kind__c: 'check-drift',
      Target_Id__c: ASKED.targetId,
      Request__c: '{"a":1}',
    });
    await answer('erpRequest', commands([said(0, { Status__c: v('Running'), Progress__c: v('1/2 Reading') })]));
    expect(textOf(element)).toContain('Step 1 of 2: Reading');
    expect(ended).not.toHaveBeenCalled();
    await answer('erpRequest', commands([said(0, { Status__c: v('Done'), Result__c: v('{"open":2}') })]));
    await sent;
    expect(ended.mock.calls[0][0]).toMatchObject({ status: 'Done', result: { open: 2 } });
    expect(textOf(element)).toContain('Checked.');
    expect(graphql.variablesOf('erpRequest')).toBeUndefined();
    element.clear();
    await settled();
    expect(textOf(element)).toBe('');
  });

  it('keeps several apart, and resolves also when one is refused', async () => {
    const element = mount('c-erp-request', ErpRequest, { quiet: true });
    const first = element.send(ASKED);
    const second = element.send(ASKED);
    await settled();
    expect(graphql.variablesOf('erpRequest')).toEqual({ keys: [keyOf(0), keyOf(1)] });
    await answer('erpRequest', commands([said(1, { Status__c: v('Refused'), Error_Code__c: v('X') }), said(0, {})]));
    expect(await second).toMatchObject({ status: 'Refused', errorCode: 'X' });
    expect(graphql.variablesOf('erpRequest')).toEqual({ keys: [keyOf(0)] });
    await answer('erpRequest', commands([said(0, { Status__c: v('Failed') })]));
    expect(await first).toMatchObject({ status: 'Failed' });
    expect(textOf(find(element, 'c-erp-command-progress'))).toBe('');
  });

  it('says when nobody takes a request up, even when it is quiet', async () => {
    const element = mount('c-erp-request', ErpRequest, { quiet: true });
    const sent = element.send(ASKED);
    await settled();
    const long = v(new Date(Date.now() - 60_000).toISOString());
    await answer('erpRequest', commands([said(0, { CreatedDate: long })]));
    expect(textOf(element)).toContain('Nobody has taken this up yet.');
    await answer('erpRequest', commands([said(0, { CreatedDate: long, Status__c: v('Done') })]));
    await sent;
    expect(textOf(element)).toBe('');
  });

  it('rejects with the sentence of the org when the request cannot be made', async () => {
    createRecord.mockRejectedValue({ body: { message: 'No access.' } });
    const element = mount('c-erp-request', ErpRequest, {});
    await expect(element.send(ASKED)).rejects.toThrow('No access.');
  });
});
