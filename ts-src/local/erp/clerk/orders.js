/** The orders on the clerk's page: the list of open orders, one order with its lines, and what is done with them. */
import { button, call, cell, cellOf, fill, find, money, numberField, say } from './parts.js';

let place = { company: '', customer: '' };
let chosen = '';
let items = [];
let changed = async () => {};

const onOrder = () => ({ company: place.company, order: chosen });

/** Runs a call, tells what came of it and shows everything anew. */
async function act(name, input, text) {
  try {
    const answer = await call(name, input);
    const told = typeof text === 'function' ? text(answer) : text;
    await changed();
    say(told, 'good');
  } catch (error) {
    say(error.message, 'bad');
  }
}

function orderRow(order) {
  const row = document.createElement('tr');
  row.append(
    cellOf(
      button(order.number, `Show order ${order.number}`, async () => {
        chosen = order.number;
        await showOrders(place);
      }),
    ),
    cell(`${order.customer} ${order.name}`),
    cell(order.status),
    cell(order.requestedDeliveryDate === '0001-01-01' ? '' : order.requestedDeliveryDate),
    cell(order.externalDocumentNumber),
    cell(money(order.net, order.currency), true),
  );
  return row;
}

function quoteRow(quote) {
  const row = document.createElement('tr');
  const make = button('Make order', `Make an order of quote ${quote.number}`, () =>
    act('makeOrder', { company: place.company, quote: quote.number }, (order) => `Order ${order.number} made.`),
  );
  row.append(cell(quote.number), cell(quote.status), cell(money(quote.net, quote.currency), true), cellOf(make));
  return row;
}

/** The quantities to ship or invoice this time, as far as they are filled in; undefined: all that is left. */
function quantitiesNow() {
  const lines = [...document.querySelectorAll('#lines [data-line]')].filter(({ value }) => value !== '');
  return lines.length === 0
    ? {}
    : { lines: lines.map((input) => ({ line: Number(input.dataset.line), quantity: Number(input.value) })) };
}

function lineRow(line) {
  const row = document.createElement('tr');
  const name = `line ${line.line / 10_000}`;
  const quantity = numberField(`Quantity of ${name}`, line.quantity);
  const now = numberField(`Ship or invoice now of ${name}`, '');
  now.dataset.line = line.line;
  const item = document.createElement('select');
  item.className = 'small';
  item.setAttribute('aria-label', `Item of ${name}`);
  fill(
    item,
    items.map(({ number, description }) => [number, `${number} ${description}`]),
  );
  item.value = line.item;
  const at = () => ({ ...onOrder(), line: line.line });
  const save = button('Change', `Change ${name}`, () =>
    item.value === line.item || item.value === ''
      ? act('changeLine', { ...at(), quantity: Number(quantity.value) }, 'Line changed.')
      : act('replaceItem', { ...at(), item: item.value }, 'Item replaced.'),
  );
  const drop = button('Delete', `Delete ${name}`, () => act('deleteLine', at(), 'Line deleted.'));
  row.append(
    line.type === 'Item' ? cellOf(item) : cell(line.description),
    cellOf(quantity),
    cell(`${line.unitPrice}`, true),
    cell(`${line.shipped}`, true),
    cell(`${line.invoiced}`, true),
    cellOf(now),
    cellOf(save, drop),
  );
  return row;
}

function showOrder(order) {
  find('#order').hidden = order === undefined;
  if (order === undefined) return;
  find('#order-title').textContent = `Order ${order.number}, ${order.status}`;
  find('#lines').replaceChildren(...order.lines.map(lineRow));
}

/** Shows the open orders, of the customer or all, and the chosen one. */
export async function showOrders(of) {
  place = of;
  const { company, customer } = of;
  const all = find('#orders-of').value === 'all';
  const number = find('#orders-number').value.trim();
  const filter = { company, ...(all ? {} : { customer }), ...(number === '' ? {} : { number }) };
  const orders = await call('orders', filter);
  const quotes = await call('quotes', { company, customer });
  if (place !== of) return;
  find('#orders').replaceChildren(...orders.map(orderRow));
  find('#quotes').replaceChildren(...quotes.map(quoteRow));
  showOrder(orders.find((order) => order.number === chosen));
}

/** Fills the lists of a company. */
export async function showOrderLists(company, companyItems) {
  items = companyItems.filter(({ blocked }) => !blocked);
  const carriers = await call('carriers', { company });
  fill(find('#carrier'), [['', 'No carrier'], ...carriers.map(({ code, name }) => [code, name])]);
  fill(
    find('#new-order [name=item]'),
    items.map(({ number, description, unitPrice }) => [number, `${number} ${description} (${unitPrice})`]),
  );
}

function onSubmit(id, send) {
  find(`#${id}`).addEventListener('submit', (event) => {
    event.preventDefault();
    void send(Object.fromEntries(new FormData(event.target)));
  });
}

/** Connects the forms and buttons; `refresh` shows the customer anew after each change. */
export function connectOrders(refresh) {
  changed = refresh;
  for (const id of ['#orders-of', '#orders-number']) find(id).addEventListener('change', () => void showOrders(place));
  for (const [id, name, text] of [
    ['#release', 'releaseOrder', 'Order released.'],
    ['#reopen', 'reopenOrder', 'Order reopened.'],
    ['#hold', 'holdOrder', 'Order waits for approval.'],
    ['#delete-order', 'deleteOrder', 'Order deleted.'],
  ]) {
    find(id).addEventListener('click', () => act(name, onOrder(), text));
  }
  find('#ship').addEventListener('click', () => {
    const carrier = find('#carrier').value === '' ? {} : { carrier: find('#carrier').value };
    const tracking = find('#tracking').value === '' ? {} : { trackingNumber: find('#tracking').value };
    const input = { ...onOrder(), ...quantitiesNow(), ...carrier, ...tracking };
    void act('shipOrder', input, ({ number }) => `Shipment ${number} posted.`);
  });
  find('#invoice-order').addEventListener('click', () => {
    const input = { ...onOrder(), ...quantitiesNow() };
    void act(
      'invoiceOrder',
      input,
      ({ number, total }) => `Invoice ${number} posted: ${total.toFixed(2)} including tax.`,
    );
  });
  onSubmit('new-order', ({ item, quantity, unitPrice, external, requested }) => {
    const line = { item, quantity: Number(quantity), ...(unitPrice === '' ? {} : { unitPrice: Number(unitPrice) }) };
    const reference = external === '' ? {} : { externalDocumentNumber: external };
    const date = requested === '' ? {} : { requestedDeliveryDate: requested };
    return act('createOrder', { ...place, ...reference, ...date, lines: [line] }, (order) => {
      chosen = order.number;
      return `Order ${order.number} created.`;
    });
  });
  onSubmit('credit-lines', ({ invoice, line, quantity }) => {
    const lines = [{ line: Number(line) * 10_000, quantity: Number(quantity) }];
    const input = { company: place.company, invoice, lines };
    return act('creditLines', input, ({ number, total }) => `Credit memo ${number} posted: ${total.toFixed(2)}.`);
  });
  onSubmit('limit', ({ creditLimit }) =>
    act('setCreditLimit', { ...place, creditLimit: Number(creditLimit) }, 'Credit limit saved.'),
  );
}
