/** What a roll-back leaves behind, in sentences for whoever reads the result. */
import type { RunContext } from '../sync/ports.ts';
import type { PlannedRecord } from './plan.ts';

/**
 * Sentences on what stays after all rows were rolled back: auto-numbers that were used up (Salesforce help, "Custom Field
 * Types", on gaps in auto-numbers), and what the org's own automation did at once (Platform Events Developer Guide,
 * publish behaviour "Publish Immediately": published even when the transaction fails). Empty when nothing was sent.
 */
export async function notUndone(context: RunContext, records: readonly PlannedRecord[]): Promise<readonly string[]> {
  const created = new Map<string, number>();
  const count = (object: string): void => void created.set(object, (created.get(object) ?? 0) + 1);
  let sent = 0;
  for (const { header, children } of records) {
    if (header.fate === 'create') count(context.mapping.compiled.header.object);
    for (const { object } of children.create) count(object);
    sent += header.fate === 'update' || header.fate === 'create' ? 1 : 0;
    sent += children.create.length + children.update.length;
  }
  if (sent === 0) return [];
  const sentences: string[] = [];
  for (const [object, rows] of created) {
    const { fields } = await context.salesforce.describe(object);
    const numbered = [...fields.values()].filter((field) => field.autoNumber === true).map(({ name }) => name);
    if (numbered.length === 0) continue;
    sentences.push(
      `Salesforce gave out numbers for ${numbered.join(', ')} of ${object} and does not take them back: at least ${rows} are skipped.`,
    );
  }
  sentences.push(
    'If flows or triggers of the org run on these objects, events that they publish at once and calls that they make to other systems are not undone.',
  );
  return sentences;
}
