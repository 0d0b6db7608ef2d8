import { codedError } from '../errors/coded-error.ts';
import type { SessionToken } from './login.ts';

/** The one session of a connection, shared by every request. */
export interface Session {
  /** The present token; the first call logs in. */
  token(): Promise<SessionToken>;
  /**
   * A token other than the refused one. Calls that were refused at the same time share one login; a call whose token
   * was replaced already gets the new one without a login.
   */
  renew(refused: SessionToken): Promise<SessionToken>;
}

/** Makes the session. `renewable` is false when the token came from elsewhere: a refusal is then final. */
export function createSession(logIn: () => Promise<SessionToken>, renewable: boolean): Session {
  let current: Promise<SessionToken> | null = null;
  let currentToken: string | null = null;

  function start(): Promise<SessionToken> {
    const attempt = logIn().then(
      (token) => {
        currentToken = token.accessToken;
        return token;
      },
      (error: unknown) => {
        // A failed login is not kept: the next call tries again.
        if (current === attempt) current = null;
        throw error;
      },
    );
    current = attempt;
    return attempt;
  }

  return {
    token: () => current ?? start(),
    async renew(refused) {
      if (!renewable) throw codedError('SF_SESSION_EXPIRED');
      if (current !== null && currentToken !== refused.accessToken) return current;
      currentToken = null;
      return start();
    },
  };
}
