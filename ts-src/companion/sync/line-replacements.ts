/** Which new line of a document came in the place of which line that is gone. Pure. */
export interface PlacedLine {
  readonly key: string;
  /** Line number in the document. */
  readonly position: number;
}

/**
 * Pairs lines that are gone with lines that are new, nearest positions first; each line is used once. A tie goes to the
 * later new line, since whoever replaces a line usually writes the new one below it. Key of the gone line → key of the
 * new one; lines without a partner are absent.
 */
export function pairReplacements(
  gone: readonly PlacedLine[],
  added: readonly PlacedLine[],
): ReadonlyMap<string, string> {
  const pairs = gone.flatMap((old) =>
    added.map((fresh) => ({ old, fresh, distance: Math.abs(fresh.position - old.position) })),
  );
  pairs.sort(
    (a, b) =>
      a.distance - b.distance ||
      b.fresh.position - a.fresh.position ||
      a.old.position - b.old.position ||
      (a.old.key + a.fresh.key < b.old.key + b.fresh.key ? -1 : 1),
  );
  const replaced = new Map<string, string>();
  const used = new Set<string>();
  for (const { old, fresh } of pairs) {
    if (replaced.has(old.key) || used.has(fresh.key)) continue;
    replaced.set(old.key, fresh.key);
    used.add(fresh.key);
  }
  return replaced;
}
