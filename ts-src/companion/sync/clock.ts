/** Time as the companion sees it; tests bring their own, so that nothing waits for real. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Resolves after the given milliseconds; rejects with the signal's reason when that fires first. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((done, fail) => {
      if (signal?.aborted === true) {
        fail(signal.reason as Error);
        return;
      }
      const stop = () => {
        clearTimeout(timer);
        fail(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        done();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
