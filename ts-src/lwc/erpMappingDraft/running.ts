import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import type { MappingDocument } from 'c/mappingEngine';
import { documentOf } from './versions';

/** Versions by their keys, `connection|name|number`. */
export const runningQuery = gql`
  query erpRunningVersions($keys: [String]) {
    uiapi {
      query {
        ERP_Mapping_Version__c: ERP_Mapping_Version__c(first: 200, where: { Version_Key__c: { in: $keys } }) @optional {
          edges {
            node {
              Id
              Version_Key__c: Version_Key__c @optional {
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

interface RunningNode {
  readonly Id: string;
  readonly Version_Key__c?: Field<string>;
  readonly Document__c?: Field<string>;
}

/** Documents by the key of their mapping, `connection|name`; those that can't be read are left out. */
export function readRunning(answer: unknown): ReadonlyMap<string, MappingDocument> {
  const { query } = (answer as { uiapi: { query: { ERP_Mapping_Version__c?: Connection<RunningNode> } } }).uiapi;
  const documents = new Map<string, MappingDocument>();
  for (const node of nodesOf(query.ERP_Mapping_Version__c)) {
    const document = documentOf({ text: valueOf(node.Document__c) ?? '' });
    const key = (valueOf(node.Version_Key__c) ?? '').replace(/\|\d+$/, '');
    if (!('problem' in document)) documents.set(key, document);
  }
  return documents;
}
