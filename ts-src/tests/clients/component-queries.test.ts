import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import type { OperationDefinitionNode, TypeNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalOrg } from '../../local/org/index.ts';
import type { LocalOrg } from '../../local/org/index.ts';

/** The `gql` documents of our components, as they stand in the source. */
const components = join(import.meta.dirname, '../../lwc');
const documents = globSync('**/*.ts', { cwd: components })
  .filter((file) => !file.includes('__tests__'))
  .flatMap((file) =>
    [...readFileSync(join(components, file), 'utf8').matchAll(/gql`([\s\S]*?)`/g)].map(
      ([, text = '']) => [`${file}: ${operationOf(text).name?.value ?? 'unnamed'}`, text] as const,
    ),
  );

function operationOf(text: string): OperationDefinitionNode {
  const operation = parse(text).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error(`no operation in ${text}`);
  return operation;
}

function sampleValue(type: TypeNode): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return sampleValue(type.type);
  if (type.kind === Kind.LIST_TYPE) return [sampleValue(type.type)];
  const samples: Readonly<Record<string, unknown>> = {
    Int: 5,
    Double: 1,
    Date: '2025-01-01',
    DateTime: '2025-01-01T00:00:00.000Z',
    Boolean: true,
    String: '',
  };
  return samples[type.name.value] ?? '001Wt0000000001IAA';
}

let org: LocalOrg;

beforeAll(async () => {
  org = await startLocalOrg();
});

afterAll(() => org.close());

describe('the queries of our components', () => {
  it('were found', () => {
    expect(documents.length).toBeGreaterThan(3);
  });

  it.each(documents)('%s runs without an error as admin and as rep', async (_name, query) => {
    const variables = Object.fromEntries(
      (operationOf(query).variableDefinitions ?? []).map(({ variable, type }) => [
        variable.name.value,
        sampleValue(type),
      ]),
    );
    for (const user of org.users.filter(({ name }) => name !== 'integration')) {
      const response = await fetch(`${org.url}/services/data/v${org.apiVersion}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${user.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      expect(await response.json()).toMatchObject({ errors: [] });
    }
  });
});
