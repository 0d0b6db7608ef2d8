import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../../scripts/tasks/metadata/source-files.ts';
import {
  childrenNamed,
  childText,
  childTexts,
  descendants,
  type XmlElement,
} from '../../../scripts/tasks/metadata/xml.ts';
import { childRelationship, filesOf, hasField, packaged } from './project.ts';

const reportTypes = filesOf('ReportType');
const reports = filesOf('Report');
const dashboards = filesOf('Dashboard');

describe('report types', () => {
  it('join objects by lists that exist, four objects at most', () => {
    const wrong = reportTypes.filter((file) => {
      const tables = tablesOf(file);
      return tables.size > 4 || [...tables.values()].includes(undefined);
    });
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('offer columns that exist, each once', () => {
    const wrong = reportTypes.flatMap((file) => {
      const tables = tablesOf(file);
      const offered = columnsOf(file);
      return offered.filter((column, index) => {
        const [table = '', field = ''] = column.split('$');
        return !hasField(tables.get(table) ?? '', field) || offered.indexOf(column) !== index;
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('reports', () => {
  it('stand on report types of ours, in a folder of ours', () => {
    const folders = filesOf('ReportFolder').map((file) => file.name);
    const wrong = reports.filter((file) => typeOf(file) === undefined || !folders.includes(folderOf(file)));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('use columns that their type offers, in columns, groupings, filters and charts', () => {
    const wrong = reports.flatMap((file) => {
      const type = typeOf(file);
      const offered = type === undefined ? [] : columnsOf(type);
      return usedColumns(file.root)
        .filter((column) => !offered.includes(column))
        .map((column) => `${file.path}: ${column}`);
    });
    expect(wrong).toEqual([]);
  });

  it('show no column by which they group', () => {
    const wrong = reports.flatMap((file) => {
      const columns = childrenNamed(file.root, 'columns').flatMap((column) => childTexts(column, 'field'));
      return groupings(file.root).filter((column) => columns.includes(column));
    });
    expect(wrong).toEqual([]);
  });

  it('group by the currency whatever they add up, and give no total over currencies', () => {
    const wrong = reports.filter((file) => {
      const currency = groupings(file.root).some((column) => column.endsWith('$Home_Currency__c'));
      return !currency || childText(file.root, 'showGrandTotal') !== 'false';
    });
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('of sales count complete documents only', () => {
    const sales = reports.filter((file) => childText(file.root, 'reportType')?.startsWith('ERP_Sales_'));
    const wrong = sales.filter((file) => {
      const items = childrenNamed(file.root, 'filter').flatMap((filter) => childrenNamed(filter, 'criteriaItems'));
      return !items.some(
        (item) => childText(item, 'column')?.endsWith('$Complete__c') && childText(item, 'value') === '1',
      );
    });
    expect(sales.length).toBe(3);
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('have names of at most 40 and descriptions of at most 255 characters', () => {
    const wrong = [...reports, ...dashboards].filter(
      (file) =>
        (childText(file.root, 'name') ?? childText(file.root, 'title') ?? '').length > 40 ||
        (childText(file.root, 'description') ?? '').length > 255,
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

describe('dashboards', () => {
  it('show reports that exist and have a chart, as the viewer sees them', () => {
    const charted = reports.filter((file) => childrenNamed(file.root, 'chart').length === 1);
    const paths = charted.map((file) => `${folderOf(file)}/${file.name}`);
    const shown = dashboards.flatMap((file) =>
      [...descendants(file.root)].filter((element) => element.name === 'report').map((element) => element.text),
    );
    expect(shown.filter((report) => !paths.includes(report))).toEqual([]);
    expect(dashboards.map((file) => childText(file.root, 'dashboardType'))).toEqual(['LoggedInUser']);
  });

  it('stand in a folder of ours', () => {
    const folders = filesOf('DashboardFolder').map((file) => file.name);
    expect(dashboards.map(folderOf).filter((folder) => !folders.includes(folder))).toEqual([]);
  });

  it('and reports are open to nobody by name: no user, no role', () => {
    const named = packaged.filter((file) =>
      [...descendants(file.root)].some((element) => ['runningUser', 'owner', 'userFilter'].includes(element.name)),
    );
    expect(named.map((file) => file.path)).toEqual([]);
  });
});

/** Tables of a report type: path from the base object → object, undefined where a join leads nowhere. */
function tablesOf(file: SourceFile): ReadonlyMap<string, string | undefined> {
  const base = childText(file.root, 'baseObject') ?? '';
  const tables = new Map<string, string | undefined>([[base, base]]);
  let path = base;
  let object: string | undefined = base;
  let join = childrenNamed(file.root, 'join')[0];
  while (join !== undefined) {
    const relationship = childText(join, 'relationship') ?? '';
    object = childRelationship(object ?? '', relationship)?.object;
    path = `${path}.${relationship}`;
    tables.set(path, object);
    join = childrenNamed(join, 'join')[0];
  }
  return tables;
}

function columnsOf(file: SourceFile): readonly string[] {
  return childrenNamed(file.root, 'sections')
    .flatMap((section) => childrenNamed(section, 'columns'))
    .map((column) => `${childText(column, 'table') ?? ''}$${childText(column, 'field') ?? ''}`);
}

function typeOf(report: SourceFile): SourceFile | undefined {
  return reportTypes.find((file) => `${file.name}__c` === childText(report.root, 'reportType'));
}

function folderOf(file: SourceFile): string {
  return file.path.split('/').at(-2) ?? '';
}

function groupings(report: XmlElement): readonly string[] {
  return [...childrenNamed(report, 'groupingsDown'), ...childrenNamed(report, 'groupingsAcross')].flatMap((grouping) =>
    childTexts(grouping, 'field'),
  );
}

function usedColumns(report: XmlElement): readonly string[] {
  const holders = ['field', 'column', 'dateColumn', 'groupingColumn', 'secondaryGroupingColumn'];
  return [...descendants(report)]
    .filter((element) => holders.includes(element.name) && element.children.length === 0)
    .map((element) => element.text);
}
