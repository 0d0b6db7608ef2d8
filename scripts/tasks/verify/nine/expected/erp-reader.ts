/** Reads the local ERP as any client would: OData pages over HTTP, without the companion. */

/** Where to read and as whom; `ErpInfo` and a started local ERP fit. */
export interface ErpAccess {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly companies: readonly { readonly id: string; readonly name: string; readonly code: string }[];
}

/** One company of the ERP with its own currency. */
export interface ErpCompanyReader {
  readonly code: string;
  readonly currency: string;
  /** Rows of a set of Microsoft's API v2.0, query included. */
  standard(set: string): Promise<Row[]>;
  /** Rows of a set of the Counterpart extension. */
  extension(set: string): Promise<Row[]>;
}

// Rows of any entity set, read member by member.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Row = Record<string, any>;

/** A reader for each company. */
export async function companyReaders(erp: ErpAccess): Promise<readonly ErpCompanyReader[]> {
  return Promise.all(
    erp.companies.map(async ({ id, code }) => {
      const standard = (set: string): Promise<Row[]> => rowsOf(erp, `/api/v2.0/companies(${id})/${set}`);
      const [information] = await standard('companyInformation');
      return {
        code,
        currency: String(information?.['currencyCode']),
        standard,
        extension: (set) => rowsOf(erp, `/api/counterpart/integration/v1.0/companies(${id})/${set}`),
      };
    }),
  );
}

/** The currency code of a document or customer: blank is the company's own. */
export const currencyOf = (company: ErpCompanyReader, code: string): string => (code === '' ? company.currency : code);

async function rowsOf(erp: ErpAccess, path: string): Promise<Row[]> {
  const authorization = `Basic ${Buffer.from(`${erp.user}:${erp.password}`).toString('base64')}`;
  const rows: Row[] = [];
  for (let url: string | undefined = `${erp.url}${path}`; url !== undefined;) {
    const response: Response = await fetch(url, { headers: { authorization } });
    if (!response.ok) throw new Error(`${url}: ${response.status} ${(await response.text()).slice(0, 200)}`);
    const page = (await response.json()) as { value: Row[]; '@odata.nextLink'?: string };
    rows.push(...page.value);
    url = page['@odata.nextLink'];
  }
  return rows;
}
