/** One field of a GraphQL node; absent or null when the reader may not see it. */
export type Field<T> = { readonly value: T | null; readonly displayValue?: string | null } | null | undefined;

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** A list of nodes; null or absent when the reader may not see the object. */
export type Connection<Node> =
  | {
      readonly edges: readonly { readonly node: Node }[];
      readonly totalCount?: number;
      readonly pageInfo?: PageInfo;
    }
  | null
  | undefined;

/** A list of groups of an aggregate query. */
export type Groups<Aggregate> =
  { readonly edges: readonly { readonly node: { readonly aggregate: Aggregate } }[] } | null | undefined;

/** One function of an aggregate: sum, count, min, max. */
export type Computed<F extends string, T> = { readonly [name in F]?: Field<T> } | null | undefined;

/** The value of a field; null when it has none or the reader may not see it. */
export function valueOf<T>(field: Field<T>): T | null {
  return field?.value ?? null;
}

/** The number in a field; 0 when it has none or the reader may not see it. */
export function numberOf(field: Field<number>): number {
  return field?.value ?? 0;
}

/** The nodes of a list; none when the reader may not see the object. */
export function nodesOf<Node>(connection: Connection<Node>): readonly Node[] {
  return connection?.edges.map((edge) => edge.node) ?? [];
}

/** The groups of an aggregate; none when the reader may not see the object. */
export function groupsOf<Aggregate>(groups: Groups<Aggregate>): readonly Aggregate[] {
  return groups?.edges.map((edge) => edge.node.aggregate) ?? [];
}
