import { gql } from 'lightning/graphql';
import type { Connection, Field } from 'c/erpAccountData';

/** The connections and all mappings: what every view of the console begins with. */
export const consoleQuery = gql`
  query erpConsole {
    uiapi {
      query {
        ERP_Connection__c: ERP_Connection__c(first: 20, orderBy: { Name: { order: ASC } }) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Connection_Key__c: Connection_Key__c @optional {
                value
              }
              State__c: State__c @optional {
                value
              }
              State_Detail__c: State_Detail__c @optional {
                value
              }
              Heartbeat__c: Heartbeat__c @optional {
                value
              }
              Silence_At__c: Silence_At__c @optional {
                value
              }
              Silence_Minutes__c: Silence_Minutes__c @optional {
                value
              }
              Last_Run__c: Last_Run__c @optional {
                value
              }
              Next_Run__c: Next_Run__c @optional {
                value
              }
              Companion_Version__c: Companion_Version__c @optional {
                value
              }
              ERP_Kind__c: ERP_Kind__c @optional {
                value
              }
              Companies__c: Companies__c @optional {
                value
              }
              Send_As__c: Send_As__c @optional {
                value
              }
              Api_Calls_Max__c: Api_Calls_Max__c @optional {
                value
              }
              Api_Calls_Used__c: Api_Calls_Used__c @optional {
                value
              }
              Api_Calls_Ours__c: Api_Calls_Ours__c @optional {
                value
              }
              Api_Forecast__c: Api_Forecast__c @optional {
                value
              }
            }
          }
        }
        ERP_Mapping__c: ERP_Mapping__c(first: 2000, orderBy: { Integration__c: { order: ASC }, Name: { order: ASC } })
          @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Mapping_Key__c: Mapping_Key__c @optional {
                value
              }
              Integration__c: Integration__c @optional {
                value
              }
              Entity__c: Entity__c @optional {
                value
              }
              Target_Object__c: Target_Object__c @optional {
                value
              }
              Direction__c: Direction__c @optional {
                value
              }
              State__c: State__c @optional {
                value
              }
              Active_Version__c: Active_Version__c @optional {
                value
              }
              Latest_Version__c: Latest_Version__c @optional {
                value
              }
              Drift_Policy__c: Drift_Policy__c @optional {
                value
              }
              Paused__c: Paused__c @optional {
                value
              }
              Current_To__c: Current_To__c @optional {
                value
              }
              Last_Run__c: Last_Run__c @optional {
                value
              }
              Last_Outcome__c: Last_Outcome__c @optional {
                value
              }
              Last_Error__c: Last_Error__c @optional {
                value
              }
              Next_Run__c: Next_Run__c @optional {
                value
              }
              Waiting__c: Waiting__c @optional {
                value
              }
              Parked__c: Parked__c @optional {
                value
              }
              Api_Calls_Today__c: Api_Calls_Today__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export interface ConnectionNode {
  readonly Id: string;
  readonly Name?: Field<string>;
  readonly Connection_Key__c?: Field<string>;
  readonly State__c?: Field<string>;
  readonly State_Detail__c?: Field<string>;
  readonly Heartbeat__c?: Field<string>;
  readonly Silence_At__c?: Field<string>;
  readonly Silence_Minutes__c?: Field<number>;
  readonly Last_Run__c?: Field<string>;
  readonly Next_Run__c?: Field<string>;
  readonly Companion_Version__c?: Field<string>;
  readonly ERP_Kind__c?: Field<string>;
  readonly Companies__c?: Field<string>;
  readonly Send_As__c?: Field<string>;
  readonly Api_Calls_Max__c?: Field<number>;
  readonly Api_Calls_Used__c?: Field<number>;
  readonly Api_Calls_Ours__c?: Field<number>;
  readonly Api_Forecast__c?: Field<number>;
}

export interface MappingNode {
  readonly Id: string;
  readonly Name?: Field<string>;
  readonly Mapping_Key__c?: Field<string>;
  readonly Integration__c?: Field<string>;
  readonly Entity__c?: Field<string>;
  readonly Target_Object__c?: Field<string>;
  readonly Direction__c?: Field<string>;
  readonly State__c?: Field<string>;
  readonly Active_Version__c?: Field<number>;
  readonly Latest_Version__c?: Field<number>;
  readonly Drift_Policy__c?: Field<string>;
  readonly Paused__c?: Field<string>;
  readonly Current_To__c?: Field<string>;
  readonly Last_Run__c?: Field<string>;
  readonly Last_Outcome__c?: Field<string>;
  readonly Last_Error__c?: Field<string>;
  readonly Next_Run__c?: Field<string>;
  readonly Waiting__c?: Field<number>;
  readonly Parked__c?: Field<number>;
  readonly Api_Calls_Today__c?: Field<number>;
}

export interface ConsoleAnswer {
  readonly uiapi: {
    readonly query: {
      readonly ERP_Connection__c?: Connection<ConnectionNode>;
      readonly ERP_Mapping__c?: Connection<MappingNode>;
    };
  };
}
