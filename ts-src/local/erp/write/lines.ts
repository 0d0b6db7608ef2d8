import { touch } from '../books/company.ts';
import { addLine, documentTable, recompute } from '../books/documents.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { Company, SalesDocument, SalesLine } from '../books/model.ts';
import { toCents } from '../books/money.ts';
import type { Body, Writer } from '../odata/entity-set.ts';
import { lineInput } from './line-input.ts';

function draftOf(company: Company, kind: SalesDocument['kind'], body: Body, parent: object | undefined): SalesDocument {
  const id = body['documentId'] as string | undefined;
  const document = (parent as SalesDocument | undefined) ?? documentTable(company, kind).byId(id ?? '');
  if (document === undefined) throw refuse('You must specify a document id to create a line.');
  if (document.posted) throw refuse(`The document ${document.number} is posted and cannot be changed.`);
  return document;
}

/** Puts lines back as they were and recomputes. */
function restorer(company: Company, document: SalesDocument): () => void {
  const before = document.lines.map((line) => ({ ...line }));
  return () => {
    document.lines = before;
    recompute(company, document);
  };
}

const CHANGEABLE: Readonly<Record<string, keyof SalesLine>> = {
  quantity: 'quantity',
  unitPrice: 'unitPrice',
  description: 'description',
  description2: 'description2',
  discountPercent: 'discountPercent',
  shipmentDate: 'shipmentDate',
};

function change(company: Company, line: SalesLine, body: Body): void {
  for (const [name, value] of Object.entries(body)) {
    const field = CHANGEABLE[name];
    if (name === 'sequence' || name === 'documentId') {
      throw badRequest(`The "${name}" cannot be modified.`, 'Application_DialogException');
    }
    if (name === 'discountAmount') {
      line.discountPercent = 0;
      line.discount = toCents(value as number);
    } else if (field !== undefined) Object.assign(line, { [field]: value });
    else throw refuse(`The "${name}" of a line cannot be changed here: delete the line and add a new one.`);
  }
  company.counters.version += 1;
  line.version = company.counters.version;
}

/** Adds, changes and deletes lines of drafts; a change of a line marks its header as modified. */
export function lineWriter(kind: SalesDocument['kind']): Writer {
  return {
    insert: (company, body, parent) => {
      const document = draftOf(company, kind, body, parent);
      const undo = restorer(company, document);
      const line = addLine(company, document, lineInput(company, body));
      recompute(company, document);
      touch(company, document);
      return { row: line, undo };
    },
    modify: (company, line: SalesLine, body) => {
      const document = draftOf(company, kind, {}, line.document);
      const undo = restorer(company, document);
      change(company, line, body);
      recompute(company, document);
      touch(company, document);
      return undo;
    },
    remove: (company, line: SalesLine) => {
      const document = draftOf(company, kind, {}, line.document);
      const undo = restorer(company, document);
      document.lines = document.lines.filter((candidate) => candidate !== line);
      recompute(company, document);
      touch(company, document);
      return undo;
    },
  };
}
