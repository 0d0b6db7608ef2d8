import type { Command } from 'c/erpCommand';
import { NO_VALUE, fillLabel, formatMoment } from 'c/erpFormat';
import { labels } from './labels';

const kinds: Readonly<Record<string, string>> = {
  'check-quote': labels.kindCheck,
  'send-quote': labels.kindSend,
};

const outcomes: Record<Command['status'], string> = {
  New: labels.outcomeOpen,
  Running: labels.outcomeOpen,
  Checking: labels.outcomeOpen,
  Done: labels.outcomeDone,
  Refused: labels.outcomeRefused,
  Failed: labels.outcomeFailed,
};

/** Who asked what of the companion about this record, when, and how it ended, latest first. */
export function historyOf(commands: readonly Command[]): readonly object[] {
  return commands.map((command) => {
    const number = command.kind === 'send-quote' ? String(command.result.number ?? '') : '';
    return {
      key: command.id,
      what: kinds[command.kind] ?? command.kind,
      when: command.created ? formatMoment(command.created) : NO_VALUE,
      who: command.createdBy,
      outcome: number ? fillLabel(labels.outcomeNumber, number) : outcomes[command.status],
    };
  });
}
