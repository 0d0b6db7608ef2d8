import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from './graphqlAnswer';

/** The ERP customers of an account, and the connections they come from. Also what the page polls. */
export const customersQuery = gql`
  query erpCustomers($account: ID) {
    uiapi {
      query {
        ERP_Customer__c: ERP_Customer__c(
          first: 50
          where: { Account__c: { eq: $account } }
          orderBy: { Company__c: { order: ASC }, Number__c: { order: ASC } }
        ) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              ERP_Key__c: ERP_Key__c @optional {
                value
              }
              Company__c: Company__c @optional {
                value
              }
              Number__c: Number__c @optional {
                value
              }
              Home_Currency__c: Home_Currency__c @optional {
                value
              }
              Payment_Terms__c: Payment_Terms__c @optional {
                value
              }
              Credit_Limit__c: Credit_Limit__c @optional {
                value
              }
              Balance__c: Balance__c @optional {
                value
              }
              Blocked__c: Blocked__c @optional {
                value
                displayValue
              }
              Invoice_Count__c: Invoice_Count__c @optional {
                value
              }
              Last_Payment_Date__c: Last_Payment_Date__c @optional {
                value
              }
              Figures_As_Of__c: Figures_As_Of__c @optional {
                value
              }
              Open_Orders__c: Open_Orders__c @optional {
                value
              }
              Next_Shipment_Date__c: Next_Shipment_Date__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Bill_To_Number__c: Bill_To_Number__c @optional {
                value
              }
              Overdue__c: Overdue__c @optional {
                value
              }
              Overdue_Days__c: Overdue_Days__c @optional {
                value
              }
              SystemModstamp @optional {
                value
              }
            }
          }
        }
        ERP_Connection__c: ERP_Connection__c(first: 20) @optional {
          edges {
            node {
              Id
              Companies__c: Companies__c @optional {
                value
              }
              Last_Run__c: Last_Run__c @optional {
                value
              }
              Heartbeat__c: Heartbeat__c @optional {
                value
              }
              State__c: State__c @optional {
                value
              }
              State_Detail__c: State_Detail__c @optional {
                value
              }
              Sweep_Seconds__c: Sweep_Seconds__c @optional {
                value
              }
              Aging_Days__c: Aging_Days__c @optional {
                value
              }
              Default_Company__c: Default_Company__c @optional {
                value
              }
              Customer_Consent__c: Customer_Consent__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface CustomerNode {
  readonly Id: string;
  readonly Name?: Field<string>;
  readonly ERP_Key__c?: Field<string>;
  readonly Company__c?: Field<string>;
  readonly Number__c?: Field<string>;
  readonly Home_Currency__c?: Field<string>;
  readonly Payment_Terms__c?: Field<string>;
  readonly Credit_Limit__c?: Field<number>;
  readonly Balance__c?: Field<number>;
  readonly Blocked__c?: Field<string>;
  readonly Invoice_Count__c?: Field<number>;
  readonly Last_Payment_Date__c?: Field<string>;
  readonly Figures_As_Of__c?: Field<string>;
  readonly Open_Orders__c?: Field<number>;
  readonly Next_Shipment_Date__c?: Field<string>;
  readonly Currency__c?: Field<string>;
  readonly Bill_To_Number__c?: Field<string>;
  readonly Overdue__c?: Field<number>;
  readonly Overdue_Days__c?: Field<number>;
  readonly SystemModstamp?: Field<string>;
}

interface ConnectionNode {
  readonly Id: string;
  readonly Companies__c?: Field<string>;
  readonly Last_Run__c?: Field<string>;
  readonly Heartbeat__c?: Field<string>;
  readonly State__c?: Field<string>;
  readonly State_Detail__c?: Field<string>;
  readonly Sweep_Seconds__c?: Field<number>;
  readonly Aging_Days__c?: Field<string>;
  readonly Default_Company__c?: Field<string>;
  readonly Customer_Consent__c?: Field<boolean>;
}

/** One ERP customer of the account as the panels use it. Null: the ERP has none, or the reader may not see it. */
export interface ErpCustomer {
  readonly id: string;
  /** Its key in the ERP, by which messages name it; empty when the reader may not see it. */
  readonly key: string;
  readonly name: string;
  readonly number: string;
  readonly companyCode: string;
  readonly companyName: string;
  readonly currency: string | null;
  /** The currency of the customer's documents where it is not the company's own. */
  readonly documentCurrency: string | null;
  /** Number of the customer that pays when it is another one. */
  readonly billTo: string | null;
  readonly paymentTerms: string | null;
  readonly creditLimit: number | null;
  readonly balance: number | null;
  readonly blocked: string | null;
  /** What is ordered and not yet invoiced, in the company's own currency; null while orders are not synchronised. */
  readonly openOrders: number | null;
  readonly nextShipment: string | null;
  /** As of `figuresAsOf`, the last time the companion computed what depends on the day. */
  readonly overdue: number | null;
  readonly overdueDays: number | null;
  readonly figuresAsOf: string | null;
  readonly fiscalYears: readonly string[];
  /** Upper ends in days of the ageing buckets, ascending; always three. */
  readonly agingDays: readonly [number, number, number];
  /** The moment at which the companion last found the figures to be those of the ERP. */
  readonly asOf: Date | null;
  readonly sweepSeconds: number | null;
  readonly connectionState: string | null;
  readonly connectionDetail: string | null;
}

/** A company of the ERP into which a new customer may come. */
export interface ErpCompany {
  readonly code: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** Finance has to agree before a new customer is made there. */
  readonly needsConsent: boolean;
}

/** What an account has in the ERP. `visible` is false when the reader has no right to see ERP customers at all. */
export interface ErpAccount {
  readonly visible: boolean;
  readonly customers: readonly ErpCustomer[];
  readonly companies: readonly ErpCompany[];
  /** Changes whenever a figure of one of the customers may have changed. */
  readonly fingerprint: string;
  /** Changes with every run of the companion. */
  readonly lastRun: string;
}

interface AccountAnswer {
  readonly uiapi: {
    readonly query: {
      readonly ERP_Customer__c?: Connection<CustomerNode>;
      readonly ERP_Connection__c?: Connection<ConnectionNode>;
    };
  };
}

interface CompanyEntry {
  readonly code: string;
  readonly name: string;
  readonly currency?: string;
  readonly fiscalYears?: readonly string[];
}

const agingDefault = [30, 60, 90] as const;

/** Reads the answer of `customersQuery`; what the reader may not see is null, never an error. */
export function readAccount(answer: unknown): ErpAccount {
  const { query } = (answer as AccountAnswer).uiapi;
  const connections = nodesOf(query.ERP_Connection__c);
  const customers = nodesOf(query.ERP_Customer__c);
  const shown = customers.map((node) => [
    node.SystemModstamp?.value,
    node.Balance__c?.value,
    node.Invoice_Count__c?.value,
    node.Last_Payment_Date__c?.value,
    node.Figures_As_Of__c?.value,
    node.Blocked__c?.value,
    node.Open_Orders__c?.value,
    node.Next_Shipment_Date__c?.value,
  ]);
  return {
    visible: Boolean(query.ERP_Customer__c),
    customers: customers.map((node) => readCustomer(node, connections)),
    companies: connections.flatMap(readErpCompanies),
    fingerprint: JSON.stringify(shown),
    lastRun: connections.map((node) => valueOf(node.Last_Run__c) ?? '').join(),
  };
}

function readErpCompanies(connection: ConnectionNode): readonly ErpCompany[] {
  return readCompanies(valueOf(connection.Companies__c)).map(({ code, name }) => ({
    code,
    name,
    isDefault: code === valueOf(connection.Default_Company__c),
    needsConsent: valueOf(connection.Customer_Consent__c) === true,
  }));
}

function readCustomer(node: CustomerNode, connections: readonly ConnectionNode[]): ErpCustomer {
  const companyCode = valueOf(node.Company__c) ?? '';
  const found = findCompany(companyCode, connections);
  return {
    id: node.Id,
    key: valueOf(node.ERP_Key__c) ?? '',
    name: valueOf(node.Name) ?? '',
    number: valueOf(node.Number__c) ?? '',
    companyCode,
    companyName: found?.company.name ?? companyCode,
    currency: valueOf(node.Home_Currency__c) ?? found?.company.currency ?? null,
    documentCurrency: valueOf(node.Currency__c),
    billTo: valueOf(node.Bill_To_Number__c),
    paymentTerms: valueOf(node.Payment_Terms__c),
    creditLimit: valueOf(node.Credit_Limit__c),
    balance: valueOf(node.Balance__c),
    blocked: node.Blocked__c?.displayValue ?? valueOf(node.Blocked__c),
    openOrders: valueOf(node.Open_Orders__c),
    nextShipment: valueOf(node.Next_Shipment_Date__c),
    overdue: valueOf(node.Overdue__c),
    overdueDays: valueOf(node.Overdue_Days__c),
    figuresAsOf: valueOf(node.Figures_As_Of__c),
    fiscalYears: found?.company.fiscalYears ?? [],
    agingDays: readAgingDays(valueOf(found?.connection.Aging_Days__c)),
    asOf: readAsOf(found?.connection),
    sweepSeconds: valueOf(found?.connection.Sweep_Seconds__c),
    connectionState: valueOf(found?.connection.State__c),
    connectionDetail: valueOf(found?.connection.State_Detail__c),
  };
}

/**
 * A run that moved something, or a later heartbeat of a companion that runs: its sweeps found nothing new. A companion
 * that stands still may send heartbeats too; they say nothing about the figures.
 */
function readAsOf(connection: ConnectionNode | undefined): Date | null {
  const isRunning = valueOf(connection?.State__c) === 'Running';
  const moments = [valueOf(connection?.Last_Run__c), isRunning ? valueOf(connection?.Heartbeat__c) : null]
    .filter((moment) => moment !== null)
    .map((moment) => new Date(moment).getTime());
  return moments.length > 0 ? new Date(Math.max(...moments)) : null;
}

function findCompany(
  code: string,
  connections: readonly ConnectionNode[],
): { connection: ConnectionNode; company: CompanyEntry } | null {
  for (const connection of connections) {
    const company = readCompanies(valueOf(connection.Companies__c)).find((entry) => entry.code === code);
    if (company) return { connection, company };
  }
  return null;
}

/** The companion writes this text; one that cannot be read means only that names and fiscal years are not known. */
function readCompanies(text: string | null): readonly CompanyEntry[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? (list as CompanyEntry[]) : [];
  } catch {
    return [];
  }
}

function readAgingDays(text: string | null): readonly [number, number, number] {
  const [first = 0, second = 0, third = 0, ...more] = (text ?? '').split(',').map((part) => Number(part.trim()));
  const ascending = first > 0 && second > first && third > second && more.length === 0;
  return ascending ? [first, second, third] : agingDefault;
}
