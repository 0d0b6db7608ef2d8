import { touch } from '../books/company.ts';
import { addLine, documentTable, recompute } from '../books/documents.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { Company, DocumentKind, SalesDocument, SalesLine } from '../books/model.ts';
import { toCents } from '../books/money.ts';
import { checkDeletable, checkReopened, setToInvoice, setToShip } from '../books/order-lines.ts';
import { changeUnit, reorder, replaceItem } from '../books/repricing.ts';
import type { Body, Writer } from '../odata/entity-set.ts';
import { itemNamed, lineInput, unitNamed, variantNamed } from './line-input.ts';

function draftOf(company: Company, kind: DocumentKind, body: Body, parent: object | undefined): SalesDocument {
  const id = body['documentId'] as string | undefined;
  const document = (parent as SalesDocument | undefined) ?? documentTable(company, kind).byId(id ?? '');
  if (document === undefined) throw refuse('You must specify a document id to create a line.');
  if (document.posted) throw refuse(`The document ${document.number} is posted and cannot be changed.`);
  return document;
}

/** Puts lines back as they were and recomputes. */
function restorer(company: Company, document: SalesDocument): () => void {
  const before = document.lines.map((line) => ({ line, values: { ...line } }));
  return () => {
    for (const { line, values } of before) Object.assign(line, values);
    document.lines = before.map(({ line }) => line);
    recompute(company, document);
  };
}

/** Fields that are simply kept; an order must be open for them. */
const PLAIN: Readonly<Record<string, keyof SalesLine>> = {
  unitPrice: 'unitPrice',
  discountPercent: 'discountPercent',
  shipmentDate: 'shipmentDate',
};
const TEXTS = new Set(['description', 'description2']);

const CHANGES: Readonly<Record<string, (company: Company, line: SalesLine, body: Body) => void>> = {
  quantity: (company, line, body) => reorder(company, line, body['quantity'] as number),
  shipQuantity: (_, line, body) => setToShip(line, body['shipQuantity'] as number),
  invoiceQuantity: (_, line, body) => setToInvoice(line, body['invoiceQuantity'] as number),
  itemId: changeItem,
  lineObjectNumber: changeItem,
  itemVariantId: (company, line, body) => {
    checkReopened(line.document);
    line.variantId = variantNamed(company, body, line.item ?? undefined);
  },
  unitOfMeasureCode: setUnit,
  unitOfMeasureId: setUnit,
  discountAmount: (_, line, body) => {
    checkReopened(line.document);
    line.discountPercent = 0;
    line.discount = toCents(body['discountAmount'] as number);
  },
};

function changeItem(company: Company, line: SalesLine, body: Body): void {
  const item = itemNamed(company, { lineType: line.type, ...body });
  if (item === undefined) throw refuse('The line cannot become another type: delete the line and add a new one.');
  if (item !== line.item) replaceItem(company, line, item);
}

function setUnit(company: Company, line: SalesLine, body: Body): void {
  changeUnit(company, line, unitNamed(company, body) ?? line.unit);
}

function change(company: Company, line: SalesLine, body: Body): void {
  for (const [name, value] of Object.entries(body)) {
    const field = PLAIN[name];
    if (name === 'sequence' || name === 'documentId') {
      throw badRequest(`The "${name}" cannot be modified.`, 'Application_DialogException');
    }
    if (CHANGES[name] !== undefined) CHANGES[name](company, line, body);
    else if (TEXTS.has(name)) Object.assign(line, { [name]: value });
    else if (field !== undefined) {
      checkReopened(line.document);
      Object.assign(line, { [field]: value });
    } else throw refuse(`The "${name}" of a line cannot be changed here: delete the line and add a new one.`);
  }
  company.counters.version += 1;
  line.version = company.counters.version;
}

/**
 * Adds a line from a decoded body to an unposted document; amounts are not computed yet.
 * @throws ErpError for values that match nothing, and for a line that its order does not allow.
 */
export function insertLine(company: Company, document: SalesDocument, body: Body): SalesLine {
  const line = addLine(company, document, lineInput(company, body));
  if (body['shipQuantity'] !== undefined) setToShip(line, body['shipQuantity'] as number);
  if (body['invoiceQuantity'] !== undefined) setToInvoice(line, body['invoiceQuantity'] as number);
  return line;
}

/** Adds, changes and deletes lines of unposted documents, wholly or not at all; the header counts as modified. */
export function lineWriter(kind: DocumentKind): Writer {
  /** Runs a change of a document's lines; takes it back when it is refused. */
  function changing<Result>(company: Company, document: SalesDocument, run: () => Result): [Result, () => void] {
    const undo = restorer(company, document);
    try {
      const result = run();
      recompute(company, document);
      touch(company, document);
      return [result, undo];
    } catch (error) {
      undo();
      throw error;
    }
  }
  return {
    insert: (company, body, parent) => {
      const document = draftOf(company, kind, body, parent);
      checkReopened(document);
      const [row, undo] = changing(company, document, () => insertLine(company, document, body));
      return { row, undo };
    },
    modify: (company, line: SalesLine, body) => {
      const document = draftOf(company, kind, {}, line.document);
      return changing(company, document, () => change(company, line, body))[1];
    },
    remove: (company, line: SalesLine) => {
      const document = draftOf(company, kind, {}, line.document);
      checkDeletable(line);
      const without = document.lines.filter((candidate) => candidate !== line);
      return changing(company, document, () => (document.lines = without))[1];
    },
  };
}
