import { gql } from 'lightning/graphql';
import type { MappingDocument } from 'c/mappingEngine';
import { nodesOf, numberOf, valueOf, type Connection, type Field } from 'c/erpAccountData';

/** The latest version of a mapping, and the document of the one that runs. */
export const versionsQuery = gql`
  query erpRuleVersions($mapping: ID, $active: Double) {
    uiapi {
      query {
        latest: ERP_Mapping_Version__c(
          first: 1
          where: { Mapping__c: { eq: $mapping } }
          orderBy: { Number__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
            }
          }
        }
        active: ERP_Mapping_Version__c(first: 1, where: { Mapping__c: { eq: $mapping }, Number__c: { eq: $active } })
          @optional {
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Document__c: Document__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface VersionNode {
  readonly Number__c?: Field<number>;
  readonly Document__c?: Field<string>;
}

/** What a rule is added to. */
export interface RuleBase {
  readonly latest: number;
  readonly active: number;
  /** The document that runs; undefined when none does, or it can't be read. */
  readonly document: MappingDocument | undefined;
}

/** Reads the answer of `versionsQuery`. */
export function readVersions(answer: unknown): RuleBase {
  const { query } = (
    answer as { uiapi: { query: { latest?: Connection<VersionNode>; active?: Connection<VersionNode> } } }
  ).uiapi;
  const [latest] = nodesOf(query.latest);
  const [active] = nodesOf(query.active);
  return {
    latest: numberOf(latest?.Number__c),
    active: numberOf(active?.Number__c),
    document: readDocument(valueOf(active?.Document__c)),
  };
}

function readDocument(text: string | null): MappingDocument | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as MappingDocument);
  } catch {
    return undefined;
  }
}
