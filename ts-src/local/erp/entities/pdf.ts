import type { Company, SalesDocument } from '../books/model.ts';
import { defineSet } from '../odata/entity-set.ts';

const TITLES = {
  quote: 'Sales Quote',
  order: 'Sales Order',
  invoice: 'Sales Invoice',
  creditMemo: 'Sales Credit Memo',
} as const;

interface PdfRow {
  readonly document: SalesDocument;
}

/** The printed form of a document. */
export function pdfRow(document: SalesDocument): PdfRow {
  return { document };
}

/** Text inside a PDF string: Latin-1 with escapes; other characters become a question mark. */
function pdfText(text: string): string {
  return text.replace(/[^\x20-\xff]/g, '?').replace(/[\\()]/g, (c) => `\\${c}`);
}

/**
 * A small valid PDF of one page with the document's number, customer and total, built from the five objects that a
 * page needs (ISO 32000-1, 7.5: header, objects, cross-reference table, trailer).
 */
export function printDocument(document: SalesDocument, company: Company): Uint8Array {
  const title = TITLES[document.kind];
  const total = ((document.net + document.tax) / 100).toFixed(2);
  const lines = [
    company.name,
    `${title} ${document.number}`,
    `${document.customer.number} ${document.sellToAddress.name}`,
    `Date ${document.documentDate}   Due ${document.dueDate}`,
    `Total ${total} ${document.currency === '' ? company.currency : document.currency}`,
  ];
  const text = lines.map((line, index) => `BT /F1 12 Tf 60 ${760 - index * 22} Td (${pdfText(line)}) Tj ET`).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(file, 'latin1');
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(file, 'latin1');
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

export const pdfDocumentSet = defineSet<PdfRow>('pdfDocument', {
  rows: () => [],
  find: (company, key) => {
    const tables = [company.invoices, company.creditMemos, company.orders, company.quotes];
    const document = tables.map((table) => table.byId(key)).find((row) => row !== undefined);
    return document === undefined ? undefined : pdfRow(document);
  },
  version: (row) => row.document.version,
  get: {
    id: (row) => row.document.id,
    parentId: (row) => row.document.id,
    parentType: (row) => TITLES[row.document.kind],
  },
  stream: (row, company) => printDocument(row.document, company),
});
