import { describe, expect, it } from 'vitest';
import { isComputed, type FieldModel } from '../../../scripts/tasks/metadata/object-model.ts';
import type { SourceFile } from '../../../scripts/tasks/metadata/source-files.ts';
import { childrenNamed, childText } from '../../../scripts/tasks/metadata/xml.ts';
import { readCode } from './code-files.ts';
import { allFields, filesOf, hasField, objects, packaged, unpackaged } from './project.ts';

const packagedSets = filesOf('PermissionSet', packaged);
const unpackagedSets = filesOf('PermissionSet', unpackaged);
const allSets = [...packagedSets, ...unpackagedSets];

/** What a package leaves out of its permission sets: standard objects, and details of a standard object. */
const notPackageable = [...objects.values()]
  .filter(
    (object) =>
      !object.custom ||
      [...object.fields.values()].some((field) => field.type === 'MasterDetail' && !field.referenceTo?.endsWith('__c')),
  )
  .map((object) => object.name);

/** Objects below an account that reps see, and those that only administrators see besides. */
const repObjects = [
  'Account',
  'Asset',
  'Case',
  'Contact',
  'Product2',
  'ERP_Application__c',
  'ERP_Connection__c',
  'ERP_Conversion__c',
  'ERP_Customer_Item__c',
  'ERP_Customer_Price__c',
  'ERP_Customer__c',
  'ERP_Invoice_Line__c',
  'ERP_Invoice__c',
  'ERP_Ledger_Entry__c',
  'ERP_Order_Line__c',
  'ERP_Order__c',
  'ERP_Price__c',
  'ERP_Shipment__c',
  'Opportunity',
  'Quote',
];

/** Objects whose rights a permission set can give; what may be done with users is no object right. */
const grantable = [...objects.keys()].filter((object) => object !== 'User').toSorted();

describe('permission sets', () => {
  it('grant fields, objects, tabs, apps and custom permissions that exist', () => {
    const named = (type: string): readonly string[] => filesOf(type).map((file) => file.name);
    const wrong = allSets.flatMap((set) => [
      ...granted(set, 'fieldPermissions', 'field').filter((path) => {
        const [object = '', field = ''] = path.split('.');
        return !hasField(object, field);
      }),
      ...granted(set, 'objectPermissions', 'object').filter((object) => !objects.has(object)),
      ...granted(set, 'tabSettings', 'tab').filter((tab) => !named('CustomTab').includes(tab)),
      ...granted(set, 'applicationVisibilities', 'application').filter(
        (app) => !named('CustomApplication').includes(app),
      ),
      ...granted(set, 'customPermissions', 'name').filter((name) => !named('CustomPermission').includes(name)),
    ]);
    expect(wrong).toEqual([]);
  });

  it('grant each thing once', () => {
    const wrong = allSets.flatMap((set) => {
      const all = [...granted(set, 'fieldPermissions', 'field'), ...granted(set, 'objectPermissions', 'object')];
      return all.filter((one, index) => all.indexOf(one) !== index);
    });
    expect(wrong).toEqual([]);
  });

  it('grant no field rights on required, master-detail and no edit rights on computed fields', () => {
    const wrong = allSets.flatMap((set) =>
      fieldRights(set).filter(({ path, editable }) => {
        const field = fieldAt(path);
        return field !== undefined && (mayNotBeGranted(field) || (editable && isComputed(field)));
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('are described in 255 characters at most', () => {
    const long = allSets.filter((set) => (childText(set.root, 'description') ?? '').length > 255);
    expect(long.map((set) => set.name)).toEqual([]);
  });

  it('that are packaged hold nothing that a package cannot carry', () => {
    expect(notPackageable).toEqual([
      ...['Account', 'Asset', 'Case', 'Contact', 'ERP_Customer__c', 'Opportunity', 'Pricebook2', 'Product2', 'Quote'],
      'User',
    ]);
    const wrong = packagedSets.flatMap((set) => [
      ...granted(set, 'objectPermissions', 'object').filter((object) => notPackageable.includes(object)),
      ...granted(set, 'fieldPermissions', 'field').filter((path) => notPackageable.includes(path.split('.')[0] ?? '')),
      ...granted(set, 'userPermissions', 'name'),
      ...(childText(set.root, 'license') === undefined ? [] : [`${set.name} is bound to a licence`]),
    ]);
    expect(wrong).toEqual([]);
  });

  it('grant a detail object only where the same set lets its master be read, as a deployment asks for', () => {
    const wrong = allSets.flatMap((set) => {
      const readable = granted(set, 'objectPermissions', 'object');
      return readable.flatMap((object) =>
        mastersOf(object)
          .filter((master) => !readable.includes(master))
          .map((master) => `${set.name}: ${object} needs ${master}`),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('let all records of a detail be seen or changed only together with those of its master', () => {
    const wrong = allSets.flatMap((set) =>
      ['viewAllRecords', 'modifyAllRecords'].flatMap((right) => {
        const all = childrenNamed(set.root, 'objectPermissions')
          .filter((one) => childText(one, right) === 'true')
          .map((one) => childText(one, 'object') ?? '');
        return all.filter((object) => mastersOf(object).some((master) => !all.includes(master)));
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('grant what each right on an object rests on: reading for everything, all of them for modifying all', () => {
    const wrong = allSets.flatMap((set) =>
      childrenNamed(set.root, 'objectPermissions').filter((rights) => {
        const has = (name: string): boolean => childText(rights, name) === 'true';
        const rest = has('allowRead') && (!has('allowDelete') || has('allowEdit'));
        const all = ['allowCreate', 'allowEdit', 'allowDelete', 'viewAllRecords'].every(has);
        return !rest || (has('modifyAllRecords') && !all);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('grant system permissions to nobody but the user of the companion', () => {
    const holders = allSets.filter((set) => granted(set, 'userPermissions', 'name').length > 0);
    expect(holders.map((set) => [set.name, granted(set, 'userPermissions', 'name')])).toEqual([
      // Seeing set-up is what reading other users' permission sets takes.
      ['ERP_Integration_Org', ['ApiEnabled', 'SendCustomNotifications', 'ViewSetup']],
    ]);
  });
});

describe('each role, with its packaged and its unpackaged set', () => {
  it('lets viewers read every field below an account and write none', () => {
    const rights = rightsOf('ERP_Viewer', 'ERP_Viewer_Org', 'ERP_Viewer_Quotes');
    const fields = allFields().filter((field) => repObjects.includes(field.object) && !mayNotBeGranted(field));
    expect(fields.filter((field) => !rights.readable.has(pathOf(field))).map(pathOf)).toEqual([]);
    expect([...rights.editable]).toEqual([]);
    expect([...rights.objects].toSorted()).toEqual(repObjects.toSorted());
    expect([...rights.writable]).toEqual([]);
  });

  it('keeps the records behind runs and issues from viewers', () => {
    const hidden = [...objects.keys()].filter((object) => !repObjects.includes(object));
    expect(hidden).toEqual([
      'ERP_Command__c',
      'ERP_Drift__c',
      'ERP_Entity__c',
      'ERP_Issue__c',
      'ERP_Mapping_Version__c',
      'ERP_Mapping__c',
      'ERP_Message__c',
      'ERP_Run__c',
      'Pricebook2',
      'User',
    ]);
  });

  it('lets administrators read everything', () => {
    const rights = rightsOf('ERP_Admin', 'ERP_Admin_Org', 'ERP_Admin_Quotes');
    const fields = allFields().filter((field) => !mayNotBeGranted(field));
    expect(fields.filter((field) => !rights.readable.has(pathOf(field))).map(pathOf)).toEqual([]);
    expect([...rights.objects].toSorted()).toEqual(grantable);
  });

  it('lets the user of the companion write everything that is not computed', () => {
    const rights = rightsOf('ERP_Integration', 'ERP_Integration_Org', 'ERP_Integration_Quotes');
    const written = allFields().filter(
      (field) => !mayNotBeGranted(field) && !isComputed(field) && field.object !== 'User',
    );
    expect(written.filter((field) => !rights.editable.has(pathOf(field))).map(pathOf)).toEqual([]);
    const computed = allFields().filter((field) => isComputed(field));
    expect(computed.filter((field) => !rights.readable.has(pathOf(field))).map(pathOf)).toEqual([]);
    // Quotes are made by people; the companion only notes what became of them.
    expect([...rights.writable].toSorted()).toEqual(grantable.filter((object) => object !== 'Quote'));
  });

  it('lets the user of the companion write the standard fields that mapping documents write', () => {
    const rights = rightsOf('ERP_Integration_Org');
    const missing = readCode('ts-src/templates', '.json')
      .map((file) => JSON.parse(file.text) as TemplateTarget)
      .filter((document) => !document.target.object.endsWith('__c'))
      .flatMap(({ target, fields }) => fields.map((field) => `${target.object}.${permissionField(field.target)}`))
      .filter((path) => !/\.(First|Last)?Name$/.test(path) && !rights.editable.has(path));
    expect(missing).toEqual([]);
  });

  it('has an unpackaged set for each packaged one that works on accounts', () => {
    expect(unpackagedSets.map((set) => set.name)).toEqual([
      ...['ERP_Admin_Org', 'ERP_Finance_Org', 'ERP_Integration_Org', 'ERP_Viewer_Org'],
      ...['ERP_Admin_Quotes', 'ERP_Integration_Quotes', 'ERP_Viewer_Quotes'],
    ]);
  });
});

interface TemplateTarget {
  readonly target: { readonly object: string };
  readonly fields: readonly { readonly target: string }[];
}

/** Rights on the parts of an address are given on the address as a whole. */
function permissionField(name: string): string {
  return name.replace(/^(Billing|Shipping|Mailing)(Street|City|State|PostalCode|Country)$/, '$1Address');
}

interface FieldRight {
  readonly path: string;
  readonly editable: boolean;
}

interface Rights {
  readonly readable: ReadonlySet<string>;
  readonly editable: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  readonly writable: ReadonlySet<string>;
}

function granted(set: SourceFile, list: string, element: string): readonly string[] {
  return childrenNamed(set.root, list).map((one) => childText(one, element) ?? '');
}

function fieldRights(set: SourceFile): readonly FieldRight[] {
  return childrenNamed(set.root, 'fieldPermissions')
    .filter((one) => childText(one, 'readable') === 'true')
    .map((one) => ({ path: childText(one, 'field') ?? '', editable: childText(one, 'editable') === 'true' }));
}

function rightsOf(...names: readonly string[]): Rights {
  const sets = names.map((name) => allSets.find((set) => set.name === name));
  const present = sets.filter((set) => set !== undefined);
  expect(present.length).toBe(names.length);
  const fields = present.flatMap(fieldRights);
  const onObjects = present.flatMap((set) => childrenNamed(set.root, 'objectPermissions'));
  const objectNames = (right: string): ReadonlySet<string> =>
    new Set(onObjects.filter((one) => childText(one, right) === 'true').map((one) => childText(one, 'object') ?? ''));
  return {
    readable: new Set(fields.map((field) => field.path)),
    editable: new Set(fields.filter((field) => field.editable).map((field) => field.path)),
    objects: objectNames('allowRead'),
    writable: objectNames('allowCreate'),
  };
}

function mastersOf(object: string): readonly string[] {
  return [...(objects.get(object)?.fields.values() ?? [])]
    .filter((field) => field.type === 'MasterDetail')
    .map((field) => field.referenceTo ?? '');
}

function pathOf(field: FieldModel): string {
  return `${field.object}.${field.name}`;
}

function fieldAt(path: string): FieldModel | undefined {
  const [object = '', name = ''] = path.split('.');
  return objects.get(object)?.fields.get(name);
}

/** Rights on these follow from the object: a deployment refuses them in a permission set. */
function mayNotBeGranted(field: FieldModel): boolean {
  return field.required || field.type === 'MasterDetail';
}
