import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';

/** The latest requests about one record, newest first. Readers see their own; the object is private. */
export const commandsQuery = gql`
  query erpCommands($target: String) {
    uiapi {
      query {
        ERP_Command__c: ERP_Command__c(
          first: 10
          where: { Target_Id__c: { eq: $target } }
          orderBy: { CreatedDate: { order: DESC }, Name: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Kind__c: Kind__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
                displayValue
              }
              Progress__c: Progress__c @optional {
                value
              }
              Request__c: Request__c @optional {
                value
              }
              Result__c: Result__c @optional {
                value
              }
              Error_Code__c: Error_Code__c @optional {
                value
              }
              Error_Message__c: Error_Message__c @optional {
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

/** What sellers and finance ask for on records. */
type RecordCommandKind =
  'check-quote' | 'send-quote' | 'change-order' | 'create-customer' | 'consent-customer' | 'settle-conflict';

/** What administrators ask for in the console; docs/commands.md says what each takes and gives. */
export type AdminCommandKind =
  | 'install-templates'
  | 'change-mapping'
  | 'publish-mapping'
  | 'read-catalogue'
  | 'read-samples'
  | 'count-records'
  | 'dry-run'
  | 'settle-drift'
  | 'check-drift'
  | 'retry-records'
  | 'repair-record'
  | 'ignore-records'
  | 'assign-issue'
  | 'show-payloads'
  | 'change-alarms'
  | 'test-alert';

export type CommandKind = RecordCommandKind | AdminCommandKind;

export type CommandStatus = 'New' | 'Running' | 'Checking' | 'Done' | 'Refused' | 'Failed';

/** Something that the ERP or a rule says against a request, as the companion puts it. */
export interface Problem {
  readonly code: string;
  readonly severity: 'block' | 'warning';
  readonly message: string;
  /** The field to change; empty when it is no single one. */
  readonly field?: string | null;
  /** What to do about it. */
  readonly action?: string | null;
}

/** A request to the companion and what became of it. */
export interface Command {
  readonly id: string;
  /** The key it was made with; empty where the question left it out. */
  readonly requestKey: string;
  readonly kind: string;
  readonly status: CommandStatus;
  readonly progress: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** The companion's answer; empty until there is one, or when it can't be read. */
  readonly result: Readonly<Record<string, unknown>>;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly created: Date | null;
  readonly createdBy: string;
}

interface CommandNode {
  readonly Id: string;
  readonly Request_Key__c?: Field<string>;
  readonly Kind__c?: Field<string>;
  readonly Status__c?: Field<string>;
  readonly Progress__c?: Field<string>;
  readonly Request__c?: Field<string>;
  readonly Result__c?: Field<string>;
  readonly Error_Code__c?: Field<string>;
  readonly Error_Message__c?: Field<string>;
  readonly CreatedDate?: Field<string>;
  readonly CreatedBy?: { readonly Name?: Field<string> } | null;
}

/** The requests about a record. `visible` is false when the reader may not see requests at all. */
export interface Commands {
  readonly visible: boolean;
  readonly list: readonly Command[];
}

/** Reads the answer of `commandsQuery`. */
export function readCommands(answer: unknown): Commands {
  const { query } = (answer as { uiapi: { query: { ERP_Command__c?: Connection<CommandNode> } } }).uiapi;
  return { visible: Boolean(query.ERP_Command__c), list: nodesOf(query.ERP_Command__c).map(readCommand) };
}

/** Whether the companion has still to say how it ends. */
export function isOpen({ status }: Command): boolean {
  return status === 'New' || status === 'Running' || status === 'Checking';
}

/** After so long without anyone taking a request up, the reader is told that the companion may not be running. */
const TAKEN_WITHIN_MS = 30_000;

/** Whether a request waits for longer than a companion that runs would let it. */
export function isLate({ status, created }: Command): boolean {
  return status === 'New' && created !== null && Date.now() - created.getTime() > TAKEN_WITHIN_MS;
}

/** What speaks against a request, as its answer lists it. */
export function problemsOf(value: unknown): readonly Problem[] {
  return Array.isArray(value) ? (value as Problem[]) : [];
}

function readCommand(node: CommandNode): Command {
  const created = valueOf(node.CreatedDate);
  return {
    id: node.Id,
    requestKey: valueOf(node.Request_Key__c) ?? '',
    kind: valueOf(node.Kind__c) ?? '',
    status: (valueOf(node.Status__c) ?? 'New') as CommandStatus,
    progress: valueOf(node.Progress__c) ?? '',
    request: readJson(valueOf(node.Request__c)),
    result: readJson(valueOf(node.Result__c)),
    errorCode: valueOf(node.Error_Code__c) ?? '',
    errorMessage: valueOf(node.Error_Message__c) ?? '',
    created: created === null ? null : new Date(created),
    createdBy: valueOf(node.CreatedBy?.Name) ?? '',
  };
}

function readJson(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
