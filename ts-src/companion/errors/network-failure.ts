/** What the failure of a connection says about the request, in words of our own. */
export type NetworkFailure =
  /** Nothing was sent: the host is unknown, refuses or does not answer the connection. */
  | 'unreachable'
  /** The host showed a certificate that is not trusted; nothing was sent. */
  | 'certificate'
  /** The request may have arrived, the answer did not come through whole. */
  | 'lost'
  /** The caller gave up. */
  | 'stopped';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: unknown };
  if (name === 'AbortError' || code === 'UND_ERR_ABORTED') return 'ABORT';
  if (typeof code === 'string' && code !== '') return code;
  return cause === undefined ? '' : codeOf(cause);
}

/**
 * Sorts an error of undici, of Node's sockets or of jsforce (which wraps undici's fetch) into the four cases that call
 * for different reactions. What is not known counts as lost: the only safe reading for a write.
 */
export function networkFailure(error: unknown): NetworkFailure {
  if (error instanceof AggregateError && error.errors.length > 0) return networkFailure(error.errors[0]);
  const code = codeOf(error);
  if (code === 'ABORT') return 'stopped';
  if (UNREACHABLE.has(code)) return 'unreachable';
  if (/^(CERT_|ERR_TLS|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(code)) return 'certificate';
  return 'lost';
}
