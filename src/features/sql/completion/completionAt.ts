import type {Completion} from '@codemirror/autocomplete';
import {nameOf, sqlTokens} from '../text/sqlTokens';
import {statementAt} from '../text/statements';
import {
  type Catalog,
  type CatalogColumn,
  type CatalogFunction,
  type CatalogTable,
  findCatalogTable,
} from './catalog';
import {type Scope, scopeOf, type Source} from './scope';

/** What may be written at a place, and where the word begins that it stands in place of. */
export interface Completions {
  readonly from: number;
  readonly options: readonly Completion[];
}

const plain = /^[a-z_][a-z0-9_]*$/;

/** As it has to be written: in quotes where it is no plain name in lower case. */
const written = (name: string) => (plain.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

const columnOption = (column: CatalogColumn, of: string, boost: number): Completion => ({
  label: written(column.name),
  type: 'property',
  detail: [column.type.toLowerCase(), column.unit].filter(Boolean).join(' · '),
  info: [column.doc, `Column of ${of}`].filter(Boolean).join('\n'),
  boost,
});

const tableOption = (table: CatalogTable, isQualified: boolean, boost: number): Completion => ({
  label: isQualified ? `${written(table.schema)}.${written(table.name)}` : written(table.name),
  type: 'class',
  detail: `${table.columns.length} columns`,
  ...(table.doc && {info: table.doc}),
  boost,
});

const functionOption = (
  {name, kind, parameters, doc}: CatalogFunction,
  boost: number,
): Completion => ({
  label: name,
  type: 'function',
  detail: `${parameters} ${kind === 'scalar' ? '' : kind}`.trim(),
  apply: `${name}(`,
  boost,
  ...(doc && {info: doc}),
});

const sourceOption = ({name, columns, isOwn}: Source, boost: number): Completion => ({
  label: written(name),
  type: 'variable',
  detail: isOwn ? `named here, ${columns.length} columns` : 'table',
  boost,
});

/** Words behind which a table is named. */
const tableWords = /\b(?:from|join|into|update|table|describe|summarize)\s+(?:"[^"]*|[\w.]*)$/i;
const tableListed = /\bfrom\s+[^()';]*,\s*[\w"]*$/i;
const furtherClause = /\b(?:where|group|order|having|on|using|select|limit|qualify|window)\b/i;

function namesTable(before: string): boolean {
  if (tableWords.test(before)) return true;
  const listed = tableListed.exec(before);
  return listed !== null && !furtherClause.test(listed[0]);
}

const tableOptions = (
  {tables, schema, functions}: Catalog,
  {named}: Scope,
): readonly Completion[] => [
  ...named.map((source) => sourceOption(source, 3)),
  ...tables.map((table) => tableOption(table, table.schema !== schema, tableBoost(table, schema))),
  ...functions.filter(({kind}) => kind === 'table').map((found) => functionOption(found, -2)),
];

const tableBoost = ({name, schema: own}: CatalogTable, schema: string): number => {
  if (own !== schema) return -1;
  if (name.startsWith('gold_')) return 2;
  return name.startsWith('silver_') ? 1 : 0;
};

function unique(options: readonly Completion[]): readonly Completion[] {
  const byName = new Map<string, Completion>();
  for (const option of options) {
    const name = `${option.type} ${option.label}`;
    if (!byName.has(name)) byName.set(name, option);
  }
  return [...byName.values()];
}

const anywhere = (
  catalog: Catalog,
  scope: Scope,
  keywords: readonly string[],
): readonly Completion[] => [
  ...scope.sources.flatMap(({columns, name}) =>
    columns.map((column) => columnOption(column, name, column.name.startsWith('_') ? 2 : 5)),
  ),
  ...scope.sources.map((source) => sourceOption(source, 4)),
  ...catalog.functions
    .filter(({kind}) => kind !== 'table')
    .map((found) => functionOption(found, found.kind === 'aggregate' ? 1 : 0)),
  ...keywords.map((label): Completion => ({label, type: 'keyword', boost: 2})),
  ...catalog.tables
    .filter(({schema}) => schema === catalog.schema)
    .map((table) => tableOption(table, false, -3)),
];

/** What stands behind a dot: columns of what is before it, or the tables of a schema. */
function behindDot(
  path: readonly string[],
  catalog: Catalog,
  {sources}: Scope,
): readonly Completion[] {
  const [name = ''] = path;
  if (path.length === 1) {
    const source = sources.find((found) => found.name.toLowerCase() === name.toLowerCase());
    if (source && source.columns.length > 0)
      return source.columns.map((column) => columnOption(column, source.name, 1));
    const within = catalog.tables.filter(({schema}) => schema.toLowerCase() === name.toLowerCase());
    if (within.length > 0) return within.map((table) => tableOption(table, false, 1));
  }
  const table = findCatalogTable(catalog, path);
  return table?.columns.map((column) => columnOption(column, table.name, 1)) ?? [];
}

/** The names before the last dot of `before`, outermost first; null when the word there follows no dot. */
function pathBefore(before: string): readonly string[] | null {
  const [dotted] = /(?:(?:"(?:[^"]|"")*"|[A-Za-z_][\w$]*)\.)+$/.exec(before) ?? [];
  if (dotted === undefined) return null;
  return sqlTokens(dotted)
    .filter(({kind}) => kind === 'word' || kind === 'name')
    .map(nameOf);
}

interface CompletionRequest {
  readonly text: string;
  readonly offset: number;
  readonly catalog: Catalog;
  readonly keywords: readonly string[];
  /** Asked for, not by typing: a place with no word begun is completed, too. */
  readonly isExplicit: boolean;
}

/** Where nothing can be completed. */
const isClosed = (text: string, offset: number): boolean => {
  const around = sqlTokens(text).find(({from, to}) => from < offset && offset <= to);
  return around !== undefined && ['string', 'comment', 'number', 'parameter'].includes(around.kind);
};

/** The statement of the place, and what of it stands before the place. */
function aroundPlace(
  text: string,
  offset: number,
): {readonly sql: string; readonly before: string} {
  const statement = statementAt(text, offset);
  const begin = statement && statement.from <= offset ? statement.from : 0;
  return {sql: statement?.sql ?? '', before: text.slice(begin, offset)};
}

/** What may be written at a place of a text; null within strings, comments and numbers, and where nothing is begun. */
export function completionAt(request: CompletionRequest): Completions | null {
  const {text, offset, catalog, keywords, isExplicit} = request;
  if (isClosed(text, offset)) return null;
  const [word = ''] = /"?[\w$\u0080-\uffff]*$/.exec(text.slice(0, offset)) ?? [];
  const from = offset - word.length;
  const {sql, before} = aroundPlace(text, offset);
  const scope = scopeOf(sql, catalog);
  const path = pathBefore(text.slice(0, from));
  if (path) return {from, options: unique(behindDot(path, catalog, scope))};
  if (word === '' && !isExplicit && !/\b(?:from|join)\s$/i.test(before)) return null;
  if (namesTable(before)) return {from, options: unique(tableOptions(catalog, scope))};
  return {from, options: unique(anywhere(catalog, scope, keywords))};
}
