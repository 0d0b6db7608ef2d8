import { dryRunOfVersion } from '../../dry-run/of-version.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { DryRunRequest } from './requests.ts';

/** Tries a saved version on records of the ERP; nothing stays. Rejects as `dryRunOfVersion` does. */
export async function dryRunVersion(
  context: AdminContext,
  { target, request }: Accepted<DryRunRequest>,
): Promise<Answer> {
  const { reader, progress } = context;
  const [name = '', version = ''] = (target.key ?? '').slice(reader.settings.connection.length + 1).split('|');
  const { company, records } = request;
  const result = await dryRunOfVersion(reader, {
    mapping: name,
    version: Number(version),
    ...(company === undefined ? {} : { company }),
    ...(records === undefined ? {} : { records }),
    progress,
  });
  const what = `Tried version ${version} of the mapping ${name} on ${result.records} records of ${result.company}`;
  return { status: 'Done', result: { ...result, audit: { what } } };
}
