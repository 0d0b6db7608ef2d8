import type { ChildMapping, FieldMapping, LookupMapping, MappingDocument } from './schema.ts';
import type { MappingProblem } from '../types.ts';

/** What the form alone can't say: settings that contradict each other or name what the document does not have. */
export function checkMeaning(document: MappingDocument): MappingProblem[] {
  const check = new MeaningCheck(document);
  check.part(document, '', true);
  (document.children ?? []).forEach((list, index) => {
    check.part(list, `children[${index}].`, false);
    check.lineDeletion(list, `children[${index}]`);
  });
  check.names();
  return check.problems;
}

class MeaningCheck {
  readonly problems: MappingProblem[] = [];
  private readonly erpFields = new Set<string>();
  private readonly document: MappingDocument;

  constructor(document: MappingDocument) {
    this.document = document;
  }

  part(part: MappingDocument | ChildMapping, at: string, isHeader: boolean): void {
    this.exactlyOne(part.key, ['source', 'formula'], `${at}key`);
    const targets = new Set<string>([part.target.keyField]);
    part.fields.forEach((field, index) => {
      const path = `${at}fields[${index}]`;
      this.once(targets, field.target, `${path}.target`);
      this.field(field, path, isHeader);
    });
    (part.lookups ?? []).forEach((lookup, index) => {
      const path = `${at}lookups[${index}]`;
      this.once(targets, lookup.target, `${path}.target`);
      this.lookup(lookup, path, isHeader);
    });
  }

  lineDeletion(list: ChildMapping, at: string): void {
    const { deletion } = list;
    if (deletion === undefined) return;
    const targets = new Set(list.fields.map((field) => field.target));
    if (targets.has(deletion.mark)) {
      this.report('MAPPING_DUPLICATE', `${at}.deletion.mark`, `${deletion.mark} is mapped too`, 'Keep one of them');
    }
    if (deletion.replacedBy === undefined) return;
    if (deletion.position !== undefined && targets.has(deletion.position)) return;
    this.report(
      'MAPPING_POSITION_UNKNOWN',
      `${at}.deletion.position`,
      'Which line replaced which is told by a field that the list maps',
      'Name the field with the line number',
    );
  }

  names(): void {
    const names = new Set<string>();
    (this.document.children ?? []).forEach((list, index) => this.once(names, list.name, `children[${index}].name`));
    for (const [name, map] of Object.entries(this.document.valueMaps ?? {})) {
      if (map.unknown === 'default' && map.default === undefined) {
        this.report(
          'MAPPING_DEFAULT_MISSING',
          `valueMaps.${name}`,
          'A value map whose unknown values get the default needs one',
          'Add default',
        );
      }
    }
  }

  private field(field: FieldMapping, path: string, isHeader: boolean): void {
    this.exactlyOne(field, ['source', 'formula', 'constant', 'aggregate'], path);
    if (field.valueMap !== undefined && !Object.hasOwn(this.document.valueMaps ?? {}, field.valueMap)) {
      this.report(
        'MAPPING_VALUE_MAP_UNKNOWN',
        `${path}.valueMap`,
        `There is no value map ${field.valueMap}`,
        'Add it under valueMaps',
      );
    }
    if (field.aggregate !== undefined) this.aggregate(field.aggregate, `${path}.aggregate`, isHeader);
    this.wayBack(field, path, isHeader);
  }

  private aggregate(aggregate: NonNullable<FieldMapping['aggregate']>, path: string, isHeader: boolean): void {
    const list = (this.document.children ?? []).find((child) => child.name === aggregate.of);
    if (!isHeader) {
      this.report(
        'MAPPING_AGGREGATE_IN_CHILD',
        path,
        'Only the header can count or sum lines',
        'Move the field to the header',
      );
    } else if (list === undefined) {
      this.report(
        'MAPPING_CHILD_UNKNOWN',
        `${path}.of`,
        `There is no child list ${aggregate.of}`,
        'Name one of children',
      );
    } else if (aggregate.function === 'SUM' && !list.fields.some((field) => field.target === aggregate.field)) {
      this.report(
        'MAPPING_AGGREGATE_FIELD_UNKNOWN',
        `${path}.field`,
        `The list ${aggregate.of} maps no field ${aggregate.field ?? ''}`,
        'Name a target field of the list',
      );
    }
  }

  private lookup(lookup: LookupMapping, path: string, isHeader: boolean): void {
    this.exactlyOne(lookup, ['source', 'formula'], path);
    this.wayBack(lookup, path, isHeader);
  }

  /** What goes back to the ERP: only in two-way mappings, only from the header, each ERP field from one column. */
  private wayBack(part: FieldMapping | LookupMapping, path: string, isHeader: boolean): void {
    if (part.owner !== undefined && part.owner !== 'erp' && this.document.direction === 'toSalesforce') {
      this.report(
        'MAPPING_OWNER_ONE_WAY',
        `${path}.owner`,
        'In a mapping towards Salesforce every field is the ERP’s',
        'Leave owner out, or set direction to both',
      );
    }
    const settings = [part.toErp, 'everyRecord' in part ? part.everyRecord : undefined];
    if (settings.every((setting) => setting === undefined)) return;
    if (this.document.direction !== 'both' || !isHeader) {
      this.report(
        'MAPPING_TO_ERP_ONE_WAY',
        `${path}.toErp`,
        'Only the header of a mapping with direction both goes back to the ERP',
        'Leave toErp out, or set direction to both',
      );
    }
    for (const { field } of part.toErp ?? []) this.once(this.erpFields, field, `${path}.toErp`);
  }

  private exactlyOne(part: object, names: readonly string[], path: string): void {
    const present = names.filter((name) => name in part && (part as Record<string, unknown>)[name] !== undefined);
    if (present.length === 1) return;
    const found = present.length === 0 ? 'none' : present.join(' and ');
    this.problems.push({
      code: 'MAPPING_VALUE_SOURCE',
      path,
      message: `A value comes from exactly one place, found ${found}`,
      expected: names.join(' or '),
    });
  }

  private once(seen: Set<string>, name: string, path: string): void {
    if (seen.has(name)) this.report('MAPPING_DUPLICATE', path, `${name} stands here a second time`, 'Keep one of them');
    seen.add(name);
  }

  private report(code: string, path: string, message: string, hint: string): void {
    this.problems.push({ code, path, message, hint });
  }
}
