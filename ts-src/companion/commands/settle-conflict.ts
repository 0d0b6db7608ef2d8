import { codedError } from '../errors/coded-error.ts';
import type { Accepted, Answer, CommandContext } from './command.ts';
import type { SettleRequest } from './requests.ts';

/** Settles open conflicts of a record, field by field, as its user chose. */
export async function settleConflict(
  context: CommandContext,
  { target, request }: Accepted<SettleRequest>,
): Promise<Answer> {
  if (context.settle === null) throw codedError('CMD_NOT_OFFERED', { values: { kind: 'settle-conflict' } });
  return { status: 'Done', result: { settled: await context.settle(target.id, request.choices) } };
}
