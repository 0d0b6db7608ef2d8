import type { Clock } from './types.ts';

/** A clock that can be put ahead of the one that it follows. */
export interface MovableClock {
  readonly now: Clock;
  advance(ms: number): void;
}

/** Follows a clock, ahead of it by what it was advanced. */
export function movableClock(followed: Clock): MovableClock {
  let ahead = 0;
  return {
    now: () => followed() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
}
