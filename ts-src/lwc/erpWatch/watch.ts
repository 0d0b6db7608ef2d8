/** While something is going on (a change, someone at the page), the org is asked this often. */
export const PACE_FAST_MS = 5_000;

/** The slowest pace. Slower, and a page left open would show old figures; faster, and idle pages would load the org. */
export const PACE_SLOW_MS = 60_000;

/** After this long without a change and without anyone at the page the pace begins to slow down. */
export const CALM_AFTER_MS = 300_000;

/** How much longer each further wait is. */
const SLOWER = 1.5;

/** What the watch needs of its surroundings; tests hand in their own. */
export interface Surroundings {
  now(): number;
  isVisible(): boolean;
  /** Runs something once after a while; gives the way to call it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/**
 * Looks again and again whether the figures changed: every 5 seconds while the page is in use, ever more rarely (up to
 * once a minute) when nothing happens, not at all while nobody can see it. One look is under way at a time; a look
 * that fails counts as one that saw nothing.
 */
export class Watch {
  private pace = PACE_FAST_MS;
  private lively: number;
  private callOff: (() => void) | undefined;
  private looking = false;
  private ended = false;
  private readonly look: () => Promise<unknown>;
  private readonly surroundings: Surroundings;

  constructor(look: () => Promise<unknown>, surroundings: Surroundings) {
    this.look = look;
    this.surroundings = surroundings;
    this.lively = surroundings.now();
    this.schedule();
  }

  /** Something changed, or somebody is at the page: look at the fast pace again. */
  stir(): void {
    this.lively = this.surroundings.now();
    if (this.pace === PACE_FAST_MS) return;
    this.pace = PACE_FAST_MS;
    this.schedule();
  }

  /** The page can be seen again: look at once. */
  wake(): void {
    this.stir();
    this.step();
  }

  end(): void {
    this.ended = true;
    this.callOff?.();
  }

  private schedule(): void {
    this.callOff?.();
    if (!this.ended)
      this.callOff = this.surroundings.after(this.pace, () => {
        this.step();
      });
  }

  private async step(): Promise<void> {
    if (this.looking || this.ended) return;
    if (this.surroundings.isVisible()) {
      this.looking = true;
      await this.look().catch(() => undefined);
      this.looking = false;
    }
    const calm = this.surroundings.now() - this.lively > CALM_AFTER_MS;
    this.pace = calm ? Math.min(PACE_SLOW_MS, this.pace * SLOWER) : PACE_FAST_MS;
    this.schedule();
  }
}
