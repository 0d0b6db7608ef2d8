import ErpSwitchAll from 'c/erpSwitchAll';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { consoleData, mapping } from '../../jest/console';
import { answer, clear, expectAccessible, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const named = (name: string, values: object = {}): object =>
  mapping({ Id: `m-${name}`, Name: v(name), Mapping_Key__c: v(`cronus|${name}`), ...values });

/** Ends the request that was made last. */
const end = async (values: object = {}): Promise<void> => {
  await settled();
  const { Request_Key__c: key } = createRecord.mock.calls.at(-1)[0].fields;
  await answer('erpRequest', commands([command({ Request_Key__c: v(key), Status__c: v('Done'), ...values })]));
  await settled();
};
const asked = (): readonly object[] =>
  createRecord.mock.calls.map(([{ fields }]) => [fields.Kind__c, fields.Target_Id__c, fields.Request__c]);
const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('click'));
  await settled();
};
const items = (element: HTMLElement, id: string): readonly string[] =>
  findAll(element, `[data-id=${id}] li`).map((item) => textOf(item));

describe('c-erp-switch-all', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(mappings: readonly object[], target = 'Live'): Promise<HTMLElement> {
    const properties = { integration: 'customers', target, connectionKey: 'cronus' };
    const element = mount('c-erp-switch-all', ErpSwitchAll, properties);
    await answer('erpConsole', consoleData(mappings));
    return element;
  }
  const mixed = [
    named('one', { State__c: v('Off') }),
    named('two', { State__c: v('Test') }),
    named('live'),
    named('empty', { State__c: v('Off'), Active_Version__c: v(null) }),
    named('item', { State__c: v('Off'), Integration__c: v('items') }),
    named('foreign', { State__c: v('Off'), Mapping_Key__c: v('other|foreign') }),
  ];

  it('says what would be switched, what stays and why, and asks nothing before that is confirmed', async () => {
    const element = await shown(mixed);
    expect(textOf(element)).toContain('Switch Customers live');
    expect(textOf(find(element, '[data-id=effect]'))).toContain('checks each against both sides');
    expect(items(element, 'switches')).toEqual(['one, now off', 'two, now on test']);
    expect(items(element, 'stays')).toEqual(['live: is live already', 'empty: has no active version']);
    expect(find(element, '[data-id=confirm]').label).toBe('Switch 2 mappings');
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id=heading]'));
    expect(createRecord).not.toHaveBeenCalled();
    await expectAccessible(element);
  });

  it('switches one after the other by the request of the list, and says what came of each', async () => {
    const element = await shown(mixed);
    const heard = jest.fn();
    for (const name of ['begun', 'ended', 'close']) element.addEventListener(name, () => heard(name));
    await press(element, 'confirm');
    expect(asked()).toEqual([['change-mapping', 'm-one', '{"state":"Live"}']]);
    expect(items(element, 'steps')).toEqual(['one under way', 'two comes next']);
    expect(textOf(find(element, '[data-id=summary]'))).toBe('0 of 2 done. Stay on this page until all are.');
    await end();
    expect(asked()).toHaveLength(2);
    expect(items(element, 'steps')).toEqual(['one switched', 'two under way']);
    await end({ Status__c: v('Refused'), Error_Message__c: v('It does not hold.') });
    expect(items(element, 'steps')).toEqual(['one switched', 'two stays on test: It does not hold.']);
    expect(textOf(find(element, '[data-id=summary]'))).toBe('1 switched, 1 stays as it was.');
    await expectAccessible(element);
    await press(element, 'end');
    expect(heard.mock.calls.flat()).toEqual(['begun', 'ended', 'close']);
  });

  it('stops after the one that is under way, and goes on after one that the org did not take', async () => {
    const element = await shown([...mixed, named('three', { State__c: v('Off') })], 'Live');
    createRecord.mockRejectedValueOnce({ body: { message: 'No access.' } });
    await press(element, 'confirm');
    await settled();
    expect(items(element, 'steps')[0]).toBe('one stays off: No access.');
    expect(find(element, '[data-id=end]').label).toBe('Stop after this one');
    await press(element, 'end');
    await end();
    expect(items(element, 'steps')).toEqual(['one stays off: No access.', 'two switched', 'three not tried']);
    expect(textOf(find(element, '[data-id=summary]'))).toBe('1 switched, 2 stay as they were.');
    expect(createRecord).toHaveBeenCalledTimes(2);
  });

  it('switches off what has no version too, and goes away by Escape before it began', async () => {
    const test = named('draft', { State__c: v('Test'), Active_Version__c: v(null) });
    const element = await shown([test, named('live')], 'Off');
    expect(items(element, 'switches')).toEqual(['draft, now on test', 'live, now live']);
    const closed = jest.fn();
    element.addEventListener('close', closed);
    find(element, 'section').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(closed).toHaveBeenCalledTimes(1);
    await press(element, 'confirm');
    find(element, 'section').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(closed).toHaveBeenCalledTimes(1);
    await end();
    await end();
    expect(textOf(find(element, '[data-id=summary]'))).toBe('All 2 are switched.');
  });

  it('offers nothing where nothing would change', async () => {
    const element = await shown([named('live')]);
    expect(find(element, '[data-id=nothing]')).not.toBeNull();
    expect(find(element, '[data-id=confirm]')).toBeNull();
    expect(find(element, '[data-id=end]').label).toBe('Cancel');
  });
});
