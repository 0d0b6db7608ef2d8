import {
  CALM_AFTER_MS,
  PACE_FAST_MS,
  PACE_SLOW_MS,
  Watch,
} from '../../../../force-app/main/default/lwc/erpWatch/watch';

/** A clock that moves only when the test says so. */
function surroundings() {
  let now = 0;
  let visible = true;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    isVisible: () => visible,
    hide: () => (visible = false),
    after(milliseconds: number, run: () => void) {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    async pass(milliseconds: number) {
      const end = now + milliseconds;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.run();
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      }
      now = end;
    },
    pending: () => timers.length,
  };
}

describe('watching for changes', () => {
  it('looks every five seconds while the page is in use', async () => {
    const world = surroundings();
    let looks = 0;
    new Watch(() => Promise.resolve((looks += 1)), world);
    await world.pass(PACE_FAST_MS * 12);
    expect(looks).toBe(12);
  });

  it('slows down to once a minute when nothing happens', async () => {
    const world = surroundings();
    const looks: number[] = [];
    new Watch(() => Promise.resolve(looks.push(world.now())), world);
    await world.pass(CALM_AFTER_MS * 4);
    expect(looks.at(-1)! - looks.at(-2)!).toBe(PACE_SLOW_MS);
  });

  it('is quick again after something stirred it', async () => {
    const world = surroundings();
    let looks = 0;
    const watch = new Watch(() => Promise.resolve((looks += 1)), world);
    await world.pass(CALM_AFTER_MS * 4);
    looks = 0;
    watch.stir();
    await world.pass(PACE_FAST_MS * 2);
    expect(looks).toBe(2);
  });

  it('looks at once when the page can be seen again', async () => {
    const world = surroundings();
    let looks = 0;
    const watch = new Watch(() => Promise.resolve((looks += 1)), world);
    watch.wake();
    await world.pass(0);
    expect(looks).toBe(1);
    expect(world.pending()).toBe(1);
  });

  it('does not look while nobody can see the page', async () => {
    const world = surroundings();
    let looks = 0;
    new Watch(() => Promise.resolve((looks += 1)), world);
    world.hide();
    await world.pass(PACE_SLOW_MS * 10);
    expect(looks).toBe(0);
  });

  it('goes on after a look that failed', async () => {
    const world = surroundings();
    let looks = 0;
    new Watch(() => Promise.reject(new Error(String((looks += 1)))), world);
    await world.pass(PACE_FAST_MS * 3);
    expect(looks).toBe(3);
  });

  it('ends for good', async () => {
    const world = surroundings();
    const watch = new Watch(() => Promise.resolve(), world);
    watch.end();
    await world.pass(PACE_SLOW_MS);
    expect(world.pending()).toBe(0);
  });
});
