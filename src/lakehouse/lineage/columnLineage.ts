import {isSymbol, isWord, type SqlNode, sqlNodes, UnreadSql} from './sqlNodes';
import {type QueryParts, queryParts, type SelectParts} from './selectParts';

/** A column of a stored table. */
export interface SourceColumn {
  readonly table: string;
  readonly column: string;
}

export type ColumnLineage =
  | {
      readonly kind: 'told';
      /** The columns its expression names, those in CASE and OVER among them. None for a constant or a count of rows. */
      readonly from: readonly SourceColumn[];
      /** Whether it is one of them as it stands, not computed with. */
      readonly isCopy: boolean;
    }
  | {readonly kind: 'untold'; readonly why: string};

export interface TableLineage {
  /** By output column, in the order of the SELECT. */
  readonly columns: ReadonlyMap<string, ColumnLineage>;
  /** The columns that decide which rows there are: joins, filters, groups. */
  readonly rows: readonly SourceColumn[];
}

/** The columns of each stored table that a SELECT may read; names in small letters as in SQL. */
export type StoredColumns = (table: string) => readonly string[] | undefined;

/**
 * What each output column of a plain SELECT is made of.
 *
 * A column that cannot be told for certain says why instead; so does the whole when the SQL is of a kind not read here.
 */
export function columnLineage(sql: string, stored: StoredColumns): TableLineage | UnreadSql {
  try {
    const relation = relationOf(queryParts(sqlNodes(sql)), {ctes: new Map(), stored});
    return {
      columns: new Map([...relation.columns].map(([name, made]) => [name, toldOf(made)])),
      rows: listOf(relation.rows),
    };
  } catch (thrown) {
    if (thrown instanceof UnreadSql) return thrown;
    throw thrown;
  }
}

/** Source columns by their spelling `table.column`. */
type Sources = ReadonlyMap<string, SourceColumn>;
type Made = {readonly from: Sources; readonly isCopy: boolean} | UnreadSql;

/** A table, a part of WITH or a subquery. */
interface Relation {
  readonly columns: ReadonlyMap<string, Made>;
  readonly rows: Sources;
}

interface Scope {
  readonly ctes: ReadonlyMap<string, Relation>;
  readonly stored: StoredColumns;
}

const listOf = (sources: Sources): readonly SourceColumn[] => [...sources.values()];
const toldOf = (made: Made): ColumnLineage =>
  made instanceof UnreadSql
    ? {kind: 'untold', why: made.message}
    : {kind: 'told', from: listOf(made.from), isCopy: made.isCopy};
const union = (sets: readonly Sources[]): Sources => new Map(sets.flatMap((set) => [...set]));

function relationOf(query: QueryParts, scope: Scope): Relation {
  const ctes = new Map(scope.ctes);
  for (const {name, query: part} of query.ctes) ctes.set(name, relationOf(part, {...scope, ctes}));
  const branches = query.selects.map((select) => selectRelation(select, {...scope, ctes}));
  const [first, ...others] = branches;
  if (!first) throw new UnreadSql('There is no SELECT');
  if (others.length === 0) return first;
  const lists = others.map(({columns}) => [...columns.values()]);
  const columns = new Map(
    [...first.columns].map(([name, made], i) => [
      name,
      merged([made, ...lists.map((list) => list[i] ?? new UnreadSql('A UNION is uneven'))]),
    ]),
  );
  const rows = branches.map((branch) => branch.rows);
  return {columns, rows: union(query.isDistinct ? [...rows, ...sourcesOf(columns)] : rows)};
}

function merged(parts: readonly Made[]): Made {
  const sets: Sources[] = [];
  for (const part of parts) {
    if (part instanceof UnreadSql) return part;
    sets.push(part.from);
  }
  return {
    from: union(sets),
    isCopy: parts.every((part) => !(part instanceof UnreadSql) && part.isCopy),
  };
}

/** Of all that is known: what is not known of a column is told where the column is. */
const sourcesOf = (columns: ReadonlyMap<string, Made>): readonly Sources[] =>
  [...columns.values()].flatMap((made) => (made instanceof UnreadSql ? [] : [made.from]));

function selectRelation(select: SelectParts, scope: Scope): Relation {
  const reading: Reading = {
    relations: new Map(select.from.map((item) => [item.alias, fromRelation(item, scope)])),
    select,
  };
  if (reading.relations.size < select.from.length)
    throw new UnreadSql('Two parts of FROM have one name');
  const columns = new Map<string, Made>();
  for (const item of select.items) {
    if (item.kind === 'column') columns.set(item.name, madeOf(item.expression, reading));
    else for (const [name, made] of allColumns(item.of, reading)) columns.set(name, made);
  }
  const conditions = select.conditions.map((nodes) => conditionSources(nodes, reading, columns));
  const rows = [...reading.relations.values()].map((relation) => relation.rows);
  return {
    columns,
    rows: union([...rows, ...conditions, ...(select.isDistinct ? sourcesOf(columns) : [])]),
  };
}

function fromRelation({source}: SelectParts['from'][number], scope: Scope): Relation {
  if (source.kind === 'query') return relationOf(source.query, scope);
  const {name} = source;
  const cte = scope.ctes.get(name);
  if (cte) return cte;
  const columns = scope.stored(name);
  if (!columns) throw new UnreadSql(`${name} is no table of the lake`);
  return {
    columns: new Map(
      columns.map((column) => [
        column.toLowerCase(),
        {from: new Map([[`${name}.${column}`, {table: name, column}]]), isCopy: true},
      ]),
    ),
    rows: new Map(),
  };
}

/** What an expression is read in. */
interface Reading {
  readonly relations: ReadonlyMap<string, Relation>;
  readonly select: SelectParts;
}

function allColumns(of: string | null, {relations, select}: Reading) {
  if (of !== null) {
    const relation = relations.get(of);
    if (!relation) throw new UnreadSql(`${of}.* is of no part of FROM`);
    return [...relation.columns];
  }
  if (relations.size > 1 && select.using.size > 0)
    throw new UnreadSql('* over JOIN ... USING is not read here');
  const all = [...relations.values()].flatMap(({columns}) => [...columns]);
  if (new Set(all.map(([name]) => name)).size < all.length)
    throw new UnreadSql('* has two columns of one name');
  return all;
}

function madeOf(expression: readonly SqlNode[], reading: Reading): Made {
  try {
    const references = [...referencesOf(expression, reading)];
    const made = merged(references);
    if (made instanceof UnreadSql) return made;
    const isPlain =
      expression.every((node) => node.kind === 'word' || isSymbol(node, '.')) &&
      references.length === 1;
    return {from: made.from, isCopy: isPlain && made.isCopy};
  } catch (thrown) {
    if (thrown instanceof UnreadSql) return thrown;
    throw thrown;
  }
}

/** A condition may name an output column (ORDER BY, GROUP BY), whose sources then count. */
function conditionSources(
  nodes: readonly SqlNode[],
  reading: Reading,
  columns: ReadonlyMap<string, Made>,
): Sources {
  const outputs: Relation = {columns, rows: new Map()};
  const made = [...referencesOf(nodes, reading, outputs)];
  return union(made.flatMap((one) => (one instanceof UnreadSql ? [] : [one.from])));
}

/** Words of expressions that no column of ours is called. */
const grammar = new Set(
  (
    'all and any as asc between by case cast current desc distinct else end escape exists false first following from ' +
    'in interval is last like not null nulls or order over partition preceding range row rows some then true ' +
    'unbounded when within'
  ).split(' '),
);

/** The columns that an expression names. */
function* referencesOf(
  nodes: readonly SqlNode[],
  reading: Reading,
  outputs?: Relation,
): Generator<Made> {
  let at = 0;
  while (at < nodes.length) {
    const node = nodes[at];
    const before = nodes[at - 1];
    if (node?.kind === 'group') yield* referencesOf(valueOf(node.nodes, before), reading, outputs);
    if (node?.kind !== 'word') {
      at += 1;
      continue;
    }
    const path = pathAt(nodes, at);
    const end = at + 2 * path.length - 1;
    if (isWord(before, 'over')) yield* referencesOf(windowOf(node.text, reading), reading);
    else if (!isGrammar(path, nodes[end]))
      yield reference(path, reading) ?? outputs?.columns.get(node.text) ?? unknownName(path);
    at = end + unitLength(path);
  }
}

/** In interval '1' second neither the number nor the unit is a column. */
const unitLength = (path: readonly string[]): number =>
  path.length === 1 && path[0] === 'interval' ? 2 : 0;

/** A name with all its dots: t.a as t and a. */
function pathAt(nodes: readonly SqlNode[], start: number): readonly string[] {
  const path: string[] = [];
  for (let at = start; ; at += 2) {
    const word = nodes[at];
    if (word?.kind !== 'word') throw new UnreadSql('A name ends in a dot');
    path.push(word.text);
    if (!isSymbol(nodes[at + 1], '.')) return path;
  }
}

/** A word of SQL, or the name of a function. */
const isGrammar = (path: readonly string[], next: SqlNode | undefined): boolean =>
  path.length === 1 && (next?.kind === 'group' || grammar.has(path[0] ?? ''));

function windowOf(name: string, {select}: Reading): readonly SqlNode[] {
  const window = select.windows.get(name);
  if (!window) throw new UnreadSql(`There is no window ${name}`);
  return window;
}

/** What a parenthesis has for a value: in cast(a as bigint) not the type. */
function valueOf(nodes: readonly SqlNode[], before: SqlNode | undefined): readonly SqlNode[] {
  if (isWord(nodes[0], 'select', 'with'))
    throw new UnreadSql('A subquery within an expression is not read here');
  if (!isWord(before, 'cast', 'try_cast')) return nodes;
  const as = nodes.findLastIndex((node) => isWord(node, 'as'));
  if (as < 0) throw new UnreadSql('A cast is not read here');
  return nodes.slice(0, as);
}

const unknownName = (path: readonly string[]) =>
  new UnreadSql(`${path.join('.')} is no column that is known here`);

/** A name with its table, or one that a single table has; null when none has it. */
function reference(path: readonly string[], {relations, select}: Reading): Made | null {
  const [first = '', second] = path;
  const relation = relations.get(first);
  if (relation && second !== undefined) return relation.columns.get(second) ?? unknownName(path);
  const having = [...relations.values()].flatMap(({columns}) => columns.get(first) ?? []);
  if (having.length > 1 && !select.using.has(first))
    return new UnreadSql(`${first} is a column of two parts of FROM`);
  return having.length === 0 ? null : merged(having);
}
