import { LightningElement, api } from 'lwc';
import { isLate, isOpen, problemsOf, type Command } from 'c/erpCommand';
import { fieldName, fillLabel } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

const words: Record<Command['status'], { kind: StatusKind; label: string }> = {
  New: { kind: 'busy', label: labels.waiting },
  Running: { kind: 'busy', label: labels.running },
  Checking: { kind: 'attention', label: labels.checking },
  Done: { kind: 'good', label: labels.done },
  Refused: { kind: 'bad', label: labels.refused },
  Failed: { kind: 'bad', label: labels.failed },
};

/** How far a request to the companion is: its state, its step, and in the end what became of it and what to do. */
export default class ErpCommandProgress extends LightningElement {
  @api command?: Command;
  /** What is said when it is done. */
  @api doneText = '';

  readonly labels = labels;

  /** Moves the keyboard to what is happening; the button that started it can't be used meanwhile. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id=progress]')?.focus();
  }

  get status(): { kind: StatusKind; label: string } {
    return words[this.command?.status ?? 'New'];
  }

  get isOpen(): boolean {
    return this.command !== undefined && isOpen(this.command);
  }

  get stepText(): string {
    const [, step = '', steps = '', text = ''] = this.steps ?? [];
    return step ? fillLabel(labels.step, step, steps, text) : (this.command?.progress ?? '');
  }

  get share(): string {
    const [, step = '0', steps = '1'] = this.steps ?? [];
    return String(Math.min(100, Math.round((100 * Number(step)) / Math.max(1, Number(steps)))));
  }

  get hint(): string {
    const { status, errorMessage } = this.command ?? {};
    if (status === 'Done') return this.doneText;
    if (status === 'Checking') return labels.checkingHint;
    if (status === 'Refused' || status === 'Failed') return errorMessage ?? '';
    return this.command && isLate(this.command) ? labels.notTaken : '';
  }

  get advice(): string {
    if (this.command?.status === 'Failed') return labels.failedHint;
    return this.command?.status === 'Refused' ? labels.refusedHint : '';
  }

  get code(): string {
    const { status, errorCode } = this.command ?? {};
    return errorCode && (status === 'Refused' || status === 'Failed') ? fillLabel(labels.code, errorCode) : '';
  }

  get problems(): readonly object[] {
    if (this.command?.status !== 'Refused') return [];
    const said = this.hint;
    return problemsOf(this.command.result.problems).map((problem, index) => ({
      key: String(index),
      message: problem.message === said ? '' : problem.message,
      field: problem.field ? fillLabel(labels.field, fieldName(problem.field)) : '',
      action: problem.action ?? '',
    }));
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  /** The companion writes `3/7 Creating the order`. */
  private get steps(): RegExpExecArray | null {
    return /^(\d+)\/(\d+)\s*(.*)$/s.exec(this.command?.progress ?? '');
  }
}
