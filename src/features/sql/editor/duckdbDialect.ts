import {SQLDialect} from '@codemirror/lang-sql';

/** DuckDB's reserved words, and of the others those that begin or shape a statement: the rest are names of columns, too. */
const keywordLines = `
all analyze and anti any array as asc asof between both by case cast check coalesce collate columns constraint create cross
cube default describe desc delete distinct drop else end escape except exclude exists explain false fetch filter following for
foreign from full glob group grouping having if ignore ilike in inner insert intersect into is isnull join lambda lateral
leading left like limit macro materialized natural not notnull null nulls offset on only or order outer over partition pivot
placing positional preceding primary qualify recursive references replace respect returning right rollup rows sample schema
select semi set sets show similar some struct summarize symmetric table tablesample temp temporary then ties to trailing true
try_cast unbounded union unique unpivot update using values view when where window with within`;

export const keywords: readonly string[] = keywordLines.trim().split(/\s+/);

/** Those that are hardly ever names of columns. */
const types = `
bigint bignum blob bool boolean decimal double float hugeint int integer json list map real smallint text timestamp timestamptz
tinyint ubigint uhugeint uinteger usmallint utinyint uuid varchar varint`;

const builtin =
  'current_date current_time current_timestamp current_schema current_database localtimestamp';

/** DuckDB's SQL for the editor: how it is coloured, and what closes what. */
export const duckdbDialect = SQLDialect.define({
  keywords: keywords.join(' '),
  types: types.trim().replace(/\s+/g, ' '),
  builtin,
  doubleDollarQuotedStrings: true,
  operatorChars: '*+-%<>!=&|~^/@:?',
  identifierQuotes: '"',
  specialVar: '$',
  caseInsensitiveIdentifiers: true,
});
