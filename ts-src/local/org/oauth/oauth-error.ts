/**
 * A refusal of the token endpoint: HTTP 400 with `{error, error_description}`.
 * Source: help page "OAuth 2.0 Authorization Errors"; texts marked observed or assumed in the fidelity claims.
 */
export class OauthError extends Error {
  override readonly name = 'OauthError';
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}
