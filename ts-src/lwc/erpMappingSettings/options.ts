import { labels } from './labels';

const option = (value: string, label: string): { readonly value: string; readonly label: string } => ({ value, label });

/** What the settings of a mapping can be, in words. */
export const companies = [option('each', labels.each), option('shared', labels.shared)];
export const directions = [
  option('toSalesforce', labels.toSalesforce),
  option('both', labels.both),
  option('toErp', labels.toErp),
];
export const writes = [
  option('upsert', labels.upsert),
  option('create', labels.create),
  option('update', labels.update),
];
export const conflicts = [
  option('erp', labels.erp),
  option('salesforce', labels.salesforce),
  option('latest', labels.latest),
  option('ask', labels.ask),
];
export const deletions = [
  option('ignore', labels.ignore),
  option('mark', labels.mark),
  option('unlink', labels.unlink),
  option('delete', labels.delete),
];
