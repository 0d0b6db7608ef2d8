/** What the clerk's page is made of: calls to the ERP, lists, table cells, messages. */
export const find = (selector) => document.querySelector(selector);

/** Calls an endpoint of the clerk; throws with the ERP's words when it refuses. */
export async function call(name, input) {
  const response = await fetch(`/clerk/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error.message.replace(/\s+CorrelationId:.*$/, ''));
  return answer;
}

/** Fills a select with pairs of value and text. */
export function fill(select, options) {
  select.replaceChildren(
    ...options.map(([value, text]) => {
      const option = document.createElement('option');
      option.value = value;
      option.textContent = text;
      return option;
    }),
  );
}

export function say(text, kind) {
  const message = find('#message');
  message.textContent = text;
  message.className = kind;
}

export const money = (amount, currency) => `${amount.toLocaleString('en', { minimumFractionDigits: 2 })} ${currency}`;

export function cell(text, number) {
  const td = document.createElement('td');
  td.textContent = text;
  if (number) td.className = 'number';
  return td;
}

/** A cell that holds an element. */
export function cellOf(...elements) {
  const td = document.createElement('td');
  td.append(...elements);
  return td;
}

/** A small button that runs something and tells what came of it. */
export function button(text, label, run) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'small';
  element.textContent = text;
  element.setAttribute('aria-label', label);
  element.addEventListener('click', run);
  return element;
}

/** A small number field. */
export function numberField(label, value) {
  const input = document.createElement('input');
  input.type = 'number';
  input.step = 'any';
  input.className = 'small';
  input.value = value;
  input.setAttribute('aria-label', label);
  return input;
}
