import { describe, expect, it } from 'vitest';
import type { Session } from '../../access/session.ts';
import { createKernel } from '../../kernel/kernel.ts';
import type { Kernel } from '../../kernel/types.ts';
import { RouteCaller } from '../../http/call-route.ts';
import { graphqlRoutes } from '../routes.ts';
import { cursorOf, pageOf } from './paging.ts';

describe('reading first, after and upperBound', () => {
  it.each([
    [{}, { from: 0, count: 10, end: 4_000 }],
    [{ first: 2_000 }, { from: 0, count: 2_000, end: 4_000 }],
    [
      { first: 50, after: cursorOf(3_980) },
      { from: 3_980, count: 20, end: 4_000 },
    ],
    [
      { first: 50, after: cursorOf(4_000) },
      { from: 4_000, count: 0, end: 4_000 },
    ],
    [
      { first: 200, upperBound: 5_000, after: cursorOf(4_900) },
      { from: 4_900, count: 100, end: 5_000 },
    ],
    [
      { first: 200, upperBound: 120 },
      { from: 0, count: 120, end: 120 },
    ],
  ])('%j', (input, page) => {
    expect(pageOf(input, [])).toEqual(page);
  });

  it.each([[{ first: 0 }], [{ first: 2_001 }], [{ first: 199, upperBound: 5_000 }], [{ after: 'nonsense' }]])(
    'refuses %j',
    (input) => {
      expect(() => pageOf(input, ['Account'])).toThrow();
    },
  );
});

describe('a long result', () => {
  it('is paged to its end with upperBound, each record once', async () => {
    const kernel: Kernel = createKernel();
    const admin: Session | null = kernel.sessions.open(kernel.sessions.users[0]?.username ?? '');
    if (admin === null) throw new Error('no user');
    const rows = Array.from({ length: 4_500 }, (_, index) => [`Account ${String(index).padStart(5, '0')}`]);
    kernel.save.insert('Account', { columns: ['Name'], rows }, admin);
    const api = new RouteCaller(graphqlRoutes(kernel), admin);
    const query = `query Q($after: String) { uiapi { query { Account(first: 1000, upperBound: 100000, after: $after,
      orderBy: {Name: {order: ASC}}) { edges { node { Name { value } } } pageInfo { hasNextPage endCursor } } } } }`;
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const reply = await api.call({ method: 'POST', path: '/graphql', body: { query, variables: { after } } });
      const { edges, pageInfo } = (reply.body as Answer).data.uiapi.query.Account;
      found.push(...edges.map(({ node }) => node.Name.value));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(found).toEqual(rows.map(([name]) => name));
    kernel.close();
  });
});

interface Answer {
  readonly data: {
    readonly uiapi: {
      readonly query: {
        readonly Account: {
          readonly edges: readonly { readonly node: { readonly Name: { readonly value: string } } }[];
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        };
      };
    };
  };
}
