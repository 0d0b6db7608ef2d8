import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import type { PastChoice } from 'c/mappingEditing';
import { documentOf } from './versions';
import { entriesOf } from './parts';

/** The newest versions of all mappings: what was chosen in them is proposed in others. */
export const pastQuery = gql`
  query erpPastChoices {
    uiapi {
      query {
        ERP_Mapping_Version__c: ERP_Mapping_Version__c(first: 30, orderBy: { CreatedDate: { order: DESC } }) @optional {
          edges {
            node {
              Id
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

interface PastNode {
  readonly Id: string;
  readonly Document__c?: Field<string>;
}

/** Pairs of the versions that `pastQuery` read; those that can't be read have none. */
export function readPast(answer: unknown): readonly PastChoice[] {
  const { query } = (answer as { uiapi: { query: { ERP_Mapping_Version__c?: Connection<PastNode> } } }).uiapi;
  return nodesOf(query.ERP_Mapping_Version__c).flatMap((node) => {
    const document = documentOf({ text: valueOf(node.Document__c) ?? '' });
    if ('problem' in document) return [];
    return [document, ...(document.children ?? [])].flatMap((part) =>
      entriesOf(part).flatMap(({ source, target }) => (source ? [{ source, target }] : [])),
    );
  });
}
