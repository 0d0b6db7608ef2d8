import type { Kernel } from '../kernel/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { notFound } from './org-error.ts';
import type { ApiRequest } from './route.ts';

/** The object that `:object` of the path names. @throws OrgError NOT_FOUND (404), also when the user may not read it */
export function objectOfPath(request: ApiRequest, kernel: Kernel): ObjectSchema {
  const object = kernel.schema.object(request.params.object ?? '');
  if (object && request.session.access.readable(object.name)) return object;
  throw notFound();
}
