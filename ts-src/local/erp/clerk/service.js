/** The service orders on the clerk's page: what is open, a form for a new one, and what is done with them. */
import { button, call, cell, cellOf, fill, find, say } from './parts.js';

let place = { company: '', customer: '' };
let changed = async () => {};

async function act(name, input, text) {
  try {
    const answer = await call(name, input);
    await changed();
    say(text(answer), 'good');
  } catch (error) {
    say(error.message, 'bad');
  }
}

function orderRow(order) {
  const row = document.createElement('tr');
  const at = { company: place.company, order: order.number };
  const name = `service order ${order.number}`;
  const start = button('Start', `Start ${name}`, () => act('startServiceOrder', at, () => `Started ${name}.`));
  const hold = button('Hold', `Put ${name} on hold`, () => act('holdServiceOrder', at, () => `${name} is on hold.`));
  const repair = document.createElement('input');
  repair.className = 'small';
  repair.setAttribute('aria-label', `What was done on ${name}`);
  const finish = button('Finish', `Finish ${name}`, () =>
    act('finishServiceOrder', { ...at, repair: repair.value }, () => `Finished ${name}.`),
  );
  row.append(
    cell(order.number),
    cell(order.description),
    cell(order.status),
    cell(order.priority),
    cell(order.responseDate),
    cell(order.contact),
    cellOf(start, hold, repair, finish),
  );
  return row;
}

/** Shows the service orders of a customer that are not finished, and what could be serviced. */
export async function showService(of) {
  place = of;
  const orders = await call('serviceOrders', of);
  const items = await call('serviceItems', of);
  if (place !== of) return;
  find('#service').replaceChildren(...orders.map(orderRow));
  fill(find('#new-service [name=serviceItem]'), [
    ['', 'No service item'],
    ...items.map(({ number, description, serialNumber }) => [number, `${number} ${description} (${serialNumber})`]),
  ]);
}

/** Connects the form; `refresh` shows the customer anew after each change. */
export function connectService(refresh) {
  changed = refresh;
  find('#new-service').addEventListener('submit', (event) => {
    event.preventDefault();
    const { description, priority, serviceItem } = Object.fromEntries(new FormData(event.target));
    const item = serviceItem === '' ? {} : { serviceItem };
    void act(
      'openServiceOrder',
      { ...place, description, priority, ...item },
      ({ number }) => `Service order ${number} opened.`,
    );
  });
}
