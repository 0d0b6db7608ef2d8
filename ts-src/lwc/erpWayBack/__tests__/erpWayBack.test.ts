import { backViewOf, compileDraft, readEntities, tryRecord } from 'c/erpMappingDraft';
import ErpWayBack from 'c/erpWayBack';
import { catalogueData, mappingDocument, samples } from '../../jest/mapping';
import { clear, expectAccessible, find, findAll, mount, settled, textOf } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Admin', () => ({ __esModule: true, default: true }), { virtual: true });

const catalogue = readEntities(catalogueData());

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Any = any;

/** The view of a field of a two-way mapping. */
function viewOf(entry: Any, others: readonly object[] = [], of = samples): Any {
  const fields = [...mappingDocument.fields.filter(({ target }) => target !== entry.target), ...others];
  const part = entry.relationship ? { fields, lookups: [entry] } : { fields: [...fields, entry], lookups: [] };
  const document: Any = { ...mappingDocument, direction: 'both', ...part };
  const trial = compileDraft(document, catalogue);
  const outcome = of.records[0] && tryRecord(trial, of.records[0], of.company);
  return backViewOf({ document, entry, catalogue, trial, samples: of, outcome });
}

const name = { target: 'Name', source: 'displayName' };
const upper = { target: 'Name', formula: 'UPPER(displayName)' };

describe('c-erp-way-back', () => {
  const told: Any[] = [];
  afterEach(() => {
    told.length = 0;
    clear();
  });

  async function shown(view: Any): Promise<Any> {
    const element = mount('c-erp-way-back', ErpWayBack, { view });
    element.addEventListener('ways', ({ detail }: CustomEvent) => told.push(detail.toErp));
    await settled();
    return element;
  }
  async function tell(target: Any, type: string, detail: object = {}): Promise<void> {
    target.dispatchEvent(new CustomEvent(type, { detail }));
    await settled();
  }
  const trips = (element: Any): string[] => findAll(element, '[data-trip]').map(({ dataset }: Any) => dataset.trip);
  const options = (element: Any): string[] =>
    find(element, '[data-id=erp-field]').options.map(({ value }: Any) => value);

  it('lets a plain field go back as it came, tried on the samples', async () => {
    const element = await shown(viewOf(name));
    const how = find(element, '[data-id=how]');
    expect(how.value).toBe('same');
    expect(how.options[0].label).toBe('As it came, to displayName');
    expect(findAll(element, '[data-id=erp-field]')).toEqual([]);
    expect(textOf(find(element, '[data-trip]'))).toContain('Adatum Corporation Adatum Corporation');
    expect(trips(element)).toEqual(['same']);
    await expectAccessible(element);
  });

  it('changes between as it came and computed', async () => {
    const element = await shown(viewOf(name));
    await tell(find(element, '[data-id=how]'), 'change', { value: 'computed' });
    expect(told.at(-1)).toEqual([{ field: 'displayName', formula: 'Name' }]);
    element.view = viewOf({ ...name, toErp: told.at(-1) });
    await settled();
    expect(find(element, '[data-id=how]').value).toBe('computed');
    expect(find(element, '[data-id=way-formula]').value).toBe('Name');
    await tell(find(element, '[data-id=how]'), 'change', { value: 'same' });
    expect(told.at(-1)).toBeUndefined();
    await expectAccessible(element);
  });

  it('takes ERP fields and formulas, and points out a round trip that gives something else', async () => {
    const element = await shown(viewOf({ ...upper, toErp: [{ field: 'displayName', formula: 'Name' }] }));
    expect(textOf(find(element, '[data-id=need]'))).toContain('Its value is computed');
    expect(find(element, '[data-id=how]')).toBeNull();
    expect(trips(element)).toEqual(['differs']);
    expect(textOf(find(element, '[data-trip]'))).toContain('ADATUM CORPORATION Adatum Corporation');
    await tell(find(element, '[data-id=way-formula]'), 'change', { value: 'LEFT(Name, 6)' });
    expect(told.at(-1)).toEqual([{ field: 'displayName', formula: 'LEFT(Name, 6)' }]);
    await tell(find(element, '[data-id=way-formula]'), 'change', { value: '' });
    expect(told.at(-1)).toEqual([{ field: 'displayName' }]);
    await tell(find(element, '[data-id=erp-field]'), 'pick', { value: 'email' });
    expect(told.at(-1)).toEqual([{ field: 'email' }]);
    await tell(find(element, '[data-id=erp-field]'), 'pick', { value: '' });
    expect(told).toHaveLength(3);
  });

  it('completes on the Salesforce record and knows what the ERP field takes', async () => {
    const toErp = [{ field: 'creditLimit', formula: 'Credit_Limit__c' }];
    const element = await shown(viewOf({ target: 'Credit_Limit__c', formula: 'creditLimit / 2', toErp }));
    const editor = find(element, '[data-id=way-formula]');
    expect(editor.wanted).toBe('number');
    expect(editor.fields.find((each: Any) => each.name === 'Credit_Limit__c')).toMatchObject({
      formulaType: 'number',
      sample: 500,
    });
    expect(trips(element)).toEqual(['differs']);
  });

  it('says why a value can not be made', async () => {
    const toErp = [
      { field: 'number', formula: 'Name' },
      { field: 'email', formula: 'TEXT(1 / (LEN(Name) - 18))' },
    ];
    const element = await shown(viewOf({ ...upper, toErp }));
    expect(trips(element)).toEqual(['differs', 'problem']);
    expect(textOf(findAll(element, '[data-trip]')[1])).toContain("can't be made");
    await expectAccessible(element);
  });

  it('offers fields that can be written and says why others are not', async () => {
    const blocked = { ...mappingDocument.fields[1], toErp: [] };
    const view = viewOf({ ...upper, toErp: [{ field: 'displayName' }] }, [
      { target: 'Email__c', source: 'email' },
      blocked,
    ]);
    const element = await shown({
      ...view,
      choices: view.choices.map((each: Any) => (each.name === 'total' ? { ...each, refused: 'readOnly' } : each)),
    });
    expect(options(element)).toEqual(['number', 'displayName', 'creditLimit']);
    expect(findAll(element, '[data-id=refused] li').map(textOf)).toEqual([
      'id: the key of the record',
      'blocked: Blocked goes back to it',
      'email: Email goes back to it',
      'total: the ERP does not let it be changed',
    ]);
  });

  it('keeps what is chosen though it is not offered, and warns of it', async () => {
    const view = viewOf({ ...upper, toErp: [{ field: 'id' }, { field: 'gone' }] });
    const element = await shown(view);
    expect(options(element)).toContain('id');
    expect(textOf(find(element, '[data-id=warning]'))).toContain('id: the key of the record');
    expect(findAll(element, '[data-id=erp-field]')[1].options[0].value).toBe('gone');
    clear();
    const choices = view.choices.map((each: Any) =>
      each.name === 'displayName' ? { ...each, refused: 'readOnly' } : each,
    );
    const plain = await shown({ ...viewOf(name), choices });
    expect(textOf(find(plain, '[data-id=warning]'))).toContain('the ERP does not let it be changed');
  });

  it('adds and takes away fields; the focus goes on where the work does', async () => {
    const view = viewOf({ ...upper, toErp: [{ field: 'displayName', formula: 'Name' }] });
    const element = await shown(view);
    const focused = (): string => element.shadowRoot.activeElement?.dataset?.key ?? '';
    await tell(find(element, '[data-id=add]'), 'click');
    expect(told).toEqual([[{ field: 'displayName', formula: 'Name' }]]);
    const pickers = findAll(element, '[data-id=erp-field]');
    expect(pickers).toHaveLength(2);
    expect(focused()).toBe(pickers[1].dataset.key);
    expect(textOf(findAll(element, '[data-id=warning]')[0])).toContain('until then this is not kept');
    // What was told comes back: the row that is not kept yet stays.
    element.view = viewOf({ ...upper, toErp: told.at(-1) });
    await settled();
    expect(findAll(element, '[data-id=erp-field]')).toHaveLength(2);
    await tell(pickers[1], 'pick', { value: 'email' });
    expect(told.at(-1)).toEqual([{ field: 'displayName', formula: 'Name' }, { field: 'email' }]);
    await tell(find(element, '[data-id=remove]'), 'click');
    expect(told.at(-1)).toEqual([{ field: 'email' }]);
    expect(focused()).toBe(findAll(element, '[data-id=erp-field]')[0].dataset.key);
    const focusOnAdd = jest.spyOn(find(element, '[data-id=add]'), 'focus');
    await tell(find(element, '[data-id=remove]'), 'click');
    expect(told.at(-1)).toEqual([]);
    expect(focusOnAdd).toHaveBeenCalledTimes(1);
    expect(textOf(find(element, '[data-id=nothing-yet]'))).toContain('Nothing goes back');
    await expectAccessible(element);
  });

  it('takes over what is changed elsewhere, such as taken back', async () => {
    const element = await shown(viewOf({ ...upper, toErp: [{ field: 'displayName', formula: 'Name' }] }));
    element.view = viewOf({ ...upper, toErp: [{ field: 'email', formula: 'LOWER(Name)' }] });
    await settled();
    expect(find(element, '[data-id=erp-field]').value).toBe('email');
    expect(find(element, '[data-id=way-formula]').value).toBe('LOWER(Name)');
  });

  it.each([
    ['a constant', { target: 'Name', constant: 'x' }, 'always gives it the same value'],
    ['a number of lines', { target: 'Lines__c', aggregate: { function: 'COUNT', of: 'lines' } }, 'counts or sums'],
    ['a reference', mappingDocument.lookups[0], 'refers to another record'],
    ['a related record', { target: 'Name', source: 'terms.code' }, 'a related record of the ERP'],
    ['the key', { target: 'Name', source: 'id' }, 'the key of the ERP'],
  ])('says that %s needs a formula and offers one', async (_case, entry, text) => {
    const element = await shown(viewOf({ ...entry, toErp: [] }));
    expect(textOf(find(element, '[data-id=need]'))).toContain(text);
    await tell(find(element, '[data-id=add]'), 'click');
    expect(find(element, '[data-id=way-formula]').value).not.toBe('');
    await expectAccessible(element);
  });

  it('proposes a value map backwards where it gives one value for several', async () => {
    const entry = { target: 'Blocked__c', source: 'blocked', valueMap: 'twice' };
    const document: Any = {
      ...mappingDocument,
      direction: 'both',
      fields: [entry],
      valueMaps: { twice: { entries: { All: 'Everything', Ship: 'Everything' }, unknown: 'block' } },
    };
    const trial = compileDraft(document, catalogue);
    const view: Any = backViewOf({ document, entry, catalogue, trial, samples, outcome: undefined });
    const element = await shown(view);
    expect(textOf(find(element, '[data-id=need]'))).toContain('one value for several');
    await tell(find(element, '[data-id=add]'), 'click');
    expect(told.at(-1)).toEqual([{ field: 'blocked', formula: 'CASE(Blocked__c, "Everything", "All", "")' }]);
  });

  it('asks for a sample where there is none', async () => {
    const element = await shown(viewOf(name, [], { ...samples, records: [] }));
    expect(textOf(find(element, '[data-id=no-sample]'))).toContain('Choose a sample record');
  });
});
