import { expect, it } from 'vitest';
import { createWorld, testSettings } from './memory/world.ts';
import { silenceAt, silenceChanged } from './silence.ts';

const MINUTE_MS = 60_000;

it.each([
  ['what an administrator has chosen', 45, 60, 45],
  ['five minutes, as a heartbeat comes once a minute', 1, 3, 5],
  ['two sweeps where those take longer', 10, 900, 30],
])('silence begins after %s', async (_name, chosen, sweepSeconds, minutes) => {
  const world = await createWorld();
  await silenceChanged(world, chosen);
  const reader = { ...world, settings: testSettings, random: () => 0.5, log: () => undefined };
  expect(await silenceAt(reader, sweepSeconds)).toBe(world.clock.now() + minutes * MINUTE_MS);
});
