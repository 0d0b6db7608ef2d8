import { TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DirectiveNode, DocumentNode, GraphQLSchema } from 'graphql';

/** The document without its optional unknown fields, and whether anything was left out. */
export interface OptionalResult {
  readonly document: DocumentNode;
  readonly pruned: boolean;
}

/**
 * Leaves out the fields marked `@optional` that do not exist for the user, with all that hangs below them. A field
 * below an optional one that exists still needs its own mark.
 * Source: GraphQL API guide, optional fields (API 65.0 and later); that the mark does not reach deeper is assumed.
 */
export function leaveOutOptional(document: DocumentNode, schema: GraphQLSchema): OptionalResult {
  const types = new TypeInfo(schema);
  let pruned = false;
  const result = visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        if (types.getFieldDef() || !isOptional(node.directives)) return undefined;
        pruned = true;
        return null;
      },
      InlineFragment(node) {
        if (types.getType() || !isOptional(node.directives)) return undefined;
        pruned = true;
        return null;
      },
    }),
  );
  return { document: result, pruned };
}

function isOptional(directives: readonly DirectiveNode[] | undefined): boolean {
  return directives?.some((directive) => directive.name.value === 'optional') === true;
}
