import { checkDrift } from '../../drift/check-drift.ts';
import { settleDrift } from '../../drift/settle-drift.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { SettleDriftRequest } from './requests.ts';

/** Looks at the fields of both sides now. */
export async function lookForDrift(context: AdminContext): Promise<Answer> {
  await context.progress('1/1 Looking at the fields of both sides');
  const { open, found, paused, resumed, added } = await checkDrift(context.reader);
  const what = `Looked for schema changes: ${found.length} found, ${open} open`;
  return {
    status: 'Done',
    result: { open, found: found.map(({ key }) => key), paused, resumed, added, audit: { what } },
  };
}

/** Settles a change as somebody decided. Rejects as `settleDrift` does. */
export async function decideDrift(context: AdminContext, { request }: Accepted<SettleDriftRequest>): Promise<Answer> {
  await context.progress('1/1 Settling the change');
  const { versions, drift, report } = await settleDrift(context.reader, request);
  const { side, container, field, kind, status } = drift;
  const did = request.choice === 'add' ? `Took into ${versions.join(', ')}` : 'Ignored';
  return {
    status: 'Done',
    result: {
      versions,
      ...(versions[0] === undefined ? {} : { version: Number(versions[0].split('|')[1]) }),
      open: report.open,
      paused: report.paused,
      resumed: report.resumed,
      audit: {
        what: `${did}: ${kind.toLowerCase()} field ${field} of ${container} (${side})`,
        before: status,
        after: request.choice === 'add' ? 'Added' : 'Ignored',
      },
    },
  };
}
