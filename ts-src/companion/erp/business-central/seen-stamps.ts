/**
 * What this process remembers of records whose stamps are not settled: id → stamp. Spares reading them again at every
 * sweep. It hangs on a token inside the watermark, so that it is used only by a caller who durably accounted for those
 * very records; after a restart the token is unknown, and they are read once more.
 */
import { randomUUID } from 'node:crypto';

export interface SeenStamps {
  get(token: string): ReadonlyMap<string, number> | undefined;
  /** Remembers and gives the token. `owner` names company and entity; its last two memories are kept. */
  keep(owner: string, stamps: ReadonlyMap<string, number>): string;
}

/** Records remembered an entity. Beyond, they are read again while unsettled; 100,000 take about 12 MB. */
export const SEEN_MAX = 100_000;
const KEPT_PER_OWNER = 2;

/** Makes an empty memory; it lives as long as the process. */
export function createSeenStamps(): SeenStamps {
  const byToken = new Map<string, ReadonlyMap<string, number>>();
  const owners = new Map<string, string[]>();
  return {
    get: (token) => byToken.get(token),
    keep(owner, stamps) {
      const token = randomUUID();
      const tokens = owners.get(owner) ?? [];
      tokens.push(token);
      while (tokens.length > KEPT_PER_OWNER) byToken.delete(tokens.shift() ?? '');
      owners.set(owner, tokens);
      if (stamps.size <= SEEN_MAX) byToken.set(token, stamps);
      return token;
    },
  };
}
