import {type Catalog, type CatalogColumn, findCatalogTable} from './catalog';
import {isWord, nameOf, type SqlToken, sqlTokens} from '../text/sqlTokens';

/** What a name stands for in a statement: a table or a subquery, with what is known of its columns. */
export interface Source {
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
  /** A name of the statement's own: an alias or what WITH names. */
  readonly isOwn: boolean;
}

const isNamed = (token: SqlToken | undefined): token is SqlToken =>
  token?.kind === 'word' || token?.kind === 'name';

/** Words behind a table that are no alias of it. */
const clauses = new Set(
  `on using where group order having limit offset window qualify join left right full inner outer cross natural asof semi anti
   positional union intersect except select from set values sample tablesample pivot unpivot lateral as when into returning`.split(
    /\s+/,
  ),
);

const isClause = (token: SqlToken) =>
  token.kind === 'word' && clauses.has(token.text.toLowerCase());

/** Where the bracket that opens at `open` is closed, or the end. */
function closing(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (isWord(tokens[at], '(')) depth++;
    if (isWord(tokens[at], ')') && --depth === 0) return at;
  }
  return tokens.length;
}

interface Reading {
  readonly sources: readonly Source[];
  readonly next: number;
}

const withAlias = (
  tokens: readonly SqlToken[],
  at: number,
): {readonly alias: string | null; readonly next: number} => {
  const behind = isWord(tokens[at], 'as') ? at + 1 : at;
  const token = tokens[behind];
  return isNamed(token) && !isClause(token)
    ? {alias: nameOf(token), next: behind + 1}
    : {alias: null, next: behind};
};

type Known = ReadonlyMap<string, readonly CatalogColumn[]>;

interface Place {
  readonly catalog: Catalog;
  readonly known: Known;
  readonly tokens: readonly SqlToken[];
}

/** A subquery in brackets, and the sources within it. */
function subqueryAt({catalog, known, tokens}: Place, at: number): Reading {
  const end = closing(tokens, at);
  const {alias, next} = withAlias(tokens, end + 1);
  const within = {catalog, known, tokens: tokens.slice(at + 1, end)};
  const own = alias === null ? [] : [{name: alias, columns: columnsOfSelect(within), isOwn: true}];
  return {sources: [...own, ...sourcesAmong(within)], next};
}

/** The parts of a name with dots that begins at `at`. */
function pathAt(tokens: readonly SqlToken[], at: number): readonly string[] {
  const path: string[] = [];
  for (let next = at; ; next += 2) {
    const part = tokens[next];
    if (!isNamed(part)) return path;
    path.push(nameOf(part));
    if (!isWord(tokens[next + 1], '.')) return path;
  }
}

/** The source that begins at `at`, behind FROM, JOIN or a comma: a table, a table function, or a subquery. */
function sourceAt(place: Place, at: number): Reading {
  const {catalog, known, tokens} = place;
  const first = tokens[at];
  if (isWord(first, '(')) return subqueryAt(place, at);
  if (!isNamed(first) || isClause(first)) return {sources: [], next: at + 1};
  const path = pathAt(tokens, at);
  const behind = at + 2 * path.length - 1;
  const next = isWord(tokens[behind], '(') ? closing(tokens, behind) + 1 : behind;
  const read = withAlias(tokens, next);
  const [only = ''] = path;
  const own = path.length === 1 ? known.get(only.toLowerCase()) : undefined;
  const columns = own ?? findCatalogTable(catalog, path)?.columns ?? [];
  const name = read.alias ?? path.at(-1) ?? '';
  return {sources: [{name, columns, isOwn: read.alias !== null}], next: read.next};
}

const begins = ['from', 'join', 'update', 'into', 'describe', 'summarize'];

/** The sources of a list behind FROM, or the one behind JOIN and its like. */
function sourcesBehind(place: Place, at: number): Reading {
  let read = sourceAt(place, at + 1);
  const sources = [...read.sources];
  while (isWord(place.tokens[at], 'from') && isWord(place.tokens[read.next], ',')) {
    read = sourceAt(place, read.next + 1);
    sources.push(...read.sources);
  }
  return {sources, next: Math.max(read.next, at + 1)};
}

/** The sources of every FROM, JOIN, UPDATE and INTO among the tokens, those of subqueries included. */
function sourcesAmong(place: Place): readonly Source[] {
  const sources: Source[] = [];
  for (let at = 0; at < place.tokens.length; ) {
    if (begins.some((word) => isWord(place.tokens[at], word))) {
      const read = sourcesBehind(place, at);
      sources.push(...read.sources);
      at = read.next;
    } else at++;
  }
  return sources;
}

const unknownColumn = (name: string): CatalogColumn => ({name, type: '', unit: null, doc: null});

/** Tokens between commas that stand in no brackets. */
function itemsOf(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const items: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (/^[([{]$/.test(token.text)) depth++;
    if (/^[)\]}]$/.test(token.text)) depth--;
    if (depth === 0 && isWord(token, ',')) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
}

/** What stands between SELECT and the FROM that belongs to it; null without a SELECT. */
function selectList(tokens: readonly SqlToken[]): readonly SqlToken[] | null {
  const select = tokens.findIndex((token) => isWord(token, 'select'));
  if (select < 0) return null;
  let depth = 0;
  const end = tokens.findIndex((token, at) => {
    if (isWord(token, '(')) depth++;
    if (isWord(token, ')')) depth--;
    return at > select && depth === 0 && isWord(token, 'from');
  });
  return tokens.slice(select + 1, end < 0 ? undefined : end);
}

/** The columns a SELECT answers with, as far as its text tells: aliases, plain names and stars. */
function columnsOfSelect(place: Place): readonly CatalogColumn[] {
  const all = sourcesAmong(place).flatMap(({columns}) => columns);
  const list = selectList(place.tokens);
  if (list === null) return all;
  return itemsOf(list).flatMap((item) => {
    const last = item.at(-1);
    if (isWord(last, '*')) return all;
    if (!isNamed(last)) return [];
    const name = nameOf(last);
    const isPlain = item.length === 1 || (item.length === 3 && isWord(item[1], '.'));
    return [(isPlain && all.find((column) => column.name === name)) || unknownColumn(name)];
  });
}

/** What WITH names, with their columns. */
function namedByWith(catalog: Catalog, tokens: readonly SqlToken[]): Known {
  const known = new Map<string, readonly CatalogColumn[]>();
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const isFirst = isWord(before, 'with') || isWord(before, 'recursive');
    if (!isNamed(token) || !(isFirst || isWord(before, ',')) || !isWord(tokens[at + 1], 'as'))
      continue;
    const open = tokens.findIndex((found, place) => place > at + 1 && isWord(found, '('));
    if (open < 0 || open > at + 4) continue;
    const end = closing(tokens, open);
    known.set(
      nameOf(token).toLowerCase(),
      columnsOfSelect({catalog, known, tokens: tokens.slice(open + 1, end)}),
    );
  }
  return known;
}

export interface Scope {
  /** What columns may come from, in the order of mention. */
  readonly sources: readonly Source[];
  /** What WITH names. */
  readonly named: readonly Source[];
}

/** The names that count in a statement, whole or half written. Which bracket they stand in is not looked at. */
export function scopeOf(sql: string, catalog: Catalog): Scope {
  const tokens = sqlTokens(sql).filter(({kind}) => kind !== 'comment');
  const known = namedByWith(catalog, tokens);
  return {
    sources: sourcesAmong({catalog, known, tokens}),
    named: [...known].map(([name, columns]) => ({name, columns, isOwn: true})),
  };
}
