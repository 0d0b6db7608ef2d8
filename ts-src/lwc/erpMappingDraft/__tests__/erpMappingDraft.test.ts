import {
  beginDraft,
  changeDraft,
  compileDraft,
  documentOf,
  entityKeys,
  fieldRows,
  findingsOf,
  heldDraft,
  holdDraft,
  isChanged,
  mustBeCorrected,
  namesFor,
  namesIn,
  nameOf,
  placeAt,
  readEntities,
  readPast,
  readRunning,
  readVersions,
  redo,
  samplesFor,
  tryRecord,
  undo,
} from 'c/erpMappingDraft';
import { suggestPairs, withField } from 'c/mappingEditing';
import { catalogueData, customerRecord, mappingDocument, samples, version, versionsData } from '../../jest/mapping';

const catalogue = readEntities(catalogueData());
const sources = catalogue.entities.get('customer').fields;
const fields = catalogue.objects.get('ERP_Customer__c').fields;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const rowsOf = (document: any = mappingDocument, list = ''): any => {
  const trial = compileDraft(document, catalogue);
  return fieldRows({
    document,
    saved: mappingDocument,
    list,
    fields: list ? catalogue.objects.get('Line__c').fields : fields,
    sources: list ? catalogue.entities.get('customerLine').fields : sources,
    problems: trial.problems,
    outcome: tryRecord(trial, customerRecord, samples.company),
    suggestions: suggestPairs({ source: sources, target: fields, taken: ['Name', 'Blocked__c'] }),
  });
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const rowOf = (name: string, document?: object, list?: string): any =>
  rowsOf(document, list).find((row: { name: string }) => row.name === name);

describe('a draft', () => {
  it('takes changes back one by one, makes them again, and knows whether there is something to save', () => {
    const one = { ...mappingDocument, conflict: 'ask' };
    const two = { ...one, deletion: 'mark' };
    const begun = beginDraft(mappingDocument, 3);
    const changed = changeDraft(changeDraft(begun, one), two);
    expect(changeDraft(begun, mappingDocument)).toBe(begun);
    expect(undo(changed).document).toBe(one);
    expect(redo(undo(undo(changed))).document).toBe(one);
    expect(undo(begun)).toBe(begun);
    expect(redo(changed)).toBe(changed);
    expect(changeDraft(undo(changed), two).future).toEqual([]);
    expect([begun, changed, undo(undo(changed))].map(isChanged)).toEqual([false, true, false]);
  });

  it('is kept while its editor is not shown, until it is forgotten', () => {
    const draft = beginDraft(mappingDocument, 1);
    holdDraft('cronus|customer', draft);
    expect(heldDraft('cronus|customer')).toBe(draft);
    holdDraft('cronus|customer', undefined);
    expect(heldDraft('cronus|customer')).toBeUndefined();
  });
});

describe('the catalogue', () => {
  it('knows both sides by name, and counts rows that cannot be read as missing', () => {
    expect([...catalogue.objects.keys()]).toEqual(['ERP_Customer__c', 'Line__c', 'Account']);
    const broken = { Id: 'x', Entity_Key__c: { value: 'cronus|ERP|item' }, Fields__c: { value: '{oops' } };
    const answer = { uiapi: { query: { ERP_Entity__c: { edges: [{ node: broken }] } } } };
    expect(readEntities(answer).entities.size).toBe(0);
    expect(entityKeys('cronus', namesIn(mappingDocument))).toEqual([
      'cronus|ERP|customer',
      'cronus|ERP|customerLine',
      'cronus|Salesforce|ERP_Customer__c',
      'cronus|Salesforce|Line__c',
      'cronus|Salesforce|Account',
    ]);
  });

  it('says what formulas of a part may name, and which records they are computed for', () => {
    const names = namesFor(mappingDocument, 'lines', catalogue).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['text', 'parent.displayName', '$Company.Currency']));
    expect(samplesFor(mappingDocument, 'lines', samples)).toEqual([
      { label: '10000', record: { id: '2', text: 'One' }, parent: customerRecord, company: 'DE', currency: 'EUR' },
    ]);
    expect(nameOf({ displayName: 'Adatum' })).toBe('Adatum');
    expect(nameOf(undefined)).toBe('–');
  });
});

describe('the rows of fields', () => {
  it('hold value, place, steps and badges, what needs something first', () => {
    expect(rowsOf()[0].name).toBe('Region__c');
    expect(rowOf('Name')).toMatchObject({ value: 'Adatum Corporation', place: 'the field displayName' });
    expect(rowOf('Name').steps.length).toBeGreaterThan(0);
    expect(rowOf('Name').badges).toEqual(['required', 'cut']);
    expect(rowOf('Blocked__c')).toMatchObject({ value: 'Everything', badges: [] });
    expect(rowOf('Total__c').badges).toEqual(['readOnly']);
    expect(rowOf('Credit_Limit__c').badges).toEqual(['currency']);
    expect(rowOf('Account__c').place).toBe('Account: id');
    expect(rowOf('ERP_Key__c')).toBeUndefined();
    expect(rowOf('Email__c').suggestion).toMatchObject({ source: 'email' });
  });

  it('say what does not fit, what may not be written, what is wrong, and what changed', () => {
    const differs = withField(mappingDocument, { target: 'Credit_Limit__c', source: 'displayName' });
    expect(rowOf('Credit_Limit__c', differs)).toMatchObject({ changed: true });
    expect(rowOf('Credit_Limit__c', differs).badges).toContain('differs');
    const forbidden = withField(mappingDocument, { target: 'Total__c', source: 'creditLimit' });
    expect(rowOf('Total__c', forbidden).badges).toEqual(expect.arrayContaining(['problem', 'noPermission']));
    const wrong = withField(mappingDocument, { target: 'Email__c', formula: 'UPPER(' });
    expect(rowOf('Email__c', wrong).problem).not.toBe('');
    expect(rowOf('Name', wrong)).toMatchObject({ value: 'Adatum Corporation', changed: false });
    expect(rowOf('Text__c', mappingDocument, 'lines')).toMatchObject({ value: 'One' });
  });
});

describe('the check', () => {
  it('names what is wrong, what is required and has no value, and the place of each', () => {
    const wrong = withField(mappingDocument, { target: 'Text__c', formula: 'UPPER(' }, 'lines');
    const findings = findingsOf(wrong, compileDraft(wrong, catalogue), catalogue);
    expect(findings.filter(mustBeCorrected)).toEqual([
      expect.objectContaining({
        kind: 'problem',
        about: 'Text · lines',
        place: { tab: 'fields', list: 'lines', target: 'Text__c' },
      }),
      { kind: 'required', about: 'Region', text: '', place: { tab: 'fields', list: '', target: 'Region__c' } },
    ]);
  });

  it('knows places of fields, references and settings', () => {
    expect(placeAt(mappingDocument, 'lookups[0].entity')).toEqual({ tab: 'fields', list: '', target: 'Account__c' });
    expect(placeAt(mappingDocument, 'source.filter')).toEqual({ tab: 'settings', list: '', target: '' });
    expect(placeAt(mappingDocument, 'children[0].filter')).toEqual({ tab: 'settings', list: 'lines', target: '' });
    expect(placeAt(mappingDocument, 'fields[99]')).toMatchObject({ tab: 'settings' });
  });
});

describe('versions', () => {
  it('are read with who saved them, and say why they cannot be opened', () => {
    const [read] = readVersions(versionsData([version(4)]));
    expect(read).toMatchObject({ id: 'v4', number: 4, createdBy: 'Ada Admin', note: 'Note 4', based: 3 });
    expect(documentOf(read)).toEqual(mappingDocument);
    expect(documentOf({ text: '{' })).toHaveProperty('problem');
    expect(documentOf({ text: '{"schemaVersion":1}' })).toHaveProperty('problem');
  });

  it('of mappings that run are known by mapping, and tell what was chosen in them', () => {
    const answer = versionsData([version(2), version(3, '{')]);
    expect([...readRunning(answer).keys()]).toEqual(['cronus|customer']);
    expect(readPast(answer)).toEqual(
      expect.arrayContaining([
        { source: 'displayName', target: 'Name' },
        { source: 'text', target: 'Text__c' },
      ]),
    );
  });
});
