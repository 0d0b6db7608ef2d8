import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import type { CompileOptions, FieldClass, TargetField } from 'c/mappingEngine';

/** What the catalogue knows of some entities and objects. */
export const entitiesQuery = gql`
  query erpCatalogueEntities($keys: [String]) {
    uiapi {
      query {
        ERP_Entity__c: ERP_Entity__c(first: 50, where: { Entity_Key__c: { in: $keys } }) @optional {
          edges {
            node {
              Id
              Entity_Key__c: Entity_Key__c @optional {
                value
              }
              Label__c: Label__c @optional {
                value
              }
              Fields__c: Fields__c @optional {
                value
              }
              Children__c: Children__c @optional {
                value
              }
              Samples__c: Samples__c @optional {
                value
              }
              Writable__c: Writable__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** A field of the ERP with what was seen of it. */
export interface ErpField {
  readonly name: string;
  readonly type: string;
  readonly maxLength?: number;
  readonly values?: readonly string[];
  readonly class: FieldClass;
  readonly samples: readonly unknown[];
  /** The ERP is known to refuse changes of it. */
  readonly readOnly?: boolean;
}

/** A field of Salesforce as the companion may use it. */
export interface SalesforceField extends TargetField {
  readonly label: string;
  readonly externalId: boolean;
  readonly required: boolean;
}

export interface ErpEntity {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly ErpField[];
  /** Navigation name → entity. */
  readonly children: Readonly<Record<string, string>>;
  readonly samples: readonly Readonly<Record<string, unknown>>[];
}

export interface SalesforceObject {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly SalesforceField[];
}

export interface Catalogue {
  readonly entities: ReadonlyMap<string, ErpEntity>;
  readonly objects: ReadonlyMap<string, SalesforceObject>;
}

export const emptyCatalogue: Catalogue = { entities: new Map(), objects: new Map() };

interface EntityNode {
  readonly Id: string;
  readonly Entity_Key__c?: Field<string>;
  readonly Label__c?: Field<string>;
  readonly Fields__c?: Field<string>;
  readonly Children__c?: Field<string>;
  readonly Samples__c?: Field<string>;
}

/** Reads the answer of `entitiesQuery`; a row that can't be read counts as missing. */
export function readEntities(answer: unknown): Catalogue {
  const { query } = (answer as { uiapi: { query: { ERP_Entity__c?: Connection<EntityNode> } } }).uiapi;
  const entities = new Map<string, ErpEntity>();
  const objects = new Map<string, SalesforceObject>();
  for (const node of nodesOf(query.ERP_Entity__c)) {
    const [, side = '', name = ''] = (valueOf(node.Entity_Key__c) ?? '').split('|');
    const label = valueOf(node.Label__c) ?? name;
    const fields = jsonOf<readonly unknown[]>(node.Fields__c, []);
    if (fields.length === 0) continue;
    if (side === 'Salesforce') objects.set(name, { name, label, fields: fields as readonly SalesforceField[] });
    else {
      const children = jsonOf<Readonly<Record<string, string>>>(node.Children__c, {});
      const samples = jsonOf<ErpEntity['samples']>(node.Samples__c, []);
      entities.set(name, { name, label, fields: fields as readonly ErpField[], children, samples });
    }
  }
  return { entities, objects };
}

function jsonOf<T>(field: Field<string> | undefined, fallback: T): T {
  try {
    return JSON.parse(valueOf(field) ?? '') as T;
  } catch {
    return fallback;
  }
}

/** Keys of catalogue rows, for the query. */
export function entityKeys(
  connection: string,
  names: { readonly entities: readonly string[]; readonly objects: readonly string[] },
): readonly string[] {
  return [
    ...names.entities.map((name) => `${connection}|ERP|${name}`),
    ...names.objects.map((name) => `${connection}|Salesforce|${name}`),
  ];
}

/** What the engine compiles against. */
export function compileOptionsOf({ entities, objects }: Catalogue): CompileOptions {
  const targets = new Map(
    [...objects].map(([name, { fields }]) => [name, new Map(fields.map((field) => [field.name, field]))]),
  );
  return {
    targetFields: (object) => targets.get(object),
    sourceFields: (entity) => {
      const found = entities.get(entity);
      return found && { fields: found.fields, children: found.children };
    },
  };
}
