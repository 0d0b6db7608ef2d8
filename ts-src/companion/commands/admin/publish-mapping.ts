import type { MappingProblem } from '../../../mapping/index.ts';
import { codedError } from '../../errors/coded-error.ts';
import { publishVersion, type PublishedVersion } from '../../mappings/publish-version.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { PublishMappingRequest } from './requests.ts';

/** Publishes a saved version as `publishVersion` does; all that is wrong with it is in the answer, with its places. */
export async function publishMapping(
  { reader, progress }: AdminContext,
  { target, request }: Accepted<PublishMappingRequest>,
): Promise<Answer> {
  const { backfill, over } = request;
  const published = await publishVersion(reader, {
    id: target.id,
    backfill,
    progress,
    ...(over === undefined ? {} : { over }),
  });
  const { name, number, before, note, problems } = published;
  if (problems.length > 0) return refusal(published, problems);
  const what = `Published version ${number} of the mapping ${name}: ${note}`;
  return { status: 'Done', result: { version: number, backfill, audit: { what, before, after: number } } };
}

function refusal({ name, number }: PublishedVersion, problems: readonly MappingProblem[]): Answer {
  const [first] = problems;
  const detail = `${first?.path ?? ''}: ${first?.message ?? ''}`;
  return {
    status: 'Refused',
    error: codedError('CMD_VERSION_DOES_NOT_HOLD', {
      values: { name, version: number, count: problems.length, detail },
    }),
    result: {
      problems: problems.map(({ code, path, message, hint }) => ({
        code,
        severity: 'block',
        message: path === '' ? message : `${path}: ${message}`,
        path,
        ...(hint === undefined ? {} : { action: hint }),
      })),
    },
  };
}
