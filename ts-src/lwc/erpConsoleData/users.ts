import { gql } from 'lightning/graphql';
import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import type { PickerOption } from 'c/erpPicker';

/** Active users whose name holds what was typed. */
export const usersQuery = gql`
  query erpUsers($name: String) {
    uiapi {
      query {
        User(first: 20, where: { Name: { like: $name }, IsActive: { eq: true } }, orderBy: { Name: { order: ASC } })
          @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Email @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

interface UserNode {
  readonly Id: string;
  readonly Name?: Field<string>;
  readonly Email?: Field<string>;
}

/** Reads the answer of `usersQuery`. */
export function readUsers(answer: unknown): readonly PickerOption[] {
  const { query } = (answer as { uiapi: { query: { User?: Connection<UserNode> } } }).uiapi;
  return nodesOf(query.User).map((node) => ({
    value: node.Id,
    label: valueOf(node.Name) ?? node.Id,
    detail: valueOf(node.Email) ?? '',
  }));
}
