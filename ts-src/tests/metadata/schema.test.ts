import { describe, expect, it } from 'vitest';
import {
  packagedFolder,
  readComponentFiles,
  readSourceFiles,
  unpackagedFolder,
  unpackagedQuotesFolder,
  type SourceFile,
} from '../../../scripts/tasks/metadata/source-files.ts';
import type { XmlElement } from '../../../scripts/tasks/metadata/xml.ts';
import { allowedValues, elementsOf, newerElements, publishedElements } from './metadata-types.ts';

const files = [
  ...readSourceFiles(packagedFolder),
  ...readSourceFiles(unpackagedFolder),
  ...readSourceFiles(unpackagedQuotesFolder),
  ...readComponentFiles(),
];

/** Source format names the folder by the kind of thing; the root element has the type's name. */
const rootBySuffix: Readonly<Record<string, string>> = {
  app: 'CustomApplication',
  compactLayout: 'CompactLayout',
  customPermission: 'CustomPermission',
  dashboard: 'Dashboard',
  dashboardFolder: 'DashboardFolder',
  field: 'CustomField',
  flexipage: 'FlexiPage',
  flow: 'Flow',
  js: 'LightningComponentBundle',
  labels: 'CustomLabels',
  layout: 'Layout',
  listView: 'ListView',
  messageChannel: 'LightningMessageChannel',
  notiftype: 'CustomNotificationType',
  object: 'CustomObject',
  permissionset: 'PermissionSet',
  report: 'Report',
  reportFolder: 'ReportFolder',
  reportType: 'ReportType',
  resource: 'StaticResource',
  tab: 'CustomTab',
  validationRule: 'ValidationRule',
};

describe('metadata files', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(250);
  });

  it('have the root element that their suffix asks for, in the metadata namespace', () => {
    const wrong = files.filter((file) => {
      const suffix = /\.([A-Za-z]+)-meta\.xml$/.exec(file.path)?.[1] ?? '';
      return (
        rootBySuffix[suffix] !== file.root.name ||
        file.root.attributes['xmlns'] !== 'http://soap.sforce.com/2006/04/metadata'
      );
    });
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('hold only elements, value types and enumerated values of the Metadata API', () => {
    expect(files.flatMap((file) => problemsOf(file))).toEqual([]);
    // Thousands of files: on a busy machine this takes more than a minute.
  }, 300_000);

  it('name their component as the file does, where they name it', () => {
    const wrong = files.filter((file) => {
      const fullName = file.root.children.find((child) => child.name === 'fullName')?.text;
      return fullName !== undefined && fullName !== file.name;
    });
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('describe themselves wherever their type has a description', () => {
    const silent = files.filter((file) => {
      const described = elementsOf(file.root.name)?.has('description') ?? false;
      return described && (file.root.children.find((child) => child.name === 'description')?.text ?? '') === '';
    });
    expect(silent.map((file) => file.path)).toEqual([]);
  });
});

describe('the exceptions to the schema', () => {
  it('stand in the types that Salesforce publishes', () => {
    const missing = Object.entries(newerElements).flatMap(([type, elements]) =>
      Object.keys(elements)
        .filter((element) => !publishedElements(type).has(element))
        .map((element) => `${type}.${element}`),
    );
    expect(missing).toEqual([]);
  });

  it('are caught when they are no exceptions', () => {
    const element = (name: string, text: string, ...children: XmlElement[]): XmlElement => ({
      name,
      text,
      attributes: {},
      children,
    });
    const field = element(
      'CustomField',
      '',
      element('fullName', 'A__c'),
      element('type', 'Txt'),
      element('length', 'long'),
      element('lenght', '5'),
      element('unique', 'yes'),
    );
    expect(problemsOf({ path: 'A__c', name: 'A__c', root: field })).toEqual([
      'A__c: CustomField.type has the value Txt, which the type FieldType does not list',
      'A__c: CustomField.length must be a number, not long',
      'A__c: CustomField has no element lenght',
      'A__c: CustomField.unique must be true or false, not yes',
    ]);
  });
});

function problemsOf(file: SourceFile): readonly string[] {
  return problemsIn(file.root, file.root.name).map((problem) => `${file.path}: ${problem}`);
}

function problemsIn(element: XmlElement, type: string): readonly string[] {
  const specs = elementsOf(type);
  if (specs === undefined) {
    return [`unknown type ${type}`];
  }
  const counts = new Map<string, number>();
  const found = element.children.flatMap((child) => {
    counts.set(child.name, (counts.get(child.name) ?? 0) + 1);
    const spec = specs.get(child.name);
    return spec === undefined ? [`${type} has no element ${child.name}`] : problemsOfChild(child, type, spec.type);
  });
  const wrongCounts = [...specs].flatMap(([name, spec]) => {
    const count = counts.get(name) ?? 0;
    if (count > 1 && !spec.list) {
      return [`${type}.${name} stands ${String(count)} times, but is no list`];
    }
    return count === 0 && !spec.optional ? [`${type}.${name} is missing`] : [];
  });
  return [...found, ...wrongCounts];
}

function problemsOfChild(child: XmlElement, type: string, childType: string): readonly string[] {
  const place = `${type}.${child.name}`;
  if (childType === 'boolean') {
    return child.text === 'true' || child.text === 'false' ? [] : [`${place} must be true or false, not ${child.text}`];
  }
  if (childType === 'number') {
    return child.text !== '' && Number.isFinite(Number(child.text))
      ? []
      : [`${place} must be a number, not ${child.text}`];
  }
  if (childType !== 'string') {
    return problemsIn(child, childType);
  }
  if (place === 'LightningComponentBundle.targetConfigs') {
    // Both schemas call it text, since its elements differ by target; what it says is checked with the pages that use the component.
    return [];
  }
  if (child.children.length > 0) {
    return [`${place} must be text, but holds elements`];
  }
  const values = allowedValues(type, child.name);
  const listed = publishedElements(type).get(child.name) ?? '';
  return values === undefined || values.includes(child.text)
    ? []
    : [`${place} has the value ${child.text}, which the type ${listed} does not list`];
}
