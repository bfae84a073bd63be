import {
  AtomFunctionTableContext,
  IdentifierListContext,
  NamedExpressionContext,
  PrimaryExpressionContext,
} from 'dt-sql-parser/dist/lib/spark/SparkSqlParser';
import {SparkSQL} from 'dt-sql-parser/dist/parser/spark';

/**
 * Functions with the same name, argument order and meaning in DuckDB 1.4 and Spark SQL 3.5, nulls and ties included.
 * Some that look alike are left out: `concat` (nulls), `floor` and `ceil` (type), `ln` and `sqrt` (of what has none),
 * `min_by` and `max_by` (a null to return), `date_trunc` (zones), `any_value` and `first` (order).
 */
const sharedFunctions: ReadonlySet<string> = new Set(
  (
    'abs avg cast coalesce count count_if dense_rank exp first_value greatest hour lag last_value lead least lower ' +
    'max median min minute nullif percentile_cont power rank regr_intercept regr_r2 regr_slope replace round row_number ' +
    'split_part stddev_samp sum trim try_cast upper var_samp'
  ).split(' '),
);

/** Spelt alike in both and understood differently, or taken for an alias by Spark SQL. */
const misread: readonly (readonly [RegExp, string])[] = [
  [/"/, 'double quotes: a name in DuckDB, text in Spark SQL'],
  [/`/, 'backticks'],
  [/[[\]]/, 'brackets: elements count from 1 in DuckDB, from 0 in Spark SQL'],
  [/\^/, '^: a power in DuckDB, bits in Spark SQL'],
  [/;/, 'a semicolon'],
  [
    /\b(asof|positional|semi|anti|qualify|exclude|columns|pivot|unpivot|filter|ilike|using sample)\b/i,
    'a word of one engine',
  ],
];

interface Tree {
  getChildCount(): number;
  getChild(i: number): Tree | null;
  getText(): string;
}

const spark = new SparkSQL();

/** `f(a)` alone in a select list: the grammar has it as a column with a list of aliases. */
const isLoneCall = (tree: Tree) =>
  tree instanceof NamedExpressionContext && tree.getChild(1) instanceof IdentifierListContext;
const isCall = (tree: Tree) =>
  (tree instanceof PrimaryExpressionContext || tree instanceof AtomFunctionTableContext) &&
  tree.getChild(1)?.getText() === '(';

/** Names of the functions a parsed query calls, special forms such as CAST among them. */
function* calls(tree: Tree): Iterable<string> {
  if (isCall(tree) || isLoneCall(tree)) yield tree.getChild(0)?.getText().toLowerCase() ?? '';
  for (let i = 0; i < tree.getChildCount(); i += 1) {
    const child = tree.getChild(i);
    if (child) yield* calls(child);
  }
}

/** What keeps a query from running alike in DuckDB and Spark SQL, in words; nothing when it does. */
export function sparkObjections(sql: string): readonly string[] {
  const code = sql.replaceAll(/--.*$/gm, '').replaceAll(/'[^']*'/g, "''");
  const objections = misread.flatMap(([spelling, why]) => (spelling.test(code) ? [why] : []));
  const tree = spark.parse(sql, ({startLine, message}) =>
    objections.push(`line ${startLine}: ${message}`),
  );
  for (const name of new Set(calls(tree)))
    if (!sharedFunctions.has(name)) objections.push(`${name} is not a shared function`);
  return objections;
}
