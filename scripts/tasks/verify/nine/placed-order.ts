import { companyReaders, type Row } from './expected/erp-reader.ts';
import type { Sale } from '../../selling.ts';
import type { NineStage } from './stage.ts';
import { fieldProblems } from './checks/check.ts';

/** Orders of the ERP that carry the key of an opportunity, with their lines. */
export async function ordersOf(stage: NineStage, opportunity: string): Promise<readonly Row[]> {
  const [company] = await companyReaders(stage.erp);
  const orders = (await company?.standard('salesOrders?$expand=salesOrderLines')) ?? [];
  // External document numbers are codes, which Business Central keeps in capitals.
  return orders.filter((row) => String(row['externalDocumentNumber']).startsWith(`CP-${opportunity.toUpperCase()}`));
}

/** Compares the one order of a sale with what the rep entered: customer, lines, quantities, prices, discounts. */
export async function placedOrderProblems(stage: NineStage, sale: Sale): Promise<string[]> {
  const orders = await ordersOf(stage, sale.opportunity);
  if (orders.length !== 1) return [`the ERP has ${orders.length} orders of the opportunity, not one`];
  const [order] = orders as [Row];
  const [opportunity] = await stage.rows(
    `SELECT ERP_Order_Number__c, ERP_Send_State__c FROM Opportunity WHERE Id = '${sale.opportunity}'`,
  );
  const lines: Row[] = order['salesOrderLines'];
  const wrong = fieldProblems(
    'opportunity',
    { ERP_Order_Number__c: order['number'], ERP_Send_State__c: 'Accepted' },
    opportunity ?? {},
  );
  if (lines.length !== sale.lines.length) wrong.push(`the order has ${lines.length} lines, not ${sale.lines.length}`);
  sale.lines.forEach((line, index) => {
    const wanted = {
      lineObjectNumber: line.item,
      quantity: line.quantity,
      unitPrice: line.price,
      discountPercent: line.discount,
    };
    wrong.push(...fieldProblems(`order line ${index + 1}`, wanted, lines[index] ?? {}));
  });
  return wrong;
}
