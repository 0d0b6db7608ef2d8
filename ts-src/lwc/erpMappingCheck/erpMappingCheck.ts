import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import { mustBeCorrected, type Finding, type FindingKind } from 'c/erpMappingDraft';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

const kinds: Record<FindingKind, StatusKind> = {
  problem: 'bad',
  required: 'bad',
  createOnly: 'attention',
  warning: 'attention',
};

/** What must be corrected and what should be known of a mapping, in words. `jump` tells the place of one. */
export default class ErpMappingCheck extends LightningElement {
  @api findings: readonly Finding[] = [];

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;

  get rows(): readonly object[] {
    return this.findings.map((finding, index) => ({
      key: String(index),
      index: String(index),
      kind: kinds[finding.kind],
      text: sentenceOf(finding),
    }));
  }

  get titleText(): string {
    const wrong = this.findings.filter(mustBeCorrected).length;
    if (wrong > 0) return fillLabel(labels.wrong, wrong);
    return this.findings.length > 0 ? labels.mind : labels.fine;
  }

  get titleKind(): StatusKind {
    return this.findings.some(mustBeCorrected) ? 'bad' : 'good';
  }

  handleJump(event: Event): void {
    const finding = this.findings[Number((event.currentTarget as HTMLElement).dataset.index)];
    if (finding) this.dispatchEvent(new CustomEvent('jump', { detail: { place: finding.place } }));
  }
}

function sentenceOf({ kind, about, text }: Finding): string {
  if (kind === 'required') return fillLabel(labels.required, about);
  if (kind === 'createOnly') return fillLabel(labels.createOnly, about);
  return [about, text].filter(Boolean).join(': ');
}
