import { changeSetting } from '../../mappings/switch-mapping.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { ChangeMappingRequest } from './requests.ts';

/** Switches a mapping, or sets what happens when fields change, as `changeSetting` does. */
export async function changeMapping(
  { reader }: AdminContext,
  { target, request }: Accepted<ChangeMappingRequest>,
): Promise<Answer> {
  const key = target.key ?? '';
  const { before, after } = await changeSetting(reader, { id: target.id, key }, request);
  const name = key.slice(reader.settings.connection.length + 1);
  const audit = { what: `Changed the settings of the mapping ${name}`, before, after };
  return { status: 'Done', result: { ...after, audit } };
}
