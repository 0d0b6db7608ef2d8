import { badRequest } from '../books/errors.ts';
import { errorAnswer, type Answer } from './answer.ts';
import type { Fault, Faults } from './faults.ts';
import { jsonPage, type LocalPage } from './server.ts';

const KINDS: readonly Fault['kind'][] = [
  'status',
  'slow',
  'html',
  'cut',
  'missing-field',
  'renamed-field',
  'retyped-field',
  'page-size',
  'rate-limit',
];

function readFault(body: string): Fault {
  let fault: unknown;
  try {
    fault = JSON.parse(body);
  } catch {
    throw badRequest('A fault is a JSON object with a kind.');
  }
  const kind = (fault as { kind?: unknown } | null)?.kind;
  if (!KINDS.includes(kind as Fault['kind'])) throw badRequest(`The kind of a fault is one of ${KINDS.join(', ')}.`);
  return fault as Fault;
}

/**
 * The control endpoints of a local ERP that runs in its own process, without authentication, on this machine only:
 * `GET|POST|DELETE /__local/faults` (a fault as JSON), `POST /__local/expire-tokens`, `GET /__local/status`.
 */
export function controlPage(faults: Faults, status: () => object): LocalPage {
  const run = (method: string, path: string, body: string): unknown => {
    switch (`${method} ${path}`) {
      case 'GET /__local/status':
        return status();
      case 'GET /__local/faults':
        return { struck: faults.struck() };
      case 'POST /__local/faults':
        faults.add(readFault(body));
        return { struck: faults.struck() };
      case 'DELETE /__local/faults':
        faults.clear();
        return { struck: [] };
      case 'POST /__local/expire-tokens':
        faults.expireTokens();
        return { expired: true };
      default:
        throw badRequest('The control endpoints are /__local/status, /__local/faults and /__local/expire-tokens.');
    }
  };
  return {
    serves: (path) => path.startsWith('/__local/'),
    answer: (method, path, body): Answer => {
      try {
        return jsonPage(() => run(method, path, body));
      } catch (error) {
        return errorAnswer(error, '');
      }
    },
  };
}
