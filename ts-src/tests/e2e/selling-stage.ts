/** Both sides with customers, items and a rep who sells: what the tests of requests run on. */
import { openStage, type Stage } from './stage.ts';

type Row = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly body: { readonly id?: string; readonly [name: string]: unknown };
  /** First error code and message, where there is one. */
  readonly error: string;
}

export interface SellingStage extends Stage {
  /** A call of a user of the org, through the REST API. */
  call(user: string, method: string, path: string, body?: object): Promise<Answer>;
  /** Creates a record as a user; throws when it is refused. */
  create(user: string, object: string, values: object): Promise<string>;
  /** An account of the rep that is an unblocked customer in the first company. */
  readonly account: { readonly id: string; readonly customerId: string; readonly customerKey: string };
  /** Products that can be ordered. */
  readonly products: readonly {
    readonly id: string;
    readonly entryId: string;
    readonly item: string;
    readonly unit: string;
  }[];
  /** An opportunity of the rep with one line a quantity. */
  opportunity(quantities?: readonly number[], values?: object): Promise<string>;
  /** Sends a request as a user and gives its id. */
  request(user: string, kind: string, targetId: string, request?: object): Promise<string>;
  /** The record of a request. */
  command(id: string): Row;
  /** Sends, lets the companion look once, and gives the record. */
  ask(user: string, kind: string, targetId: string, request?: object): Promise<Row>;
  /** Orders in the ERP whose external number begins with the sending record's key. */
  orders(opportunityId: string): Promise<readonly Row[]>;
}

/** Opens the stage with customers, items and orders synced. */
export async function openSellingStage(options: Parameters<typeof openStage>[0] = {}): Promise<SellingStage> {
  const opened = await openStage(options);
  const { prefixed, plain } = namesOf(options.org?.namespace ?? '');
  const stage: Stage = { ...opened, rows: (soql) => plain(opened.rows(prefixed(soql))) };
  const tokens = new Map(stage.org.users.map((user) => [user.name, user.accessToken]));
  const call: SellingStage['call'] = async (user, method, path, body) => {
    const response = await fetch(`${stage.org.url}/services/data/v${stage.org.apiVersion}${prefixed(path)}`, {
      method,
      headers: { authorization: `Bearer ${tokens.get(user) ?? ''}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: prefixed(JSON.stringify(body)) }),
    });
    const text = await response.text();
    const answer = (text === '' ? {} : JSON.parse(text)) as Answer['body'] | [{ errorCode: string; message: string }];
    const error = Array.isArray(answer) ? `${answer[0].errorCode}: ${answer[0].message}` : '';
    return { status: response.status, body: Array.isArray(answer) ? {} : answer, error };
  };
  const create: SellingStage['create'] = async (user, object, values) => {
    const { body, error } = await call(user, 'POST', `/sobjects/${object}`, values);
    if (body.id === undefined) throw new Error(`${object} was not created: ${error}`);
    return body.id;
  };
  await stage.companion.sync(['customers', 'items', 'sales-orders']);
  const rep = String(stage.rows("SELECT Id FROM User WHERE Username = 'rep@counterpart.local'")[0]?.['Id']);
  const account = await accountOf(stage, { call, rep });
  const products = await productsOf(stage, create);
  const opportunity: SellingStage['opportunity'] = async (quantities = [2, 3], values = {}) => {
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const base = { Name: 'Deal', AccountId: account.id, StageName: 'Prospecting', CloseDate: soon };
    const id = await create('rep', 'Opportunity', { ...base, ...values });
    for (const [index, Quantity] of quantities.entries()) {
      const PricebookEntryId = products[index % products.length]?.entryId;
      await create('rep', 'OpportunityLineItem', {
        OpportunityId: id,
        PricebookEntryId,
        Quantity,
        UnitPrice: 10 + index,
      });
    }
    return id;
  };
  const request: SellingStage['request'] = (user, kind, targetId, request = {}) =>
    create(user, 'ERP_Command__c', { Kind__c: kind, Target_Id__c: targetId, Request__c: JSON.stringify(request) });
  const command: SellingStage['command'] = (id) =>
    stage.rows(
      `SELECT Id, Status__c, Progress__c, Result__c, Error_Code__c, Error_Message__c, Started__c, Finished__c FROM ERP_Command__c WHERE Id = '${id}'`,
    )[0] ?? {};
  return {
    ...stage,
    call,
    create,
    account,
    products,
    opportunity,
    request,
    command,
    ask: async (...asked) => {
      const id = await request(...asked);
      await stage.companion.commands.round();
      return command(id);
    },
    orders: async (id) => {
      const found = await ofErp(stage, 'salesOrders?$expand=salesOrderLines');
      return found.filter((row) => String(row['externalDocumentNumber']).startsWith(`CP-${id.toUpperCase()}`));
    },
  };
}

/** Names of ours with the prefix of the package on the way to the org, and without it on the way back. */
function namesOf(namespace: string) {
  const prefix = namespace === '' ? '' : `${namespace}__`;
  return {
    prefixed: (text: string): string => text.replace(/\b[A-Za-z]\w*?__[cr]\b/g, (name) => prefix + name),
    plain: <T>(rows: T): T =>
      prefix === '' ? rows : (JSON.parse(JSON.stringify(rows).replaceAll(`"${prefix}`, '"')) as T),
  };
}

/** Records of a set of the first company of the ERP. */
export async function ofErp(stage: Stage, query: string): Promise<readonly Row[]> {
  const { erp } = stage;
  const company = erp.companies[0]?.id ?? '';
  const authorization = `Basic ${Buffer.from(`${erp.user}:${erp.password}`).toString('base64')}`;
  const response = await fetch(`${erp.url}/api/v2.0/companies(${company})/${query}`, { headers: { authorization } });
  return ((await response.json()) as { value: Row[] }).value;
}

async function accountOf(
  stage: Stage,
  { call, rep }: { readonly call: SellingStage['call']; readonly rep: string },
): Promise<SellingStage['account']> {
  const company = stage.erp.companies[0]?.code ?? '';
  const where = `Company__c = '${company}' AND Blocked__c = null AND Credit_Limit__c = 0`;
  const [row] = stage.rows(`SELECT Id, Account__c, ERP_Key__c FROM ERP_Customer__c WHERE ${where} ORDER BY Number__c`);
  const id = String(row?.['Account__c']);
  const { error } = await call('admin', 'PATCH', `/sobjects/Account/${id}`, { OwnerId: rep });
  if (error !== '') throw new Error(error);
  return { id, customerId: String(row?.['Id']), customerKey: String(row?.['ERP_Key__c']).split('|')[2] ?? '' };
}

async function productsOf(stage: Stage, create: SellingStage['create']): Promise<SellingStage['products']> {
  const company = stage.erp.companies[0]?.code ?? '';
  const where = `IsActive = true AND ERP_Company__c = '${company}' AND ERP_Variant_Code__c = null`;
  const rows = stage.rows(
    `SELECT Id, ERP_Item_Number__c, ERP_Unit__c FROM Product2 WHERE ${where} ORDER BY ERP_Item_Number__c LIMIT 3`,
  );
  const book = String(stage.rows('SELECT Id FROM Pricebook2 WHERE IsStandard = true')[0]?.['Id']);
  const products: SellingStage['products'][number][] = [];
  for (const row of rows) {
    const id = String(row['Id']);
    const values = { Pricebook2Id: book, Product2Id: id, UnitPrice: 10, IsActive: true };
    const entryId = await create('admin', 'PricebookEntry', values);
    products.push({ id, entryId, item: String(row['ERP_Item_Number__c']), unit: String(row['ERP_Unit__c']) });
  }
  return products;
}
