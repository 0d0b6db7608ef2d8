/** The first look after something was asked, and the longest wait between two looks. */
export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 10_000;

/** How much longer each further wait is. */
const SLOWER = 1.5;

/**
 * Looks again while a request is open: after a second, then ever more rarely, every ten seconds at last. It stands
 * still when the request has ended or the page is left, and begins anew when something moved.
 */
export class Pace {
  private wait = FIRST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private seen = '';
  private readonly look: () => Promise<unknown>;

  constructor(look: () => Promise<unknown>) {
    this.look = look;
  }

  /** Called with what was seen: empty when nothing is open any more. */
  follow(seen: string): void {
    if (seen === '') {
      this.end();
      this.seen = '';
      return;
    }
    if (seen !== this.seen) this.wait = FIRST_WAIT_MS;
    else if (this.timer !== undefined) return;
    this.seen = seen;
    this.schedule();
  }

  /** The page is left. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(): void {
    clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the platform has no push for GraphQL data
    this.timer = setTimeout(() => this.step(), this.wait);
  }

  private async step(): Promise<void> {
    this.wait = Math.min(LONGEST_WAIT_MS, this.wait * SLOWER);
    const timer = this.timer;
    await this.look().catch(() => undefined);
    if (this.timer === timer && timer !== undefined) this.schedule();
  }
}
