import { placedOrderProblems } from '../placed-order.ts';
import { askAsRep, notDone } from '../request.ts';
import { accountsOfRep, sell } from '../../../selling.ts';
import { compareSides, type Check } from './check.ts';

/** An opportunity becomes one order with all its lines, however often it is sent. */
export const quoteToOrder: Check = {
  name: 'quote to order: checked, sent and sent again',
  run: async (stage) => {
    const [account = ''] = await accountsOfRep(stage, 1);
    const sale = await sell(stage, account, 'Verified sale');
    const checked = await askAsRep(stage, 'check-quote', sale.opportunity);
    const sent = await askAsRep(stage, 'send-quote', sale.opportunity);
    const again = await askAsRep(stage, 'send-quote', sale.opportunity);
    const problems = [
      ...notDone('check', checked),
      ...(checked.result['ready'] === true ? [] : [`not ready: ${JSON.stringify(checked.result['problems'])}`]),
      ...notDone('send', sent),
      ...(sent.result['number'] === again.result['number'] ? [] : ['sending again gave another number']),
      ...(await placedOrderProblems(stage, sale)),
    ];
    const sides = await compareSides(stage, ['sales-orders']);
    return {
      summary: `order ${String(sent.result['number'])}; ${sides.summary}`,
      problems: [...problems, ...sides.problems],
    };
  },
};
