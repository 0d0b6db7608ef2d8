import { isDeepStrictEqual } from 'node:util';
import { answerOfErp } from './vector-in-erp.ts';
import { answerOfOrg } from './vector-in-org.ts';
import { readVectors } from './vector.ts';

/** How many vectors there are and what either calculation gets wrong, in words. */
export function runVectors(): { readonly count: number; readonly failed: readonly string[] } {
  const failed: string[] = [];
  let count = 0;
  for (const { page, vectors } of readVectors()) {
    for (const vector of vectors) {
      count += 1;
      for (const [side, answer] of [
        ['the local ERP', answerOfErp(vector)],
        ['our objects', answerOfOrg(vector)],
      ] as const) {
        if (isDeepStrictEqual(answer, vector.expect)) continue;
        const expected = JSON.stringify(vector.expect);
        failed.push(`${page}, ${vector.name}: ${side} give ${JSON.stringify(answer)}, expected ${expected}`);
      }
    }
  }
  return { count, failed };
}
