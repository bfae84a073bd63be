import {isSymbol, isWord, type SqlNode, splitAt, UnreadSql} from './sqlNodes';

/** A query: its WITH, and its SELECTs, which are more than one in a UNION. */
export interface QueryParts {
  readonly ctes: readonly {readonly name: string; readonly query: QueryParts}[];
  readonly selects: readonly SelectParts[];
  /** UNION without ALL: which rows there are depends on all columns. */
  readonly isDistinct: boolean;
}

export interface SelectParts {
  readonly isDistinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from: readonly FromItem[];
  /** Columns that are one after a join: JOIN ... USING (a, b). */
  readonly using: ReadonlySet<string>;
  /** What decides which rows there are: ON, WHERE, GROUP BY, HAVING and the rest. */
  readonly conditions: readonly (readonly SqlNode[])[];
  /** WINDOW name AS (...). */
  readonly windows: ReadonlyMap<string, readonly SqlNode[]>;
}

export type SelectItem =
  /** `*` or `t.*`. */
  | {readonly kind: 'all'; readonly of: string | null}
  | {readonly kind: 'column'; readonly name: string; readonly expression: readonly SqlNode[]};

export interface FromItem {
  readonly alias: string;
  readonly source:
    | {readonly kind: 'named'; readonly name: string}
    | {readonly kind: 'query'; readonly query: QueryParts};
}

/** @throws UnreadSql for what is not a plain SELECT */
export function queryParts(nodes: readonly SqlNode[]): QueryParts {
  const ctes: {name: string; query: QueryParts}[] = [];
  let at = 0;
  if (isWord(nodes[0], 'with')) {
    do {
      const [name, as, body] = nodes.slice(at + 1, at + 4);
      if (name?.kind !== 'word' || !isWord(as, 'as') || body?.kind !== 'group')
        throw new UnreadSql('A part of WITH is not read here');
      ctes.push({name: name.text, query: queryParts(body.nodes)});
      at += 4;
    } while (isSymbol(nodes[at], ','));
  }
  const rest = nodes.slice(at);
  if (rest.some((node) => isWord(node, 'except', 'intersect', 'qualify')))
    throw new UnreadSql('EXCEPT, INTERSECT and QUALIFY are not read here');
  const branches = splitAt(rest, (node) => isWord(node, 'union'));
  const isAll = (branch: readonly SqlNode[]) => isWord(branch[0], 'all');
  return {
    ctes,
    selects: branches.map((branch, i) =>
      selectParts(i > 0 && isAll(branch) ? branch.slice(1) : branch),
    ),
    isDistinct: branches.slice(1).some((branch) => !isAll(branch)),
  };
}

const clauses = ['from', 'where', 'group', 'having', 'window', 'order', 'limit', 'offset'];

function selectParts(nodes: readonly SqlNode[]): SelectParts {
  if (!isWord(nodes[0], 'select')) throw new UnreadSql('Only SELECT is read here');
  const isDistinct = isWord(nodes[1], 'distinct');
  const body = nodes.slice(isDistinct ? 2 : 1);
  const starts = body.flatMap((node, i) =>
    node.kind === 'word' && clauses.includes(node.text) && !isSymbol(body[i - 1], '.') ? [i] : [],
  );
  const list = body.slice(0, starts[0] ?? body.length);
  const clause = (word: string) =>
    starts.flatMap((start, i) =>
      isWord(body[start], word) ? [body.slice(start + 1, starts[i + 1] ?? body.length)] : [],
    );
  const joined = fromParts(clause('from')[0] ?? []);
  return {
    isDistinct,
    items: splitAt(list, (node) => isSymbol(node, ',')).map(selectItem),
    from: joined.from,
    using: joined.using,
    conditions: [...joined.conditions, ...['where', 'group', 'having', 'order'].flatMap(clause)],
    windows: new Map(clause('window').flatMap(windowsOf)),
  };
}

function selectItem(nodes: readonly SqlNode[]): SelectItem {
  const plain = plainItem(nodes);
  if (plain) return plain;
  const name = nodes.at(-1);
  if (name?.kind !== 'word' || !isWord(nodes.at(-2), 'as'))
    throw new UnreadSql('An expression has no name of its own');
  return {kind: 'column', name: name.text, expression: nodes.slice(0, -2)};
}

/** `a`, `t.a`, `*` or `t.*`; null for anything else. */
function plainItem(nodes: readonly SqlNode[]): SelectItem | null {
  const [of, dot] = nodes;
  const last = nodes.at(-1);
  const isQualified = nodes.length === 3 && of?.kind === 'word' && isSymbol(dot, '.');
  if (!last || (nodes.length !== 1 && !isQualified)) return null;
  if (isSymbol(last, '*')) return {kind: 'all', of: isQualified ? of.text : null};
  return last.kind === 'word' ? {kind: 'column', name: last.text, expression: nodes} : null;
}

function windowsOf(nodes: readonly SqlNode[]): readonly (readonly [string, readonly SqlNode[]])[] {
  return splitAt(nodes, (node) => isSymbol(node, ',')).map((part) => {
    const [name, as, body] = part;
    if (name?.kind !== 'word' || !isWord(as, 'as') || body?.kind !== 'group')
      throw new UnreadSql('A part of WINDOW is not read here');
    return [name.text, body.nodes] as const;
  });
}

const joinWords = ['left', 'right', 'full', 'inner', 'cross', 'outer', 'join'];

/** Where another relation begins: a comma or the words of a join. */
const beginsRelation = (nodes: readonly SqlNode[], at: number): boolean =>
  isSymbol(nodes[at], ',') ||
  (isWord(nodes[at], ...joinWords) &&
    nodes[at + 1]?.kind !== 'group' &&
    !isSymbol(nodes[at - 1], '.')) ||
  (isWord(nodes[at], 'join') && nodes[at + 1]?.kind === 'group');

function fromParts(nodes: readonly SqlNode[]) {
  const from: FromItem[] = [];
  const using = new Set<string>();
  const conditions: (readonly SqlNode[])[] = [];
  for (const relation of relationsOf(nodes)) {
    const on = relation.findIndex((node) => isWord(node, 'on', 'using'));
    from.push(fromItem(on < 0 ? relation : relation.slice(0, on)));
    if (on < 0) continue;
    const condition = relation.slice(on + 1);
    conditions.push(condition);
    if (isWord(relation[on], 'using')) for (const name of wordsIn(condition[0])) using.add(name);
  }
  return {from, using, conditions};
}

/** Each with its ON; without the words that join it. */
function relationsOf(nodes: readonly SqlNode[]): readonly (readonly SqlNode[])[] {
  const found: (readonly SqlNode[])[] = [];
  let at = 0;
  while (at < nodes.length) {
    while (at < nodes.length && beginsRelation(nodes, at)) at += 1;
    let end = at + 1;
    while (end < nodes.length && !beginsRelation(nodes, end)) end += 1;
    found.push(nodes.slice(at, end));
    at = end;
  }
  return found;
}

const wordsIn = (node: SqlNode | undefined): readonly string[] =>
  node?.kind === 'group'
    ? node.nodes.flatMap((one) => (one.kind === 'word' ? [one.text] : []))
    : [];

function fromItem(nodes: readonly SqlNode[]): FromItem {
  const [what, ...naming] = nodes;
  const names = isWord(naming[0], 'as') ? naming.slice(1) : naming;
  const [alias] = names;
  const isNamed = names.length === 1 && alias?.kind === 'word';
  if (what?.kind === 'word' && (names.length === 0 || isNamed))
    return {alias: isNamed ? alias.text : what.text, source: {kind: 'named', name: what.text}};
  if (what?.kind === 'group' && isNamed)
    return {alias: alias.text, source: {kind: 'query', query: queryParts(what.nodes)}};
  throw new UnreadSql('A part of FROM is not read here');
}
