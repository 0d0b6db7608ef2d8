/** What the order of stages needs to know of one. */
export interface Scheduled {
  /** Uses every core by itself, or makes what later stages need: nothing runs beside it. */
  readonly alone?: boolean;
}

/** Most machines that run the tests have two cores. */
const AT_ONCE = 2;

/**
 * Runs stages in their order, two at a time except those that run alone, and gives their results in that order. Rejects
 * when a stage can't be run at all; one that merely fails has a result that says so.
 */
export async function runInOrder<Stage extends Scheduled, Result>(
  stages: readonly Stage[],
  run: (stage: Stage) => Promise<Result>,
): Promise<Result[]> {
  const results: Promise<Result>[] = [];
  const running = new Set<Promise<unknown>>();
  for (const stage of stages) {
    const free = stage.alone ? 0 : AT_ONCE - 1;
    while (running.size > free) await Promise.race(running);
    const result = run(stage);
    results.push(result);
    const ended: Promise<unknown> = result.finally(() => running.delete(ended));
    running.add(ended);
    if (stage.alone) await ended;
  }
  return Promise.all(results);
}
