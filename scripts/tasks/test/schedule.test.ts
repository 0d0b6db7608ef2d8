import { expect, it } from 'vitest';
import { runInOrder } from './schedule.ts';

interface Named {
  readonly name: string;
  readonly alone?: boolean;
}

/** Runs the stages and tells what ran beside what; a stage ends when the test says so. */
function observed(stages: readonly Named[]) {
  const running = new Map<string, (result: string) => void>();
  const beside: Record<string, string[]> = {};
  const all = runInOrder(stages, ({ name }) => {
    beside[name] = [...running.keys()];
    return new Promise<string>((done) => running.set(name, done));
  });
  const end = async (name: string): Promise<void> => {
    running.get(name)?.(name);
    running.delete(name);
    await new Promise(setImmediate);
  };
  return { all, beside, end };
}

it('runs two stages at a time and gives their results in their order', async () => {
  const { all, beside, end } = observed([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  await end('b');
  expect(beside).toEqual({ a: [], b: ['a'], c: ['a'] });
  await end('c');
  await end('a');
  expect(await all).toEqual(['a', 'b', 'c']);
});

it('runs a stage alone that asks for it', async () => {
  const { all, beside, end } = observed([{ name: 'a' }, { name: 'b', alone: true }, { name: 'c' }]);
  await end('a');
  expect(Object.keys(beside)).toEqual(['a', 'b']);
  await end('b');
  await end('c');
  expect(await all).toEqual(['a', 'b', 'c']);
  expect(beside).toEqual({ a: [], b: [], c: [] });
});

it('passes on that a stage could not be run', async () => {
  const failing = runInOrder([{ alone: true }], () => Promise.reject(new Error('no node')));
  await expect(failing).rejects.toThrow('no node');
});
