import { describe, expect, it } from 'vitest';
import { isComputed } from '../../../scripts/tasks/metadata/object-model.ts';
import { childrenNamed, childTexts } from '../../../scripts/tasks/metadata/xml.ts';
import { readCode, withoutComments, type CodeFile } from './code-files.ts';
import { unknownNames } from './graphql-names.ts';
import { allFields, filesOf, objects } from './project.ts';

const code = [
  ...readCode('ts-src/lwc', '.ts', '.html'),
  ...readCode('ts-src/local/page', '.ts'),
  ...readCode('ts-src/companion', '.ts'),
  ...readCode('ts-src/templates', '.ts', '.json'),
];

const fieldNames = new Set(allFields().map((field) => field.name));
const relationshipNames = new Set(
  allFields().flatMap((field) =>
    field.referenceTo === undefined ? [] : [field.name.replace(/__c$/, '__r'), `${field.relationshipName ?? ''}__r`],
  ),
);

const channels = new Set(filesOf('LightningMessageChannel').map((file) => `${file.name}__c`));
const known = (name: string): boolean =>
  objects.has(name) || fieldNames.has(name) || relationshipNames.has(name) || channels.has(name);

describe('names in code', () => {
  it('are objects, fields, relationships and message channels of the metadata', () => {
    const wrong = code.flatMap((file) =>
      customNames(file)
        .filter((name) => !known(name))
        .map((name) => `${file.path}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('in schema imports of components belong to their object', () => {
    const wrong = readCode('ts-src/lwc', '.ts').flatMap((file) =>
      [...file.text.matchAll(/'@salesforce\/schema\/([^']+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((path) => !schemaImportExists(path))
        .map((path) => `${file.path}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('in imports of components are labels, resources, channels and permissions of the metadata', () => {
    const present: Readonly<Record<string, readonly string[]>> = {
      label: filesOf('CustomLabels').flatMap((file) =>
        childrenNamed(file.root, 'labels').flatMap((label) => childTexts(label, 'fullName')),
      ),
      resourceUrl: filesOf('StaticResource').map((file) => file.name),
      messageChannel: [...channels],
      customPermission: filesOf('CustomPermission').map((file) => file.name),
    };
    const imports = readCode('ts-src/lwc', '.ts').flatMap((file) => [
      ...withoutComments(file.text).matchAll(/'@salesforce\/(\w+)\/(?:c\.)?(\w+)'/g),
    ]);
    const wrong = imports
      .filter(([, kind = '', name = '']) => present[kind]?.includes(name) === false)
      .map(([text]) => text);
    expect(imports.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('in queries of components belong to the object that is asked', () => {
    const queries = readCode('ts-src/lwc', '.ts').flatMap((file) =>
      [...withoutComments(file.text).matchAll(/\bgql`([^`]*)`/g)].map((match) => ({ file, text: match[1] ?? '' })),
    );
    const wrong = queries.flatMap(({ file, text }) =>
      // The platform puts the namespace into what is written out, so a query may not be put together.
      text.includes('${')
        ? [`${file.path}: query with \${}`]
        : unknownNames(text).map((name) => `${file.path}: ${name}`),
    );
    expect(queries.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('in mapping documents belong to the target, can be written, and lead where they say', () => {
    const wrong = readCode('ts-src/templates', '.json').flatMap((file) =>
      problemsOfTarget(JSON.parse(file.text) as Target).map((problem) => `${file.path}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the check of queries', () => {
  const query = (inner: string): string => `query { uiapi { query { ${inner} } } }`;

  it('finds a field of another object, in selection, filter and order', () => {
    const node = 'edges { node { Id Balance__c { value } Account__r { ERP_Key__c { value } Number__c { value } } } }';
    const text = query(
      `ERP_Customer__c(where: { and: [{ Kind__c: { eq: "A" } }] }, orderBy: { Net__c: {} }) { ${node} }`,
    );
    expect(unknownNames(text)).toEqual(['ERP_Customer__c.Kind__c', 'ERP_Customer__c.Net__c', 'Account.Number__c']);
  });

  it('finds an object that is none', () => {
    expect(unknownNames(query('ERP_Customr__c { edges { node { Id } } }'))).toEqual(['ERP_Customr__c']);
  });

  it('goes into records below', () => {
    const text = query('ERP_Invoice__c { edges { node { Lines__r { edges { node { Balance__c { value } } } } } } }');
    expect(unknownNames(text)).toEqual(['ERP_Invoice_Line__c.Balance__c']);
  });
});

/** What ends a regular expression (`Key__c$/`) is the end of names, not a name. */
function customNames(file: CodeFile): readonly string[] {
  return [...new Set(withoutComments(file.text).match(/\b[A-Za-z]\w*__[cr]\b(?!\$\/)/g) ?? [])];
}

function schemaImportExists(path: string): boolean {
  const [object = '', ...fields] = path.split('.');
  return fields.every((field) => !field.includes('__') || (objects.get(object)?.fields.has(field) ?? false));
}

interface Lookup {
  readonly target: string;
  readonly relationship: string;
  readonly object: string;
  readonly keyField: string;
}

interface Target {
  readonly target: { readonly object: string; readonly keyField: string; readonly parent?: string };
  readonly fields: readonly { readonly target: string }[];
  readonly lookups?: readonly Lookup[];
  readonly children?: readonly Target[];
}

function problemsOfTarget(document: Target): readonly string[] {
  const { object, keyField, parent } = document.target;
  const fields = document.fields
    .filter(({ target }) => !mayBeWritten(object, target))
    .map(({ target }) => `${object}.${target} can't be written`);
  const lookups = (document.lookups ?? [])
    .filter((lookup) => !leads(object, lookup))
    .map(({ target }) => `${object}.${target} leads elsewhere`);
  const keys = isExternalId(object, keyField) ? [] : [`${object}.${keyField} is no external id`];
  const parents =
    parent === undefined || objects.get(object)?.fields.get(parent)?.type === 'MasterDetail'
      ? []
      : [`${object}.${parent} is no master-detail field`];
  return [...fields, ...lookups, ...keys, ...parents, ...(document.children ?? []).flatMap(problemsOfTarget)];
}

function mayBeWritten(object: string, name: string): boolean {
  const field = objects.get(object)?.fields.get(name);
  const standard = name === 'Name' ? objects.get(object)?.nameType !== 'AutoNumber' : !object.endsWith('__c');
  return field === undefined ? standard && !name.includes('__') : !isComputed(field);
}

/** Standard references that mappings fill; their relationship is the name without Id. */
const STANDARD_REFERENCES: Readonly<Record<string, readonly string[]>> = {
  Asset: ['Account', 'Product2'],
  Case: ['Account', 'Asset', 'Contact'],
  Contact: ['Account'],
};

function leads(object: string, lookup: Lookup): boolean {
  if (STANDARD_REFERENCES[object]?.includes(lookup.object) === true) {
    const { object: to, relationship, target, keyField } = lookup;
    return relationship === to && target === `${to}Id` && isExternalId(to, keyField);
  }
  // The owner is a standard field of every object that has one.
  if (lookup.target === 'OwnerId') {
    return lookup.relationship === 'Owner' && isExternalId(lookup.object, lookup.keyField);
  }
  const field = objects.get(object)?.fields.get(lookup.target);
  const relationship = lookup.target.replace(/__c$/, '__r');
  return (
    field?.referenceTo === lookup.object &&
    relationship === lookup.relationship &&
    isExternalId(lookup.object, lookup.keyField)
  );
}

function isExternalId(object: string, name: string): boolean {
  return objects.get(object)?.fields.get(name)?.externalId ?? false;
}
