import { touch } from '../books/company.ts';
import { createDraft, documentTable, recompute } from '../books/documents.ts';
import { refuse } from '../books/errors.ts';
import type { Company, DocumentKind, SalesDocument } from '../books/model.ts';
import { deleteOrder } from '../books/orders.ts';
import { contractOf } from '../contract/contract.ts';
import type { Body, Writer } from '../odata/entity-set.ts';
import { decodeBody } from './body.ts';
import { assignDiscount, assignFields, currencyNamed, customerNamed } from './document-fields.ts';
import { insertLine } from './lines.ts';
import { checkHeaderChange } from './order-fields.ts';

function checkDraft(document: SalesDocument): void {
  if (document.posted) throw refuse(`The document ${document.number} is posted and cannot be changed.`);
}

/** How a draft is put back as it was, with the amounts of its lines. */
function restorer(document: SalesDocument): () => void {
  const before = { ...document };
  const lines = document.lines.map((line) => ({ line, values: { ...line } }));
  return () => {
    for (const { line, values } of lines) Object.assign(line, values);
    Object.assign(document, before, { lines: lines.map(({ line }) => line) });
  };
}

function draftOf(company: Company, kind: DocumentKind, body: Body): SalesDocument {
  const currency = currencyNamed(company, body);
  const customer = customerNamed(company, body, 'customer');
  if (customer === undefined) throw refuse('A "customerNumber" or a "customerId" must be provided.');
  return createDraft(company, {
    kind,
    customer,
    lines: [],
    ...(currency === undefined ? {} : { currency }),
    ...(body['postingDate'] === undefined ? {} : { postingDate: body['postingDate'] as string }),
  });
}

/** Name of the set that holds the lines of a kind of document. */
export const LINE_SETS = {
  quote: 'salesQuoteLines',
  order: 'salesOrderLines',
  invoice: 'salesInvoiceLines',
  creditMemo: 'salesCreditMemoLines',
} as const;

/** Creates (with lines in the same body), changes and deletes drafts; posted documents are refused. */
export function documentWriter(kind: DocumentKind): Writer {
  const lines = LINE_SETS[kind];
  return {
    insert: (company, body) => {
      const document = draftOf(company, kind, body);
      const undo = (): void => documentTable(company, kind).remove(document);
      try {
        assignFields(company, document, body);
        for (const line of (body[lines] as unknown[] | undefined) ?? []) {
          insertLine(company, document, decodeBody(contractOf(lines), line));
        }
        recompute(company, document);
        assignDiscount(company, document, body);
      } catch (error) {
        undo();
        throw error;
      }
      return { row: document, undo };
    },
    modify: (company, row: SalesDocument, body) => {
      checkDraft(row);
      checkHeaderChange(row, body);
      const undo = restorer(row);
      try {
        assignFields(company, row, body);
        recompute(company, row, row.invoiceDiscount !== 0);
        assignDiscount(company, row, body);
      } catch (error) {
        undo();
        throw error;
      }
      touch(company, row);
      return undo;
    },
    remove: (company, row: SalesDocument) => {
      checkDraft(row);
      if (kind === 'order') return deleteOrder(company, row);
      documentTable(company, kind).remove(row);
      return () => void documentTable(company, kind).insert(row);
    },
  };
}
