import { describe, expect, test } from 'vitest';
import { createSession } from './session.ts';
import type { SessionToken } from './login.ts';

const token = (accessToken: string): SessionToken => ({
  accessToken,
  instanceUrl: 'https://org.example',
  userId: null,
});

describe('the session', () => {
  test('calls that are refused at the same time share one login', async () => {
    let logins = 0;
    const session = createSession(() => Promise.resolve(token(`t${++logins}`)), true);
    const first = await session.token();
    const renewed = await Promise.all([session.renew(first), session.renew(first), session.renew(first)]);
    expect(new Set(renewed.map((t) => t.accessToken))).toEqual(new Set(['t2']));
    expect(logins).toBe(2);
  });

  test('a late refusal of an old token does not log in again', async () => {
    let logins = 0;
    const session = createSession(() => Promise.resolve(token(`t${++logins}`)), true);
    const first = await session.token();
    await session.renew(first);
    expect((await session.renew(first)).accessToken).toBe('t2');
    expect(logins).toBe(2);
  });

  test('a failed login is tried again by the next call', async () => {
    let logins = 0;
    const session = createSession(
      () => (++logins === 1 ? Promise.reject(new Error('down')) : Promise.resolve(token('t'))),
      true,
    );
    await expect(session.token()).rejects.toThrow('down');
    expect((await session.token()).accessToken).toBe('t');
  });

  test('a token from elsewhere is not renewed', async () => {
    const session = createSession(() => Promise.resolve(token('t')), false);
    await expect(session.renew(await session.token())).rejects.toMatchObject({
      code: 'SF_SESSION_EXPIRED',
      kind: 'auth',
    });
  });
});
