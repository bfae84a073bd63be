/** A piece of SQL: a word, a literal, a symbol, or all that stands between parentheses. */
export type SqlNode =
  | {readonly kind: 'word' | 'number' | 'text' | 'symbol'; readonly text: string}
  | {readonly kind: 'group'; readonly nodes: readonly SqlNode[]};

/** What SQL has that is not read here; said to people as it stands. */
export class UnreadSql extends Error {}

const pieces =
  /\s+|--[^\n]*|(?<text>'(?:[^']|'')*')|(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<word>[a-z_]\w*)|(?<symbol><>|<=|>=|!=|\|\||[-+*/%=<>.,()])/iy;

/** Words in small letters; comments left out. @throws UnreadSql for characters of other dialects */
export function sqlNodes(sql: string): readonly SqlNode[] {
  const open: SqlNode[][] = [[]];
  pieces.lastIndex = 0;
  while (pieces.lastIndex < sql.length) {
    const at = pieces.lastIndex;
    const groups = pieces.exec(sql)?.groups;
    if (!groups) throw new UnreadSql(`The SQL has ${sql.charAt(at)}, which is not read here`);
    if (groups['symbol'] === '(') open.push([]);
    else if (groups['symbol'] === ')') close(open);
    else open.at(-1)?.push(...nodeOf(groups));
  }
  const [nodes] = open;
  if (!nodes || open.length > 1) throw new UnreadSql('A parenthesis is not closed');
  return nodes;
}

const kinds = ['word', 'number', 'text', 'symbol'] as const;

/** None for space and comments. */
function nodeOf(groups: Readonly<Record<string, string | undefined>>): readonly SqlNode[] {
  return kinds.flatMap((kind) => {
    const text = groups[kind];
    if (text === undefined) return [];
    return [{kind, text: kind === 'word' ? text.toLowerCase() : text}];
  });
}

function close(open: SqlNode[][]): void {
  const nodes = open.pop();
  const outer = open.at(-1);
  if (!nodes || !outer) throw new UnreadSql('A parenthesis is closed that was not opened');
  outer.push({kind: 'group', nodes});
}

export const isWord = (node: SqlNode | undefined, ...words: readonly string[]): boolean =>
  node?.kind === 'word' && words.includes(node.text);

export const isSymbol = (node: SqlNode | undefined, symbol: string): boolean =>
  node?.kind === 'symbol' && node.text === symbol;

/** The parts between separators; one empty part when there is nothing. */
export function splitAt(
  nodes: readonly SqlNode[],
  isSeparator: (node: SqlNode) => boolean,
): readonly (readonly SqlNode[])[] {
  const parts: SqlNode[][] = [[]];
  for (const node of nodes)
    if (isSeparator(node)) parts.push([]);
    else parts.at(-1)?.push(node);
  return parts;
}
