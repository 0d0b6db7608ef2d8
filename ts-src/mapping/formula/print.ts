import type { Node } from './ast.ts';

/** Formula text of a tree, fully parenthesised: parsing it gives the same tree. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'number':
      return node.text;
    case 'text':
      return `"${node.value.replace(/[\\"\n\r\t]/g, escape)}"`;
    case 'boolean':
      return node.value ? 'TRUE' : 'FALSE';
    case 'null':
      return 'NULL';
    case 'field':
      return node.path;
    case 'call':
      return `${node.name}(${node.args.map(print).join(', ')})`;
    case 'unary':
      return `${node.operator}(${print(node.operand)})`;
    case 'binary':
      return `(${print(node.left)} ${node.operator} ${print(node.right)})`;
  }
}

function escape(c: string): string {
  const names: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't' };
  return `\\${names[c] ?? c}`;
}
