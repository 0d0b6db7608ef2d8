import { Watch } from './watch';

/** A watch over the page that is open; whoever started it ends it. */
export interface PageWatch {
  /** Something changed: look at the fast pace again. */
  stir(): void;
  end(): void;
}

/** Looks for changes while the page can be seen: at once when it is seen again, faster while somebody is at it. */
export function watchPage(look: () => Promise<unknown>): PageWatch {
  const watch = new Watch(look, {
    now: () => Date.now(),
    isVisible: () => document.visibilityState === 'visible',
    after: (milliseconds, run) => {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- the platform has no push for GraphQL data
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') watch.wake();
  };
  const onActivity = (): void => watch.stir();
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('pointerdown', onActivity);
  window.addEventListener('keydown', onActivity);
  return {
    stir: onActivity,
    end: () => {
      watch.end();
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('pointerdown', onActivity);
      window.removeEventListener('keydown', onActivity);
    },
  };
}
