import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import { momentOf } from 'c/erpConsoleData';

/** Changes of fields in some states, the latest first. */
export const driftQuery = gql`
  query erpDrift($states: [Picklist], $first: Int) {
    uiapi {
      query {
        ERP_Drift__c: ERP_Drift__c(
          first: $first
          where: { Status__c: { in: $states } }
          orderBy: { Breaks__c: { order: DESC }, First_Seen__c: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Drift_Key__c: Drift_Key__c @optional {
                value
              }
              Side__c: Side__c @optional {
                value
              }
              Container__c: Container__c @optional {
                value
              }
              Field__c: Field__c @optional {
                value
              }
              Kind__c: Kind__c @optional {
                value
              }
              Before__c: Before__c @optional {
                value
              }
              After__c: After__c @optional {
                value
              }
              Mappings__c: Mappings__c @optional {
                value
              }
              Breaks__c: Breaks__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
              }
              First_Seen__c: First_Seen__c @optional {
                value
              }
              Last_Seen__c: Last_Seen__c @optional {
                value
              }
            }
          }
          totalCount
        }
      }
    }
  }
`;

interface DriftNode {
  readonly Id: string;
  readonly Drift_Key__c?: Field<string>;
  readonly Side__c?: Field<string>;
  readonly Container__c?: Field<string>;
  readonly Field__c?: Field<string>;
  readonly Kind__c?: Field<string>;
  readonly Before__c?: Field<string>;
  readonly After__c?: Field<string>;
  readonly Mappings__c?: Field<string>;
  readonly Breaks__c?: Field<boolean>;
  readonly Status__c?: Field<string>;
  readonly First_Seen__c?: Field<string>;
  readonly Last_Seen__c?: Field<string>;
}

/** One field that is new, renamed, removed or of another type on one of the two sides. */
export interface Drift {
  readonly id: string;
  readonly key: string;
  readonly side: string;
  /** Entity of the ERP or object of Salesforce. */
  readonly container: string;
  readonly field: string;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly mappings: readonly string[];
  /** A mapping can't run with it. */
  readonly breaks: boolean;
  readonly status: string;
  readonly since: Date | null;
}

export interface Drifts {
  readonly visible: boolean;
  readonly list: readonly Drift[];
  readonly total: number;
}

/** Reads the answer of `driftQuery`; what breaks a mapping comes first. */
export function readDrifts(answer: unknown): Drifts {
  const { ERP_Drift__c: drifts } = (answer as { uiapi: { query: { ERP_Drift__c?: Connection<DriftNode> } } }).uiapi
    .query;
  const list = nodesOf(drifts).map((node) => ({
    id: node.Id,
    key: valueOf(node.Drift_Key__c) ?? '',
    side: valueOf(node.Side__c) ?? '',
    container: valueOf(node.Container__c) ?? '',
    field: valueOf(node.Field__c) ?? '',
    kind: valueOf(node.Kind__c) ?? '',
    before: valueOf(node.Before__c) ?? '',
    after: valueOf(node.After__c) ?? '',
    mappings: (valueOf(node.Mappings__c) ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    breaks: valueOf(node.Breaks__c) === true,
    status: valueOf(node.Status__c) ?? '',
    since: momentOf(node.First_Seen__c),
  }));
  return {
    visible: Boolean(drifts),
    list: [...list].sort((one, other) => Number(other.breaks) - Number(one.breaks)),
    total: drifts?.totalCount ?? list.length,
  };
}
