import type { Kernel } from '../kernel/types.ts';
import type { Fault } from '../faults/fault-plan.ts';
import type { FieldShape } from '../schema/schema-changes.ts';
import type { ApiReply } from './route.ts';

/**
 * Control of the local org from another process; no part of Salesforce.
 * `GET|POST|DELETE /__local/faults` (POST: one fault as JSON), `POST /__local/expire-sessions`,
 * `POST /__local/limits` (`{apiCallsMax?, dataStorageMbMax?}`), `POST /__local/duplicate-rules` (`{active}`),
 * `POST /__local/fields` (`{object, field, hidden?, shape?}`), `GET /__local/status`,
 * `GET /__local/notifications` (what anybody was notified of, newest first), `GET /__local/automation` (scheduled paths
 * that wait, and what failed), `GET|POST /__local/clock` (POST: `{advanceSeconds}`).
 */
export function controlReply(kernel: Kernel, method: string, path: string, body: Buffer): ApiReply {
  switch (`${method} ${path}`) {
    case 'GET /__local/status':
      return { status: 200, body: { orgId: kernel.orgId, apiCalls: kernel.usage.apiCallsUsed } };
    case 'GET /__local/faults':
      return { status: 200, body: kernel.faults.pending };
    case 'POST /__local/faults':
      kernel.faults.add(JSON.parse(body.toString()) as Fault);
      return { status: 204 };
    case 'DELETE /__local/faults':
      kernel.faults.clear();
      return { status: 204 };
    case 'POST /__local/expire-sessions':
      kernel.sessions.expireAll();
      return { status: 204 };
    case 'POST /__local/limits':
      return setLimits(kernel, JSON.parse(body.toString()) as { apiCallsMax?: number; dataStorageMbMax?: number });
    case 'POST /__local/duplicate-rules':
      kernel.duplicates.set((JSON.parse(body.toString()) as { active?: unknown }).active === true);
      return { status: 204 };
    case 'POST /__local/fields':
      return changeField(kernel, JSON.parse(body.toString()) as FieldRequest);
    case 'GET /__local/notifications':
      return { status: 200, body: kernel.notifications.list() };
    case 'GET /__local/automation':
      return { status: 200, body: { pending: kernel.automation.pending, failures: kernel.automation.failures } };
    case 'GET /__local/clock':
      return { status: 200, body: { now: new Date(kernel.clock()).toISOString() } };
    case 'POST /__local/clock':
      return advanceClock(kernel, JSON.parse(body.toString()) as { advanceSeconds?: unknown });
    default:
      return {
        status: 404,
        body: {
          error:
            'Control paths are /__local/status, faults, expire-sessions, limits, fields, duplicate-rules, notifications, automation and clock',
        },
      };
  }
}

/** The clock of an org only goes on. */
function advanceClock(kernel: Kernel, { advanceSeconds }: { readonly advanceSeconds?: unknown }): ApiReply {
  if (typeof advanceSeconds !== 'number' || !(advanceSeconds >= 0)) {
    return { status: 400, body: { error: 'advanceSeconds must be a number of at least 0' } };
  }
  kernel.advanceClock(advanceSeconds * 1000);
  return { status: 200, body: { now: new Date(kernel.clock()).toISOString() } };
}

interface FieldRequest {
  readonly object: string;
  readonly field: string;
  readonly hidden?: boolean;
  readonly shape?: FieldShape;
}

function changeField({ changes }: Kernel, { object, field, hidden, shape }: FieldRequest): ApiReply {
  if (hidden === true) changes.hide(object, field);
  if (hidden === false) changes.show(object, field);
  if (shape !== undefined) changes.reshape(object, field, shape);
  return { status: 204 };
}

function setLimits(kernel: Kernel, limits: { apiCallsMax?: number; dataStorageMbMax?: number }): ApiReply {
  if (limits.apiCallsMax !== undefined) kernel.usage.setApiCallsMax(limits.apiCallsMax);
  if (limits.dataStorageMbMax !== undefined) kernel.usage.setDataStorageMbMax(limits.dataStorageMbMax);
  return { status: 204 };
}
