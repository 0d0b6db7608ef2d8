import { describe, expect, it } from 'vitest';
import { objectOf } from '../../../scripts/tasks/metadata/object-model.ts';
import { childrenNamed, childText, childTexts, descendants } from '../../../scripts/tasks/metadata/xml.ts';
import { allFields, childRelationship, filesOf, hasField, namesInFormula, objects, pathExists } from './project.ts';

const standardObjects = ['Account', 'Contact', 'Product2'];

describe('fields', () => {
  it('refer to objects that exist', () => {
    const wrong = allFields().filter(
      (field) =>
        field.referenceTo !== undefined &&
        !objects.has(field.referenceTo) &&
        !standardObjects.includes(field.referenceTo),
    );
    expect(wrong.map((field) => `${field.object}.${field.name}`)).toEqual([]);
  });

  it('give each parent lists of different names', () => {
    const lists = allFields().flatMap((field) =>
      field.referenceTo === undefined ? [] : [`${field.referenceTo}.${field.relationshipName ?? ''}`],
    );
    expect(lists.filter((list, index) => lists.indexOf(list) !== index)).toEqual([]);
  });

  it('have formulas that read fields that exist', () => {
    const wrong = allFields().flatMap((field) =>
      namesInFormula(field.formula ?? '')
        .filter((name) => !pathExists(field.object, name))
        .map((name) => `${field.object}.${field.name} reads ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have labels of at most 40 and descriptions of at most 1,000 characters', () => {
    const wrong = allFields().filter((field) => field.label.length > 40 || field.description.length > 1000);
    expect(wrong.map((field) => `${field.object}.${field.name}`)).toEqual([]);
  });

  it('that are external ids are unique and case-sensitive, and hold 255 characters', () => {
    const wrong = allFields().filter(
      (field) =>
        field.externalId &&
        !(field.unique && childText(field.element, 'caseSensitive') === 'true' && field.length === 255),
    );
    expect(wrong.map((field) => `${field.object}.${field.name}`)).toEqual([]);
  });

  it('that lead a record to its master stand on objects that are controlled by their parent', () => {
    const details = new Set(allFields().flatMap((field) => (field.type === 'MasterDetail' ? [field.object] : [])));
    const controlled = [...objects.values()].flatMap((object) =>
      object.sharingModel === 'ControlledByParent' ? [object.name] : [],
    );
    expect([...details].toSorted()).toEqual(controlled.toSorted());
  });
});

describe('roll-up summaries', () => {
  const rollups = allFields().filter((field) => field.type === 'Summary');

  it('go over a master-detail field to their object', () => {
    const wrong = rollups.filter((field) => {
      const [child = '', key = ''] = (childText(field.element, 'summaryForeignKey') ?? '').split('.');
      const master = objects.get(child)?.fields.get(key);
      return master?.type !== 'MasterDetail' || master.referenceTo !== field.object;
    });
    expect(wrong.map((field) => `${field.object}.${field.name}`)).toEqual([]);
  });

  it('summarise and filter by fields of the detail that a roll-up may read', () => {
    const wrong = rollups.flatMap((field) => {
      const [child = ''] = (childText(field.element, 'summaryForeignKey') ?? '').split('.');
      const items = childrenNamed(field.element, 'summaryFilterItems').flatMap((item) => childTexts(item, 'field'));
      const read = [...childTexts(field.element, 'summarizedField'), ...items];
      return read.filter((path) => !mayBeRolledUp(child, path)).map((path) => `${field.object}.${field.name}: ${path}`);
    });
    expect(wrong).toEqual([]);
  });

  it('summarise a field unless they count', () => {
    const wrong = rollups.filter(
      (field) =>
        (childText(field.element, 'summaryOperation') === 'count') !==
        (childText(field.element, 'summarizedField') === undefined),
    );
    expect(wrong.map((field) => `${field.object}.${field.name}`)).toEqual([]);
  });

  it('are at most 25 on an object, and at most five on Account, which is shared with others', () => {
    const counts = [...objects.keys()].map((object): [string, number] => [
      object,
      rollups.filter((field) => field.object === object).length,
    ]);
    expect(counts.filter(([object, count]) => count > (object === 'Account' ? 5 : 25))).toEqual([]);
  });
});

/** A roll-up reads fields of the detail itself, but no formula over other objects and none that depends on today. */
function mayBeRolledUp(child: string, path: string): boolean {
  const [object = '', name = ''] = path.split('.');
  const field = objects.get(object)?.fields.get(name);
  const formula = field?.formula ?? '';
  return object === child && field !== undefined && !/__r\.|\b(TODAY|NOW)\(/.test(formula);
}

describe('what stands beside the fields of an object', () => {
  it('names fields that exist: list views, compact layouts, search layouts', () => {
    const wrong = ['ListView', 'CompactLayout', 'CustomObject']
      .flatMap((type) => filesOf(type))
      .flatMap((file) => {
        const object = objectOf(file.path) ?? '';
        const named = [...descendants(file.root)]
          .filter(
            (element) => element.name !== 'nameField' && element.children.length === 0 && namesField(element.name),
          )
          .map((element) => element.text);
        return named.filter((name) => !hasField(object, name)).map((name) => `${file.path}: ${name}`);
      });
    expect(wrong).toEqual([]);
  });

  it('gives every custom object a list view of all records, a compact layout and a layout', () => {
    const custom = [...objects.values()].filter((object) => object.custom).map((object) => object.name);
    const having = (type: string, test: (path: string) => string | undefined): readonly string[] =>
      filesOf(type).flatMap((file) => test(file.path) ?? []);
    const views = having('ListView', (path) => (path.endsWith('/All.listView-meta.xml') ? objectOf(path) : undefined));
    const compact = having('CompactLayout', objectOf);
    const layouts = having('Layout', (path) => /layouts\/(\w+)-/.exec(path)?.[1]);
    expect([views, compact, layouts].map((found) => custom.filter((name) => !found.includes(name)))).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('has validation rules that read and mark fields that exist', () => {
    const wrong = filesOf('ValidationRule').flatMap((file) => {
      const object = objectOf(file.path) ?? '';
      const named = [
        ...namesInFormula(childText(file.root, 'errorConditionFormula') ?? ''),
        ...childTexts(file.root, 'errorDisplayField'),
      ];
      return named.filter((name) => !pathExists(object, name)).map((name) => `${file.path}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('says in 255 characters at most what a validation rule asks for', () => {
    const long = filesOf('ValidationRule').filter((file) => (childText(file.root, 'errorMessage') ?? '').length > 255);
    expect(long.map((file) => file.path)).toEqual([]);
  });
});

function namesField(element: string): boolean {
  return ['columns', 'field', 'fields'].includes(element) || element.endsWith('AdditionalFields');
}

describe('layouts', () => {
  it('show fields that exist, and computed ones as read-only', () => {
    const wrong = filesOf('Layout').flatMap((file) => {
      const object = /layouts\/(\w+)-/.exec(file.path)?.[1] ?? '';
      return [...descendants(file.root)]
        .filter((element) => element.name === 'layoutItems')
        .flatMap((item) => {
          const name = childText(item, 'field') ?? '';
          const field = objects.get(object)?.fields.get(name);
          const computed = field !== undefined && (field.formula !== undefined || field.type === 'Summary');
          const ok = hasField(object, name) && (!computed || childText(item, 'behavior') === 'Readonly');
          return ok ? [] : [`${file.path}: ${name}`];
        });
    });
    expect(wrong).toEqual([]);
  });

  it('show every field of their object once', () => {
    const wrong = filesOf('Layout').flatMap((file) => {
      const object = /layouts\/(\w+)-/.exec(file.path)?.[1] ?? '';
      const shown = [...descendants(file.root)]
        .filter((element) => element.name === 'layoutItems')
        .flatMap((item) => childTexts(item, 'field'));
      const names = [...(objects.get(object)?.fields.keys() ?? [])];
      return names
        .filter((name) => shown.filter((one) => one === name).length !== 1)
        .map((name) => `${object}.${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('list records of other objects by a field that leads to theirs, with columns that exist', () => {
    const wrong = filesOf('Layout').flatMap((file) => {
      const object = /layouts\/(\w+)-/.exec(file.path)?.[1] ?? '';
      return childrenNamed(file.root, 'relatedLists').flatMap((list) => {
        const [child = '', key = ''] = (childText(list, 'relatedList') ?? '').split('.');
        const leads = objects.get(child)?.fields.get(key)?.referenceTo === object;
        const columns = [...childTexts(list, 'fields'), ...childTexts(list, 'sortField')];
        return leads && columns.every((column) => hasField(child, column)) ? [] : [`${file.path}: ${child}.${key}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('the model of the tests', () => {
  it('finds lists of a parent by name', () => {
    expect(childRelationship('ERP_Invoice__c', 'Lines__r')?.object).toBe('ERP_Invoice_Line__c');
    expect(childRelationship('ERP_Invoice__c', 'Nothing__r')).toBeUndefined();
  });

  it('does not take text in quotes for a field', () => {
    expect(namesInFormula('IF(A__c = \'B__c\', C__r.D__c, "E__c")')).toEqual(['A__c', 'C__r.D__c']);
  });
});
