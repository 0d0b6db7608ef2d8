import { describe, expect, test } from 'vitest';
import { codedError } from '../errors/coded-error.ts';
import { createTestClock } from '../sync/memory/world.ts';
import { runCommandLoop } from './command-loop.ts';

const quiet = { worked: true, finished: 0, open: 0, lively: false };

/** Runs the loop over answers of its rounds and gives the seconds at which it looked. */
async function looks(answers: readonly ('quiet' | 'lively' | 'down')[]): Promise<readonly number[]> {
  const clock = createTestClock(0);
  const stop = new AbortController();
  const starts: number[] = [];
  await runCommandLoop({
    clock,
    signal: stop.signal,
    log: () => undefined,
    pace: { busySeconds: 60, idleSeconds: 600 },
    salesforce: { usage: async () => Promise.reject(codedError('SF_UNREACHABLE')) },
    worker: {
      round: async () => {
        starts.push(clock.now() / 1000);
        const answer = answers[starts.length - 1];
        if (starts.length === answers.length) stop.abort();
        if (answer === 'down') throw codedError('SF_UNREACHABLE');
        return { ...quiet, lively: answer === 'lively' };
      },
    },
  });
  return starts;
}

describe('looking for requests', () => {
  test('is frequent while requests come and seldom when they stop', async () => {
    expect(await looks(['quiet', 'quiet', 'quiet', 'quiet', 'lively', 'quiet'])).toEqual([0, 60, 120, 180, 780, 840]);
  });

  test('slows down while Salesforce is away, and goes on', async () => {
    expect(await looks(['lively', 'down', 'down', 'quiet'])).toEqual([0, 60, 180, 420]);
  });

  test('ends with a defect of its own, so that nobody believes that requests are carried out', async () => {
    const clock = createTestClock(0);
    const loop = runCommandLoop({
      clock,
      signal: new AbortController().signal,
      log: () => undefined,
      pace: { busySeconds: 1, idleSeconds: null },
      salesforce: { usage: async () => Promise.reject(codedError('SF_UNREACHABLE')) },
      worker: { round: async () => Promise.reject(new TypeError('a defect')) },
    });
    await expect(loop).rejects.toThrow('a defect');
  });
});
