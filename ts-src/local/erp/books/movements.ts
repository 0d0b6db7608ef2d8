import type { Company, SalesDocument } from './model.ts';
import type { OrderLineOrigin } from './order-facts.ts';

/** What was posted of one order line by one posted line. */
export interface Movement {
  readonly id: string;
  readonly kind: 'Shipment' | 'Invoice' | 'Credit Memo';
  readonly documentId: string;
  readonly documentNumber: string;
  readonly origin: OrderLineOrigin;
  readonly itemNumber: string;
  /** Positive in the direction of the document. */
  readonly quantity: number;
  readonly postingDate: string;
  /** When it was posted, in milliseconds. */
  readonly posted: number;
  readonly version: number;
}

function ofShipments(company: Company): Movement[] {
  return company.shipments.rows().flatMap((shipment) =>
    shipment.lines
      .filter(({ quantity }) => quantity !== 0)
      .map(({ id, line, origin, quantity, version }) => ({
        id,
        kind: 'Shipment' as const,
        documentId: shipment.id,
        documentNumber: shipment.number,
        origin,
        itemNumber: line.number,
        quantity,
        postingDate: shipment.postingDate,
        posted: shipment.created,
        version,
      })),
  );
}

function ofDocuments(kind: 'Invoice' | 'Credit Memo', documents: readonly SalesDocument[]): Movement[] {
  return documents.flatMap((document) =>
    !document.posted
      ? []
      : document.lines.flatMap(({ id, origin, number, quantity, version }) =>
          origin === null || quantity === 0
            ? []
            : {
                id,
                kind,
                documentId: document.id,
                documentNumber: document.number,
                origin,
                itemNumber: number,
                quantity,
                postingDate: document.postingDate,
                posted: document.entry?.created ?? document.created,
                version,
              },
        ),
  );
}

/** All movements of order lines, ordered by document and order line. */
export function movementsOf(company: Company): readonly Movement[] {
  const all = [
    ...ofDocuments('Credit Memo', company.creditMemos.rows()),
    ...ofDocuments('Invoice', company.invoices.rows()),
    ...ofShipments(company),
  ];
  const rank = ({ documentNumber, origin, id }: Movement): string =>
    [documentNumber, String(origin.sequence).padStart(12, '0'), id].join('\t');
  return all
    .map((movement) => ({ movement, rank: rank(movement) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ movement }) => movement);
}
