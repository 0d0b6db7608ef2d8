import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import type { PickerOption } from 'c/erpPicker';

/** The entities and objects that the catalogue knows of a connection. */
export const catalogueQuery = gql`
  query erpCatalogueNames($keys: String) {
    uiapi {
      query {
        ERP_Entity__c: ERP_Entity__c(
          first: 2000
          where: { Entity_Key__c: { like: $keys } }
          orderBy: { Entity_Key__c: { order: ASC } }
        ) @optional {
          edges {
            node {
              Id
              Entity_Key__c: Entity_Key__c @optional {
                value
              }
              Side__c: Side__c @optional {
                value
              }
              Label__c: Label__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface EntityNode {
  readonly Id: string;
  readonly Entity_Key__c?: Field<string>;
  readonly Side__c?: Field<string>;
  readonly Label__c?: Field<string>;
}

/** What both sides have, by name. */
export interface CatalogueNames {
  readonly entities: readonly PickerOption[];
  readonly objects: readonly PickerOption[];
}

/** Reads the answer of `catalogueQuery`. */
export function readCatalogue(answer: unknown): CatalogueNames {
  const { query } = (answer as { uiapi: { query: { ERP_Entity__c?: Connection<EntityNode> } } }).uiapi;
  const all = nodesOf(query.ERP_Entity__c).map((node) => ({
    side: valueOf(node.Side__c),
    name: (valueOf(node.Entity_Key__c) ?? '').split('|').at(-1) ?? '',
    label: valueOf(node.Label__c) ?? undefined,
  }));
  return {
    entities: all.filter(({ side }) => side === 'ERP').map(optionOf),
    objects: all.filter(({ side }) => side === 'Salesforce').map(optionOf),
  };
}

/** Adds what the companion lists now to what the catalogue knows. */
export function withListed(known: CatalogueNames, result: Readonly<Record<string, unknown>>): CatalogueNames {
  return {
    entities: merged(known.entities, result.entities),
    objects: merged(known.objects, result.objects),
  };
}

function merged(known: readonly PickerOption[], listed: unknown): readonly PickerOption[] {
  const more = Array.isArray(listed) ? (listed as { name: string; label?: string }[]).map(optionOf) : [];
  const byName = new Map([...more, ...known].map((option) => [option.value, option]));
  return [...byName.values()].sort((one, other) => one.label.localeCompare(other.label));
}

function optionOf({ name, label }: { readonly name: string; readonly label?: string | undefined }): PickerOption {
  return { value: name, label: label || name, detail: label && label !== name ? name : '' };
}
