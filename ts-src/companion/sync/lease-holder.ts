import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lease, and whether a holder can still be at work. */
export interface LeaseHolder {
  /** Name under which this companion takes leases. */
  readonly name: string;
  /** True when the named holder was a process of this machine that has ended; of other machines nothing is known. */
  isGone(holder: string): boolean;
}

/** A name of its own for a companion in this process. */
export function createLeaseHolder(): LeaseHolder {
  const here = processSpace();
  return {
    name: `${here} ${process.pid} ${randomUUID()}`,
    isGone: (holder) => {
      const match = /^(.*) (\d+) \S+$/.exec(holder);
      return match !== null && match[1] === here && !isRunning(Number(match[2]));
    },
  };
}

/**
 * What a process number is unique in: a machine since its start and, on Linux, a container. Elsewhere the host name
 * alone has to do.
 */
function processSpace(): string {
  const attempts = [
    () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    () => readlinkSync('/proc/self/ns/pid'),
  ];
  const facts = attempts.map((attempt) => {
    try {
      return attempt();
    } catch {
      return '-';
    }
  });
  return [hostname(), ...facts].join(' ');
}

/** Signal 0 only asks whether the process is there; EPERM means that it is, under another user. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
