/** What a run asks the ERP for. */
import type { ReadRequest } from '../erp/contract.ts';
import type { RunContext } from './ports.ts';
import { sourceFieldsOf } from './source-fields.ts';

/** The request of a mapping and company, without the point from which to read. */
export function readRequest(
  context: Pick<RunContext, 'mapping' | 'company' | 'settings' | 'clock' | 'signal'>,
): Omit<ReadRequest, 'since'> {
  const { expand, document } = context.mapping.compiled;
  const { years } = context.settings.history;
  const from = years === undefined ? undefined : yearsBefore(context.clock.now(), years);
  return {
    company: context.company.code,
    entity: document.source.entity,
    expand: context.settings.history.depth === 'lines' ? expand : [],
    ...sourceFieldsOf(document),
    ...(from === undefined || document.integration !== 'sales-history' ? {} : { from }),
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  };
}

const yearsBefore = (now: number, years: number): string => {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.toISOString().slice(0, 10);
};
