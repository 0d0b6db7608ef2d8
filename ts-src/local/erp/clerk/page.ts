import type { Company } from '../books/model.ts';
import type { LocalPage } from '../http/server.ts';
import type { Clerk } from './clerk.ts';

export function clerkPage(_clerk: Clerk, _companies: readonly Company[]): LocalPage {
  return { serves: () => false, answer: () => ({ status: 404, headers: {}, body: '' }) };
}
