import { labels } from './labels';

/** Who wins when both sides changed a field; blank leaves it to the mapping. */
export const owners = [
  { value: '', label: labels.ownerDefault },
  { value: 'erp', label: labels.ownerErp },
  { value: 'salesforce', label: labels.ownerSalesforce },
  { value: 'latest', label: labels.ownerLatest },
  { value: 'ask', label: labels.ownerAsk },
];

/** How a field of the ERP is shown to people. */
export const classes = [
  { value: 'open', label: labels.open },
  { value: 'personal', label: labels.personal },
  { value: 'confidential', label: labels.confidential },
];
