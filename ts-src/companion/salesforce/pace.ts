/** How long to wait before asking after a job again: learnt from the jobs before, so that few calls go to waiting. */
export interface Pace {
  /** Milliseconds until the next look at a job of so many rows that has run for `elapsedMs`. */
  nextPollMs(object: string, rows: number, elapsedMs: number): number;
  /** Tells how long a job took. */
  learn(object: string, rows: number, tookMs: number): void;
}

/** Shortest wait. Below, more calls go to asking than the answer is worth; above, small jobs wait for nothing. */
const POLL_MS_MIN = 20;
/** Longest wait. Above, a job that just ended stands idle noticeably long; a poll costs one of the day's calls. */
const POLL_MS_MAX = 10_000;
/** First wait as a part of the expected time: late enough to spare polls, early enough to catch a quicker job. */
const FIRST_PART = 0.85;
/** Later waits as a part of the time already waited: at most so much is lost after the job's end. */
const GROWTH = 0.15;

/** A pace of its own for every object: their jobs differ by an order of magnitude. */
export function createPace(): Pace {
  const msPerRow = new Map<string, number>();
  const clamp = (ms: number): number => Math.min(POLL_MS_MAX, Math.max(POLL_MS_MIN, ms));
  return {
    nextPollMs(object, rows, elapsedMs) {
      const expected = (msPerRow.get(object) ?? 0) * rows * FIRST_PART;
      return clamp(elapsedMs < expected ? expected - elapsedMs : elapsedMs * GROWTH);
    },
    learn(object, rows, tookMs) {
      if (rows === 0) return;
      const seen = tookMs / rows;
      const known = msPerRow.get(object);
      // A quicker job counts at once, a slower one by half: waking early costs a call, waking late costs time.
      msPerRow.set(object, known === undefined || seen < known ? seen : (known + seen) / 2);
    },
  };
}
