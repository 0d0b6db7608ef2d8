import { LightningElement, api } from 'lwc';

export type StatusKind = 'good' | 'attention' | 'bad' | 'neutral' | 'busy';

const icons: Record<StatusKind, { name: string; variant: string }> = {
  good: { name: 'utility:success', variant: 'success' },
  attention: { name: 'utility:clock', variant: '' },
  bad: { name: 'utility:warning', variant: 'error' },
  neutral: { name: 'utility:ban', variant: '' },
  busy: { name: 'utility:sync', variant: '' },
};

/** A state as a word with an icon before it, so that nobody depends on colour. */
export default class ErpStatus extends LightningElement {
  @api kind: StatusKind = 'neutral';
  @api label = '';

  get iconName(): string {
    return icons[this.kind].name;
  }

  get iconVariant(): string {
    return icons[this.kind].variant;
  }
}
