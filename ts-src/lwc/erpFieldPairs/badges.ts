import type { BadgeKind } from 'c/erpMappingDraft';
import { labels } from './labels';

/** How each badge of a field is said and drawn: a word with an icon. */
export const badges: Record<BadgeKind, { readonly label: string; readonly icon: string }> = {
  problem: { label: labels.problem, icon: 'utility:error' },
  required: { label: labels.required, icon: 'utility:priority' },
  readOnly: { label: labels.readOnly, icon: 'utility:lock' },
  noPermission: { label: labels.noPermission, icon: 'utility:warning' },
  createOnly: { label: labels.createOnly, icon: 'utility:lock' },
  differs: { label: labels.differs, icon: 'utility:warning' },
  cut: { label: labels.cut, icon: 'utility:cut' },
  altered: { label: labels.altered, icon: 'utility:edit' },
  currency: { label: labels.currency, icon: 'utility:moneybag' },
};
