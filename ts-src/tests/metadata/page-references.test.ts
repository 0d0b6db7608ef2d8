import { describe, expect, it } from 'vitest';
import { readComponentFiles } from '../../../scripts/tasks/metadata/source-files.ts';
import {
  childrenNamed,
  childText,
  childTexts,
  descendants,
  type XmlElement,
} from '../../../scripts/tasks/metadata/xml.ts';
import { filesOf, objects } from './project.ts';

/** Tabs and components of the platform that our app and pages use. */
const standardTabs = ['standard-Account', 'standard-Opportunity', 'standard-report', 'standard-Dashboard'];
const standardComponents = [
  'flexipage:tab',
  'flexipage:tabset',
  'force:detailPanel',
  'force:highlightsPanel',
  'force:relatedListContainer',
];

/** Regions of the page templates that we use, as the Lightning App Builder names them. */
const templateRegions: Readonly<Record<string, readonly string[]>> = {
  'flexipage:defaultAppHomeTemplate': ['main'],
  'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'],
};

const pages = filesOf('FlexiPage');
const components = new Map(readComponentFiles().map((file) => [file.name, file.root]));

describe('the app', () => {
  it('has tabs that exist', () => {
    const tabs = [...standardTabs, ...filesOf('CustomTab').map((file) => file.name)];
    const wrong = filesOf('CustomApplication').flatMap((file) =>
      childTexts(file.root, 'tabs').filter((tab) => !tabs.includes(tab)),
    );
    expect(wrong).toEqual([]);
  });

  it('shows a page of ours for the records it overrides, on large and small screens', () => {
    const overrides = filesOf('CustomApplication').flatMap((file) => childrenNamed(file.root, 'actionOverrides'));
    const wrong = overrides.filter((override) => {
      const page = pages.find((file) => file.name === childText(override, 'content'));
      return page === undefined || childText(page.root, 'sobjectType') !== childText(override, 'pageOrSobjectType');
    });
    expect(wrong).toEqual([]);
    const shown = overrides.map((one) => `${childText(one, 'pageOrSobjectType')} ${childText(one, 'formFactor')}`);
    const objects = ['Account', 'Opportunity', 'ERP_Order__c'];
    expect(shown).toEqual(objects.flatMap((object) => [`${object} Large`, `${object} Small`]));
  });

  it('has tabs of objects of ours', () => {
    const wrong = filesOf('CustomTab').filter(
      (file) => childText(file.root, 'customObject') === 'true' && objects.get(file.name)?.custom !== true,
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

describe('pages', () => {
  it('fill the regions of their template and no others', () => {
    const wrong = pages.filter((file) => {
      const template = childrenNamed(file.root, 'template').flatMap((one) => childTexts(one, 'name'))[0] ?? '';
      return regionsOf(file.root, 'Region').toSorted().join() !== (templateRegions[template] ?? []).toSorted().join();
    });
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('use every facet once', () => {
    const wrong = pages.flatMap((file) => {
      const used = [...descendants(file.root)]
        .filter((element) => element.name === 'componentInstanceProperties')
        .filter((property) => ['body', 'tabs'].includes(childText(property, 'name') ?? ''))
        .map((property) => childText(property, 'value'));
      return used.toSorted().join() === regionsOf(file.root, 'Facet').toSorted().join() ? [] : [file.path];
    });
    expect(wrong).toEqual([]);
  });

  it('give each component an identifier of its own', () => {
    const wrong = pages.flatMap((file) => {
      const identifiers = instances(file.root).map((instance) => childText(instance, 'identifier') ?? '');
      return identifiers.filter((one, index) => one === '' || identifiers.indexOf(one) !== index);
    });
    expect(wrong).toEqual([]);
  });

  it('show components that exist, are exposed and made for that page and object, on large and small screens', () => {
    const wrong = pages.flatMap((file) =>
      instances(file.root)
        .map((instance) => childText(instance, 'componentName') ?? '')
        .filter((name) => !standardComponents.includes(name))
        .filter((name) => !fits(components.get(name), file.root)),
    );
    expect(wrong).toEqual([]);
  });

  it('show every panel that is made for records', () => {
    const shown = pages.flatMap((file) => instances(file.root).map((instance) => childText(instance, 'componentName')));
    const exposed = [...components].filter(([, root]) => childText(root, 'isExposed') === 'true');
    expect(exposed.map(([name]) => name).filter((name) => !shown.includes(name))).toEqual([]);
  });
});

function regionsOf(page: XmlElement, type: string): readonly string[] {
  return childrenNamed(page, 'flexiPageRegions')
    .filter((region) => childText(region, 'type') === type)
    .map((region) => childText(region, 'name') ?? '');
}

function instances(page: XmlElement): readonly XmlElement[] {
  return [...descendants(page)].filter((element) => element.name === 'componentInstance');
}

/** One that names no object may stand on the record page of any. */
function fits(component: XmlElement | undefined, page: XmlElement): boolean {
  if (component === undefined || childText(component, 'isExposed') !== 'true') {
    return false;
  }
  const object = childText(page, 'sobjectType') ?? '';
  const target = childText(page, 'type') === 'AppPage' ? 'lightning__AppPage' : 'lightning__RecordPage';
  const elements = [...descendants(component)];
  const texts = (name: string): readonly string[] =>
    elements.filter((element) => element.name === name).map((element) => element.text);
  const formFactors = elements
    .filter((element) => element.name === 'supportedFormFactor')
    .map((element) => element.attributes['type'] ?? '');
  return (
    texts('target').includes(target) &&
    (texts('object').length === 0 || texts('object').includes(object)) &&
    formFactors.toSorted().join() === 'Large,Small'
  );
}
