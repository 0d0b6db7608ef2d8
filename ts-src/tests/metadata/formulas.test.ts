import { describe, expect, it } from 'vitest';
import { objectOf, type FieldModel } from '../../../scripts/tasks/metadata/object-model.ts';
import { childText } from '../../../scripts/tasks/metadata/xml.ts';
import {
  compileFormula,
  type CompiledFormula,
  type FormulaEnvironment,
  type FormulaType,
  type FormulaValue,
} from '../../mapping/formula/index.ts';
import { allFields, filesOf, objects } from './project.ts';

/** Salesforce refuses formulas over 3,900 characters; ours stay far below, since compiled ones may be 5,000 bytes. */
const FORMULA_LENGTH_MAX = 1_000;

const permissions = filesOf('CustomPermission').map((file) => file.name);

const formulaTypes: Readonly<Record<string, FormulaType>> = {
  AutoNumber: 'text',
  Checkbox: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  LongTextArea: 'text',
  Lookup: 'id',
  MasterDetail: 'id',
  Number: 'number',
  Phone: 'text',
  Picklist: 'picklist',
  Summary: 'number',
  Text: 'text',
};

describe('formula fields and validation rules', () => {
  it('compile to the type of their field', () => {
    const formulas = allFields().filter((field) => field.formula !== undefined);
    expect(formulas.length).toBeGreaterThanOrEqual(5);
    expect(formulas.map((field) => compiled(field).type)).toEqual(formulas.map((field) => formulaTypes[field.type]));
  });

  it('compile to a condition', () => {
    const rules = filesOf('ValidationRule').map((file) => rule(objectOf(file.path) ?? '', file.name));
    expect(rules.map((one) => one.type)).toEqual(rules.map(() => 'boolean'));
  });

  it('stay short', () => {
    const long = allFields().filter((field) => (field.formula?.length ?? 0) > FORMULA_LENGTH_MAX);
    expect(long).toEqual([]);
  });
});

describe('Complete__c', () => {
  const complete = (expected: number | null, net: number | null, count: number, sum: number): FormulaValue =>
    valueOf('ERP_Invoice__c', 'Complete__c', {
      Lines_Expected__c: expected,
      Lines_Net_Expected__c: net,
      Lines_Count__c: count,
      Lines_Net__c: sum,
    });

  it('is true when number and sum of the lines are what the header announced', () => {
    expect(complete(2, 10.5, 2, 10.5)).toBe(true);
    expect(complete(1, -3, 1, -3)).toBe(true);
  });

  it('is false while a line is missing, too many, or another', () => {
    expect(complete(2, 10.5, 1, 10.5)).toBe(false);
    expect(complete(2, 10.5, 3, 10.5)).toBe(false);
    expect(complete(2, 10.5, 2, 10.49)).toBe(false);
  });

  it('is true of a document without lines, and of one of which only the header is kept', () => {
    expect(complete(0, 0, 0, 0)).toBe(true);
  });

  it('compares the number alone where no sum was announced', () => {
    expect(complete(2, null, 2, 7)).toBe(true);
  });

  it('is false when nothing was announced', () => {
    expect(complete(null, null, 0, 0)).toBe(false);
  });
});

describe('Signed_Net_Home__c', () => {
  it('is negative on credit memos, and turns a negative line on one positive', () => {
    const header = (type: string, net: number | null): FormulaValue =>
      valueOf('ERP_Invoice__c', 'Signed_Net_Home__c', { Type__c: type, Net_Home__c: net });
    expect([header('Invoice', 5), header('Credit Memo', 5), header('Invoice', -2), header('Credit Memo', -2)]).toEqual([
      5, -5, -2, 2,
    ]);
    expect(header('Credit Memo', null)).toBe(null);
  });

  it('of a line goes by the type of its document', () => {
    const line = (type: string): FormulaValue =>
      valueOf('ERP_Invoice_Line__c', 'Signed_Net_Home__c', { Net_Home__c: 5, Invoice__r: { Type__c: type } });
    expect([line('Invoice'), line('Credit Memo')]).toEqual([5, -5]);
  });
});

describe('Days_Late__c', () => {
  const daysLate = (record: Record<string, FormulaValue>): FormulaValue =>
    valueOf('ERP_Ledger_Entry__c', 'Days_Late__c', {
      Document_Type__c: 'Invoice',
      Due_Date__c: '2026-03-01',
      Closed_Date__c: '2026-03-11',
      ...record,
    });

  it('counts days from due to settled, negative when early', () => {
    expect(daysLate({})).toBe(10);
    expect(daysLate({ Closed_Date__c: '2026-02-27' })).toBe(-2);
  });

  it('is blank for open entries, entries without due date and everything but invoices', () => {
    expect(daysLate({ Closed_Date__c: null })).toBe(null);
    expect(daysLate({ Due_Date__c: null })).toBe(null);
    expect(daysLate({ Document_Type__c: 'Payment' })).toBe(null);
  });
});

describe('a mapping version', () => {
  const saved = {
    Number__c: 1,
    Version_Key__c: 'a|1',
    Document__c: '{}',
    Checksum__c: 'x',
    Mapping__c: 'm',
    Note__c: 'n',
  };

  it("can't be changed in what runs, but its note can, and saving it unchanged is fine", () => {
    const refuses = (change: Record<string, FormulaValue>): unknown =>
      refused('ERP_Mapping_Version__c', 'Immutable', { record: { ...saved, ...change }, prior: saved, isNew: false });
    expect(refuses({})).toBe(false);
    expect(refuses({ Note__c: 'other' })).toBe(false);
    for (const change of [{ Document__c: '{"a":1}' }, { Number__c: 2 }, { Version_Key__c: 'b' }, { Mapping__c: 'o' }]) {
      expect([change, refuses(change)]).toEqual([change, true]);
    }
  });

  it('can be created, with a document of at most 120,000 characters', () => {
    expect(refused('ERP_Mapping_Version__c', 'Immutable', { record: saved, isNew: true })).toBe(false);
    const size = (length: number): unknown =>
      refused('ERP_Mapping_Version__c', 'Document_Size', { record: { Document__c: 'x'.repeat(length) }, isNew: true });
    expect([size(120_000), size(120_001)]).toEqual([false, true]);
  });
});

describe('settings that people enter', () => {
  it('of ageing buckets are three ascending whole days, as many as the panel has ends of buckets', () => {
    const refuses = (text: string | null): unknown =>
      refused('ERP_Connection__c', 'Aging_Days_Form', { record: { Aging_Days__c: text } });
    expect(['30,60,90', '7,14,9999', null].map(refuses)).toEqual([false, false, false]);
    const wrong = [
      '30',
      '30,60',
      '30,60,90,120',
      '30;60;90',
      '30, 60, 90',
      'a',
      '30,60,',
      '0,30,60',
      '60,30,90',
      '30,90,90',
    ];
    expect(wrong.filter((text) => !refuses(text))).toEqual([]);
  });

  it('of a mapping say which version is live', () => {
    const refuses = (state: string, version: number | null): unknown =>
      refused('ERP_Mapping__c', 'Live_Needs_Version', { record: { State__c: state, Active_Version__c: version } });
    expect([refuses('Live', null), refuses('Live', 1), refuses('Off', null), refuses('Test', null)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

function compiled(field: FieldModel): CompiledFormula {
  const blanks = childText(field.element, 'formulaTreatBlanksAs') === 'BlankAsZero';
  return compileFormula(field.formula ?? '', {
    fieldType: (path) => typeAt(field.object, path),
    returnType: formulaTypes[field.type] ?? 'any',
    blanksAsZero: blanks,
    ...(field.scale === undefined ? {} : { scale: field.scale }),
  });
}

function rule(object: string, name: string): CompiledFormula {
  const file = filesOf('ValidationRule').find((one) => objectOf(one.path) === object && one.name === name);
  return compileFormula(file === undefined ? '' : (childText(file.root, 'errorConditionFormula') ?? ''), {
    fieldType: (path) => typeAt(object, path),
    returnType: 'boolean',
    allowChangeFunctions: true,
  });
}

function typeAt(object: string, path: string): FormulaType | undefined {
  if (path.startsWith('$Permission.'))
    return permissions.includes(path.slice('$Permission.'.length)) ? 'boolean' : undefined;
  const [first = '', ...rest] = path.split('.');
  const fields = objects.get(object)?.fields;
  if (rest.length > 0) {
    return typeAt(fields?.get(first.replace(/__r$/, '__c'))?.referenceTo ?? '', rest.join('.'));
  }
  return formulaTypes[fields?.get(first)?.type ?? ''];
}

function valueOf(object: string, name: string, record: Record<string, unknown>): FormulaValue {
  const field = objects.get(object)?.fields.get(name);
  if (field === undefined) {
    throw new Error(`${object} has no field ${name}`);
  }
  return compiled(field).evaluate({ record }) as FormulaValue;
}

function refused(object: string, name: string, env: FormulaEnvironment): unknown {
  return rule(object, name).evaluate(env);
}
