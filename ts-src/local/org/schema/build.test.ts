import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildSchema } from './build.ts';
import { readObjects } from './metadata/read-metadata.ts';
import type { OrgSchema } from './types.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-'));
  mkdirSync(join(folder, 'objects'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function build(fields: string): OrgSchema {
  const xml = `<?xml version="1.0"?><CustomObject><label>Thing</label><nameField><type>Text</type></nameField>${fields}</CustomObject>`;
  writeFileSync(join(folder, 'objects', 'Thing__c.object'), xml);
  return buildSchema('', readObjects(folder, ''));
}

const field = (name: string, rest: string): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label>${rest}</fields>`;
const formula = (name: string, type: string, text: string): string =>
  field(name, `<type>${type}</type><scale>2</scale><precision>18</precision><formula>${text}</formula>`);

describe('the standard objects', () => {
  const schema = buildSchema('', []);

  test('are there with their key prefixes, found in any letter case', () => {
    expect(schema.object('account')).toMatchObject({ name: 'Account', keyPrefix: '001' });
    expect(schema.objectByKeyPrefix('003')?.name).toBe('Contact');
    expect(schema.object('Contact')?.field('accountid')).toMatchObject({ referenceTo: ['Account'] });
    expect(schema.object('Account')?.childRelationship('contacts')).toMatchObject({ childObject: 'Contact' });
  });

  test('have only references that lead somewhere, and each key prefix once', () => {
    for (const object of schema.objects) {
      for (const { name, referenceTo } of object.fields) {
        for (const target of referenceTo) expect(schema.object(target), `${object.name}.${name}`).toBeDefined();
      }
    }
    const prefixes = schema.objects.map(({ keyPrefix }) => keyPrefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

test('formulas over own stored fields are kept in columns, those over parents or the clock are not', () => {
  const schema = build(
    field('N__c', '<type>Number</type><precision>10</precision><scale>2</scale>') +
      formula('Double__c', 'Number', 'N__c * 2') +
      formula('Four__c', 'Number', 'Double__c * 2') +
      formula('Owner_Name__c', 'Text', 'CreatedBy.Username') +
      formula('Age__c', 'Number', 'TODAY() - DATE(2026, 1, 1)') +
      formula('Older__c', 'Number', 'Age__c + 1'),
  );
  const stored = schema
    .object('Thing__c')
    ?.fields.flatMap(({ name, formula: f }) => (f === null ? [] : [[name, f.stored]]));
  expect(Object.fromEntries(stored ?? [])).toEqual({
    Double__c: true,
    Four__c: true,
    Owner_Name__c: false,
    Age__c: false,
    Older__c: false,
  });
});

describe('metadata that is wrong is refused by name', () => {
  test.each([
    [
      'a formula over no field',
      formula('F__c', 'Number', 'Nothing__c + 1'),
      /Formula Thing__c\.F__c can't be compiled/,
    ],
    ['a formula that reads itself', formula('F__c', 'Number', 'F__c + 1'), /Formula Thing__c\.F__c refers to itself/],
    ['an unknown field type', field('X__c', '<type>Hologram</type>'), /Thing__c\.X__c.*"Hologram"/],
    [
      'a roll-up over no detail',
      field(
        'S__c',
        '<type>Summary</type><summaryForeignKey>Account.ParentId</summaryForeignKey><summaryOperation>count</summaryOperation>',
      ),
      /Roll-up Thing__c\.S__c: Account is no detail of Thing__c/,
    ],
  ])('%s', (_, fields, message) => {
    expect(() => build(fields)).toThrow(message);
  });
});
