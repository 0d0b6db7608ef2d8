/** Every prerequisite in the org, right by right, each with what to do. */
import type { CheckResult } from '../erp/contract.ts';
import { failed, failedBy, passed } from '../errors/check-results.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { DescribedObject, Describer } from './describe.ts';
import type { SessionToken } from './login.ts';
import type { Names } from './names.ts';
import { packageNeeds, type ObjectNeed } from './package-needs.ts';
import { isUnknownToOrg, queryPages } from './query.ts';
import { requestNeeds, type RequestNeed } from './request-needs.ts';
import type { Session } from './session.ts';
import type { Transport } from './transport.ts';
import { readUsage } from './usage.ts';

export interface CheckParts {
  readonly session: Session;
  readonly transport: Transport;
  readonly describer: Describer;
  readonly names: Names;
}

const RIGHTS = 'Assign the permission sets ERP_Integration and ERP_Integration_Org to the integration user.';
const DEPLOY = 'Install the Counterpart package, or deploy force-app, and assign its permission sets.';
/** Below this part of a limit, a first load is likely to meet it. */
const LOW = 0.1;

async function checkVersion(parts: CheckParts): Promise<CheckResult> {
  const name = 'Salesforce: API version';
  const { apiVersion } = parts.transport;
  const call = { method: 'GET', path: '/services/data', effect: 'read', operation: 'the list of versions' } as const;
  const versions = (await parts.transport.sendJson(call)) as { version: string }[];
  if (versions.some((entry) => entry.version === apiVersion)) return passed(name, `${apiVersion} is offered`);
  const newest = versions.at(-1)?.version ?? 'none';
  return failed(name, `${apiVersion} is not offered; the newest is ${newest}`, 'Use an org on Spring ’26 or later.');
}

async function checkLimits(parts: CheckParts): Promise<CheckResult[]> {
  const usage = await readUsage(parts.transport);
  const part = (name: string, remaining: number, max: number, action: string): CheckResult => {
    const detail = `${remaining} of ${max} left`;
    return remaining > max * LOW ? passed(name, detail) : failed(name, detail, action);
  };
  return [
    part('Salesforce: API calls', usage.apiCallsRemaining, usage.apiCallsMax, 'Wait, or buy more daily API calls.'),
    part(
      'Salesforce: data storage (MB)',
      usage.dataStorageMbRemaining,
      usage.dataStorageMbMax,
      'Delete records, shorten the history window, or buy data storage.',
    ),
  ];
}

/** The namespaces under which the org has our customer object. */
async function checkNamespace(parts: CheckParts): Promise<CheckResult> {
  const name = 'Salesforce: namespace';
  const found = (await parts.describer.objectNames())
    .filter((object) => /^(?:\w+__)?ERP_Customer__c$/i.test(object))
    .map((object) => object.slice(0, -'ERP_Customer__c'.length).replace(/__$/, ''));
  const { namespace } = parts.names;
  if (found.includes(namespace)) return passed(name, namespace === '' ? 'none, as set' : `${namespace}, as set`);
  if (found.length === 0) return failed(name, 'the org has no ERP_Customer__c, or the user cannot see it', DEPLOY);
  const there = found.map((entry) => (entry === '' ? 'none' : entry)).join(', ');
  const action = `Set "namespace": "${found[0] ?? ''}" under "salesforce" in the connection file.`;
  return failed(name, `set is ${namespace === '' ? 'none' : namespace}, the org has ${there}`, action);
}

function checkFields(need: ObjectNeed, object: DescribedObject): CheckResult[] {
  const results: CheckResult[] = [];
  const missing = (fields: readonly string[], right: string): void => {
    const name = `Salesforce: ${need.object} fields ${right}`;
    if (fields.length > 0) results.push(failed(name, `missing on ${fields.join(', ')}`, RIGHTS));
    else results.push(passed(name, 'all'));
  };
  const lacks = (names: readonly string[], right: 'seen' | 'createable' | 'updateable'): string[] =>
    names.filter((name) => {
      const field = object.fields.get(name);
      if (field === undefined) return right === 'seen';
      return right !== 'seen' && !field[right];
    });
  missing(lacks([...need.written, ...need.created, ...need.read], 'seen'), 'read');
  missing(lacks([...need.written, ...need.created], 'createable'), 'create');
  missing(lacks(need.written, 'updateable'), 'update');
  return results;
}

async function checkObject(parts: CheckParts, need: ObjectNeed): Promise<CheckResult[]> {
  const name = `Salesforce: ${need.object}`;
  let object: DescribedObject;
  try {
    object = await parts.describer.describe(need.object);
  } catch (error) {
    return [failedBy(name, error)];
  }
  const rights = [
    object.createable ? '' : 'create',
    need.written.length === 0 || object.updateable ? '' : 'edit',
  ].filter((right) => right !== '');
  const own =
    rights.length === 0
      ? passed(name, 'seen, createable, editable')
      : failed(name, `the integration user may not ${rights.join(' or ')} it`, RIGHTS);
  return [own, ...checkFields(need, object)];
}

async function userIdOf(parts: CheckParts, token: SessionToken): Promise<string | null> {
  if (token.userId !== null) return token.userId;
  const { apiVersion } = parts.transport;
  const call = {
    method: 'GET',
    path: `/services/data/v${apiVersion}`,
    effect: 'read',
    operation: 'the identity',
  } as const;
  const root = (await parts.transport.sendJson(call)) as { identity?: string };
  return root.identity?.split('/').pop() ?? null;
}

/** Permission sets are shown for the admin's sake; the rights themselves were looked up above. */
async function checkPermissionSets(parts: CheckParts, token: SessionToken): Promise<CheckResult[]> {
  const userId = await userIdOf(parts, token);
  if (userId === null) return [];
  const soql = `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`;
  const assigned = new Set<string>();
  try {
    for await (const page of queryPages(parts.transport, soql)) {
      for (const record of page) assigned.add((record['PermissionSet'] as { Name?: string } | null)?.Name ?? '');
    }
  } catch (error) {
    if (isUnknownToOrg(error)) return [];
    throw error;
  }
  return ['ERP_Integration', 'ERP_Integration_Org'].map((set) => {
    const name = `Salesforce: permission set ${set}`;
    const action = `Assign ${set} to the integration user.`;
    return assigned.has(set) ? passed(name, 'assigned') : failed(name, 'not assigned', action);
  });
}

/** Whether what requests are checked against can be read. */
async function checkRequestNeed(parts: CheckParts, need: RequestNeed): Promise<CheckResult> {
  const name = `Salesforce: requests, ${need.name}`;
  await queryPages(parts.transport, need.soql).next();
  return passed(name, 'readable');
}

/** Looks everything up. What can't be looked at after a failed login is not reported on. */
export async function checkOrg(parts: CheckParts): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  let token: SessionToken;
  try {
    token = await parts.session.token();
    results.push(passed('Salesforce: login', `logged in at ${new URL(token.instanceUrl).host}`));
  } catch (error) {
    return [failedBy('Salesforce: login', error)];
  }
  const steps: readonly (readonly [string, () => Promise<CheckResult | CheckResult[]>])[] = [
    ['Salesforce: API version', () => checkVersion(parts)],
    ['Salesforce: limits', () => checkLimits(parts)],
    ['Salesforce: namespace', () => checkNamespace(parts)],
    ...packageNeeds.map((need) => [`Salesforce: ${need.object}`, () => checkObject(parts, need)] as const),
    ...requestNeeds.map((need) => [`Salesforce: requests, ${need.name}`, () => checkRequestNeed(parts, need)] as const),
    ['Salesforce: permission sets', () => checkPermissionSets(parts, token)],
  ];
  for (const [name, step] of steps) {
    try {
      results.push(...[await step()].flat());
    } catch (error) {
      results.push(failedBy(name, error));
      // Without a session every further question would fail for the same reason.
      if (error instanceof CounterpartError && error.kind === 'auth') break;
    }
  }
  return results;
}
