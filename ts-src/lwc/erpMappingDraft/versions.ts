import { gql } from 'lightning/graphql';
import { nodesOf, numberOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import { checkMappingDocument, parseMappingDocument, type MappingDocument } from 'c/mappingEngine';

/** The newest versions of a mapping, newest first. */
export const versionsQuery = gql`
  query erpMappingVersions($mapping: ID) {
    uiapi {
      query {
        ERP_Mapping_Version__c: ERP_Mapping_Version__c(
          first: 50
          where: { Mapping__c: { eq: $mapping } }
          orderBy: { Number__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Document__c: Document__c @optional {
                value
              }
              Note__c: Note__c @optional {
                value
              }
              Summary__c: Summary__c @optional {
                value
              }
              Based_On__c: Based_On__c @optional {
                value
              }
              CreatedDate @optional {
                value
              }
              CreatedBy @optional {
                Name @optional {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;

export interface Version {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly note: string;
  readonly based: number;
  readonly created: Date | null;
  readonly createdBy: string;
}

interface VersionNode {
  readonly Id: string;
  readonly Number__c?: Field<number>;
  readonly Document__c?: Field<string>;
  readonly Note__c?: Field<string>;
  readonly Based_On__c?: Field<number>;
  readonly CreatedDate?: Field<string>;
  readonly CreatedBy?: { readonly Name?: Field<string> };
}

/** Reads the answer of `versionsQuery`. */
export function readVersions(answer: unknown): readonly Version[] {
  const { query } = (answer as { uiapi: { query: { ERP_Mapping_Version__c?: Connection<VersionNode> } } }).uiapi;
  return nodesOf(query.ERP_Mapping_Version__c).map((node) => {
    const created = valueOf(node.CreatedDate);
    return {
      id: node.Id,
      number: numberOf(node.Number__c),
      text: valueOf(node.Document__c) ?? '',
      note: valueOf(node.Note__c) ?? '',
      based: numberOf(node.Based_On__c),
      created: created === null ? null : new Date(created),
      createdBy: valueOf(node.CreatedBy?.Name) ?? '',
    };
  });
}

/** The document of a version, or why it can't be read. */
export function documentOf({ text }: Pick<Version, 'text'>): MappingDocument | { readonly problem: string } {
  try {
    const value = JSON.parse(text) as unknown;
    const [problem] = checkMappingDocument(value);
    return problem ? { problem: `${problem.path} ${problem.message}`.trim() } : parseMappingDocument(value);
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
