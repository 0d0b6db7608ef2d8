import type { RouteDefinition } from './route.ts';

/** A route that fits a path, with the values of its `:name` parts. */
export interface RouteMatch {
  readonly route: RouteDefinition;
  readonly params: Readonly<Record<string, string>>;
}

interface Prepared {
  readonly route: RouteDefinition;
  readonly parts: readonly string[];
  /** Literal parts: of several routes that fit, the one with more wins. */
  readonly literals: number;
}

/** Finds routes by method and path. Literal parts count in any letter case, as on the platform. */
export class Router {
  readonly #byLength = new Map<number, Prepared[]>();
  readonly #open: Prepared[] = [];

  constructor(routes: readonly RouteDefinition[]) {
    for (const route of routes) {
      const parts = route.path.replace(/\/$/, '').split('/').slice(1);
      const literals = parts.filter((part) => !part.startsWith(':') && part !== '*').length;
      const prepared = {
        route,
        parts: parts.map((part) => (part.startsWith(':') ? part : part.toLowerCase())),
        literals,
      };
      if (parts.at(-1) === '*') {
        this.#open.push(prepared);
        continue;
      }
      const list = this.#byLength.get(parts.length) ?? [];
      list.push(prepared);
      list.sort((a, b) => b.literals - a.literals);
      this.#byLength.set(parts.length, list);
    }
  }

  /** The best route; `otherMethods` when the path exists with other methods only; null when it does not exist. */
  find(method: string, path: string): RouteMatch | 'otherMethods' | null {
    const given = path.replace(/\/$/, '').split('/').slice(1);
    const candidates = [...(this.#byLength.get(given.length) ?? []), ...this.#open].filter((c) => fits(c, given));
    const chosen = candidates.find((candidate) => candidate.route.method === method);
    if (chosen === undefined) return candidates.length > 0 ? 'otherMethods' : null;
    const params: Record<string, string> = {};
    chosen.parts.forEach((part, index) => {
      if (part.startsWith(':')) params[part.slice(1)] = decode(given[index] ?? '');
    });
    return { route: chosen.route, params };
  }
}

function fits({ parts }: Prepared, given: readonly string[]): boolean {
  const open = parts.at(-1) === '*';
  if (open ? given.length < parts.length : given.length !== parts.length) return false;
  return parts.every((part, index) => part === '*' || part.startsWith(':') || part === given[index]?.toLowerCase());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
