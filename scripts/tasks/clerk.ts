/** Does at the ERP what its clerk does on the page; rejects with the ERP's words. */
export async function clerk<Answer>(erpUrl: string, work: string, input: object): Promise<Answer> {
  const response = await fetch(`${erpUrl}/clerk/api/${work}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The clerk's ${work} was refused: ${text.slice(0, 300)}`);
  return JSON.parse(text) as Answer;
}
