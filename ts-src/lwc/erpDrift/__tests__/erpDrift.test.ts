import ErpDrift from 'c/erpDrift';
import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { connection, consoleData, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, find, findAll, list, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const drift = (values: object = {}): object => ({
  Id: 'd1',
  Drift_Key__c: v('cronus|ERP|customer|loyalty'),
  Side__c: v('ERP'),
  Container__c: v('customer'),
  Field__c: v('loyalty'),
  Kind__c: v('New'),
  Before__c: v(null),
  After__c: v('string 20'),
  Mappings__c: v('customer'),
  Breaks__c: v(false),
  Status__c: v('Open'),
  First_Seen__c: v('2026-01-05T12:00:00Z'),
  ...values,
});
const removed = drift({
  Id: 'd2',
  Side__c: v('Salesforce'),
  Container__c: v('Account'),
  Field__c: v('Size__c'),
  Kind__c: v('Removed'),
  Before__c: v('string 10'),
  Breaks__c: v(true),
});
const drifts = (nodes: readonly object[] | null): object => ({
  uiapi: { query: { ERP_Drift__c: nodes && list(nodes) } },
});

describe('c-erp-drift', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(nodes: readonly object[] | null): Promise<HTMLElement> {
    const element = mount('c-erp-drift', ErpDrift, {});
    await answer('erpConsole', consoleData([mapping()]));
    await answer('erpDrift', drifts(nodes));
    return element;
  }
  const asked = (): object => {
    const { fields } = createRecord.mock.calls.at(-1)[0];
    return { kind: fields.Kind__c, target: fields.Target_Id__c, request: JSON.parse(fields.Request__c) };
  };
  const end = (result: object): Promise<void> => {
    const { Request_Key__c: key } = createRecord.mock.calls.at(-1)[0].fields;
    const done = { Request_Key__c: v(key), Status__c: v('Done'), Result__c: v(JSON.stringify(result)) };
    return answer('erpRequest', commands([command(done)]));
  };

  it('lists what changed, what breaks a mapping first', async () => {
    const element = await shown([drift(), removed]);
    const [first, second] = findAll(element, '[data-drift]').map(textOf);
    expect(first).toContain('Account.Size__c Salesforce Removed string 10 Cannot run with it customer');
    expect(second).toContain('customer.loyalty ERP New field string 20 Touches a mapping customer');
    await expectAccessible(element);
  });

  it('adds a new field in a new version, ignores any, and offers no adding of one that is gone', async () => {
    const element = await shown([drift(), removed]);
    expect(findAll(element, '[data-id=add]')).toHaveLength(1);
    find(element, '[data-id=add]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(asked()).toEqual({
      kind: 'settle-drift',
      target: 'a0C000000000001AAA',
      request: { driftKey: 'cronus|ERP|customer|loyalty', choice: 'add' },
    });
    await end({ version: 4 });
    expect(textOf(element)).toContain('It is added in version 4.');
    findAll(element, '[data-id=ignore]')[0].dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(asked()).toMatchObject({ request: { choice: 'ignore' } });
  });

  it('reads more of the changes when they are wanted', async () => {
    const element = await shown([drift()]);
    await answer('erpDrift', { uiapi: { query: { ERP_Drift__c: list([drift()], { totalCount: 201 }) } } });
    find(element, 'c-erp-show-more').dispatchEvent(new CustomEvent('more'));
    await settled();
    expect(graphql.variablesOf('erpDrift')).toEqual({ states: ['Open'], first: 400 });
  });

  it('takes a confirmed renaming over', async () => {
    const renamed = { Kind__c: v('Renamed'), Before__c: v('loyalty'), After__c: v('loyaltyCode') };
    const element = await shown([drift({ ...renamed, Drift_Key__c: v('cronus|ERP|customer|loyalty') })]);
    const button = find(element, '[data-id=add]') as HTMLElement & { label: string };
    expect(button.label).toBe('Use the new name');
    expect(button.title).toBe('Use loyaltyCode in the mappings from now on');
    button.dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(asked()).toMatchObject({ kind: 'settle-drift', request: { choice: 'add' } });
  });

  it('asks the companion of every connection at once, and says what came of each', async () => {
    const element = mount('c-erp-drift', ErpDrift, {});
    const names = ['one', 'two', 'three'];
    const several = names.map((name) => connection({ Id: `c-${name}`, Name: v(name), Connection_Key__c: v(name) }));
    await answer('erpConsole', consoleData([mapping()], several));
    await answer('erpDrift', drifts([]));
    createRecord.mockResolvedValueOnce({ id: 'k1' }).mockResolvedValueOnce({ id: 'k2' });
    createRecord.mockRejectedValueOnce({ body: { message: 'No access.' } });
    find(element, '[data-id=check]').dispatchEvent(new CustomEvent('click'));
    await settled();
    find(element, '[data-id=check]').dispatchEvent(new CustomEvent('click'));
    await settled();
    const requests = createRecord.mock.calls.map(([{ fields }]) => fields);
    expect(requests.map(({ Target_Id__c: target }) => target)).toEqual(['c-one', 'c-two', 'c-three']);
    const said = (): string => textOf(find(element, '[data-id=checks]'));
    expect(said()).toBe('one: is looking now two: is looking now three: No access.');
    const [first, second] = requests.map(({ Request_Key__c: key }) => ({ Request_Key__c: v(key) }));
    const done = command({ ...second, Status__c: v('Done'), Result__c: v('{"open":2}') });
    const refused = command({ ...first, Status__c: v('Failed'), Error_Message__c: v('The ERP is away.') });
    await answer('erpRequest', commands([done, refused]));
    expect(said()).toContain('one: The ERP is away. two: ');
    expect(said()).toContain('2');
    expect(textOf(find(element, 'c-erp-command-progress') ?? find(element, 'c-erp-request'))).toBe('');
    await expectAccessible(element);
  });

  it('looks for changes now', async () => {
    const element = await shown([]);
    expect(textOf(element)).toContain('No field has changed.');
    find(element, '[data-id=check]').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(asked()).toMatchObject({ kind: 'check-drift', request: {} });
    await end({ open: 2 });
    expect(textOf(element)).toContain('2 changes are open.');
  });

  it('shows what was settled, and changes what a mapping does by itself', async () => {
    const element = await shown([drift()]);
    find(element, '[data-id=filter]').dispatchEvent(new CustomEvent('change', { detail: { value: 'Settled' } }));
    await settled();
    expect(graphql.variablesOf('erpDrift')).toEqual({ states: ['Ignored', 'Added', 'Resolved'], first: 200 });
    await answer('erpDrift', drifts([drift({ Status__c: v('Added') })]));
    expect(textOf(find(element, '[data-drift]'))).toContain('Added');
    find(element, '[data-id=policy]').dispatchEvent(new CustomEvent('change', { detail: { value: 'Add' } }));
    await settled();
    expect(asked()).toEqual({
      kind: 'change-mapping',
      target: 'a0M000000000001AAA',
      request: { driftPolicy: 'Add' },
    });
  });

  it('says when it has no right', async () => {
    expect(find(await shown(null), 'c-erp-panel').state).toBe('noPermission');
  });
});
