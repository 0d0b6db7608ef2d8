import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createLeaseHolder } from './lease-holder.ts';

const withPid = (holder: string, pid: number): string => holder.replace(/ \d+ (\S+)$/, ` ${pid} $1`);

it('knows that a companion of this machine has been killed, and leaves those alone that run', () => {
  const holder = createLeaseHolder();
  const ended = spawnSync(process.execPath, ['-e', '0']).pid;
  expect(holder.isGone(withPid(holder.name, ended))).toBe(true);
  expect(holder.isGone(holder.name)).toBe(false);
  expect(holder.isGone(createLeaseHolder().name)).toBe(false);
});

it('takes no companion of another machine for ended', () => {
  const holder = createLeaseHolder();
  const ended = spawnSync(process.execPath, ['-e', '0']).pid;
  expect(holder.isGone(`elsewhere ${withPid(holder.name, ended)}`)).toBe(false);
  expect(holder.isGone('another')).toBe(false);
});
