/**
 * What the org says of an object, through jsforce, cached for the life of the session. Of jsforce's traps two concern
 * us here: it repeats reads by itself (harmless), and it renews a session again and again when the renewed one is
 * refused too, so the renewal below allows one a call.
 */
import { Connection, type DescribeSObjectResult } from 'jsforce/lib/core.js';
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import { networkFailure } from '../errors/network-failure.ts';
import { mapBrokenCall, mapRefusedCall } from './error-map.ts';
import type { Names } from './names.ts';
import type { FieldDescription, ObjectDescription, OfferedObject } from './port.ts';
import type { Session } from './session.ts';
import type { Transport } from './transport.ts';

/** A described object, with what the translation of names needs besides. */
export interface DescribedObject extends ObjectDescription {
  /** Custom names without any namespace that the org itself has on this object, in lower case. */
  readonly ownNames: ReadonlySet<string>;
  /** First three characters of its records' ids; null when it has none. */
  readonly keyPrefix: string | null;
  /** Relationship name → lookup field, both without namespace. */
  readonly lookups: ReadonlyMap<string, FieldDescription>;
}

export interface Describer {
  describe(object: string, options?: { readonly fresh?: boolean }): Promise<DescribedObject>;
  objects(): Promise<readonly OfferedObject[]>;
  /** Names of all objects that the user can see, as the org has them. */
  objectNames(): Promise<readonly string[]>;
}

interface DescribeParts {
  readonly session: Session;
  readonly transport: Transport;
  readonly names: Names;
}

async function withConnection<T>(
  parts: DescribeParts,
  operation: string,
  ask: (c: Connection) => Promise<T>,
): Promise<T> {
  const { session, transport } = parts;
  let token = await session.token();
  let renewals = 0;
  let stopped: unknown = null;
  const connection = new Connection({
    instanceUrl: token.instanceUrl,
    accessToken: token.accessToken,
    version: transport.apiVersion,
    callOptions: { client: 'counterpart' },
    refreshFn: (_connection, done) => {
      renewals += 1;
      const renewal = renewals > 1 ? Promise.reject(codedError('SF_SESSION_EXPIRED')) : session.renew(token);
      renewal.then(
        (renewed) => {
          token = renewed;
          transport.countCall();
          done(null, renewed.accessToken);
        },
        (error: unknown) => {
          stopped = error;
          done(error as Error);
        },
      );
    },
  });
  transport.countCall();
  try {
    return await ask(connection);
  } catch (cause) {
    if (stopped instanceof CounterpartError) throw stopped;
    throw translated(cause, new URL(token.instanceUrl).host, operation);
  }
}

/** jsforce's errors: `errorCode` is the API's code, or `ERROR_HTTP_nnn` when the body was not the API's. */
function translated(cause: unknown, host: string, operation: string): CounterpartError {
  const { errorCode, message, name } = cause as { errorCode?: string; message?: string; name?: string };
  const code = errorCode ?? (/^[A-Z_]+$/.test(name ?? '') ? name : undefined);
  if (code === undefined) return mapBrokenCall(networkFailure(cause), { host, operation, writes: false, cause });
  const status = /^ERROR_HTTP_(\d+)$/.exec(code)?.[1];
  const body = status === undefined ? JSON.stringify([{ errorCode: code, message: message ?? '' }]) : '';
  return mapRefusedCall({ status: status === undefined ? 400 : Number(status), body, host, operation, writes: false });
}

function fieldOf(names: Names, field: DescribeSObjectResult['fields'][number]): FieldDescription {
  return {
    name: names.strip(field.name),
    label: field.label,
    type: field.type,
    length: field.length,
    precision: field.precision ?? 0,
    scale: field.scale ?? 0,
    createable: field.createable,
    updateable: field.updateable,
    nillable: field.nillable,
    defaultedOnCreate: field.defaultedOnCreate,
    externalId: field.externalId,
    autoNumber: field.autoNumber,
    relationshipName: typeof field.relationshipName === 'string' ? names.strip(field.relationshipName) : null,
    referenceTo: (field.referenceTo ?? []).map((target) => names.strip(target)),
    picklistValues: (field.picklistValues ?? []).filter((entry) => entry.active).map((entry) => entry.value),
    restrictedPicklist: field.restrictedPicklist,
  };
}

function objectOf(names: Names, result: DescribeSObjectResult): DescribedObject {
  const fields = new Map<string, FieldDescription>();
  const ownNames = new Set<string>();
  const packaged = new Set<string>();
  for (const raw of result.fields) {
    const field = fieldOf(names, raw);
    const fromPackage = raw.name !== field.name;
    if (fromPackage) packaged.add(field.name.toLowerCase());
    // The package's field keeps the short name when the org has one of its own by the same name.
    if (fromPackage || !fields.has(field.name)) fields.set(field.name, field);
    if (fromPackage || !/__c$/i.test(raw.name)) continue;
    ownNames.add(raw.name.toLowerCase());
    if (typeof raw.relationshipName === 'string') ownNames.add(raw.relationshipName.toLowerCase());
  }
  for (const name of packaged) {
    ownNames.delete(name);
    ownNames.delete(name.replace(/__c$/, '__r'));
  }
  const lookups = new Map<string, FieldDescription>();
  for (const field of fields.values()) {
    if (field.relationshipName !== null) lookups.set(field.relationshipName.toLowerCase(), field);
  }
  const { createable, updateable, deletable, label } = result;
  const keyPrefix = result.keyPrefix ?? null;
  return {
    name: names.strip(result.name),
    label,
    createable,
    updateable,
    deletable,
    fields,
    ownNames,
    keyPrefix,
    lookups,
  };
}

/** How long a description counts as known: administrators change fields while the companion runs. */
const LIFE_MS = 900_000;

/** Makes the describer of a session. A failed answer is not kept. */
export function createDescriber(parts: DescribeParts): Describer {
  const cache = new Map<string, { readonly at: number; readonly asked: Promise<DescribedObject> }>();

  async function fresh(object: string): Promise<DescribedObject> {
    const orgName = parts.names.object(object);
    try {
      const result = await withConnection(parts, `the description of ${object}`, (c) => c.describe(orgName));
      return objectOf(parts.names, result);
    } catch (error) {
      if (error instanceof CounterpartError && (error.code === 'SF_NOT_FOUND' || error.code === 'SF_OBJECT_MISSING')) {
        throw codedError('SF_OBJECT_MISSING', { values: { object }, cause: error });
      }
      throw error;
    }
  }

  return {
    describe(object, { fresh: anew = false } = {}) {
      const known = cache.get(object);
      if (known !== undefined && !anew && performance.now() - known.at < LIFE_MS) return known.asked;
      const asked = fresh(object);
      cache.set(object, { at: performance.now(), asked });
      asked.catch(() => cache.delete(object));
      return asked;
    },
    async objects() {
      const { sobjects } = await withConnection(parts, 'the list of objects', (c) => c.describeGlobal());
      return sobjects
        .filter(({ createable, updateable, queryable, customSetting, deprecatedAndHidden }) =>
          [createable, updateable, queryable, !customSetting, !deprecatedAndHidden].every(Boolean),
        )
        .map(({ name, label }) => ({ name: parts.names.strip(name), label }))
        .toSorted((a, b) => a.name.localeCompare(b.name));
    },
    async objectNames() {
      const answer = await withConnection(parts, 'the list of objects', (c) => c.describeGlobal());
      return answer.sobjects.map((entry) => entry.name);
    },
  };
}
