import type { Subrequest, Subresponse } from './subrequest.ts';

const reference = /@\{([A-Za-z0-9_]+)((?:\.[A-Za-z0-9_]+|\[\d+\])*)\}/g;

/** What a reference without a value says. */
export class UnresolvedReference extends Error {
  override readonly name = 'UnresolvedReference';
}

/**
 * The subrequest with every `@{referenceId.path}` in url and body replaced by the value of an earlier answer.
 * A value that is the whole of a string keeps its type.
 * Source: REST API Developer Guide, Composite, "Using References".
 * @throws UnresolvedReference when the answer or the value is not there
 */
export function resolveReferences(subrequest: Subrequest, answers: ReadonlyMap<string, Subresponse>): Subrequest {
  const url = replaceIn(subrequest.url, answers, encodeURIComponent);
  return { ...subrequest, url, body: resolveValue(subrequest.body, answers) };
}

function resolveValue(value: unknown, answers: ReadonlyMap<string, Subresponse>): unknown {
  if (typeof value === 'string') {
    const whole = new RegExp(`^${reference.source}$`).exec(value);
    return whole ? valueOf(whole[1]!, whole[2] ?? '', answers) : replaceIn(value, answers, (text) => text);
  }
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, answers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveValue(item, answers)]));
}

function replaceIn(text: string, answers: ReadonlyMap<string, Subresponse>, encode: (text: string) => string): string {
  return text.replaceAll(reference, (_, id: string, path: string) => encode(String(valueOf(id, path, answers))));
}

function valueOf(id: string, path: string, answers: ReadonlyMap<string, Subresponse>): unknown {
  let value: unknown = answers.get(id)?.body;
  for (const part of path.match(/[A-Za-z0-9_]+/g) ?? []) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  if (value === undefined || value === null) {
    throw new UnresolvedReference(`Invalid reference specified. No value for ${id}${path} found in ${id}`);
  }
  return value;
}
