import {AppError} from '#/base/errors';
import {quoteName, quoteTime} from '#/base/quoteSql';
import type {PipelineValidation, TableProblem, TableValidation} from '#/contracts/pipeline';
import type {Column, DerivedTable, Expectation, TableName} from '#/lakehouse/define';
import {isRowRule, rowHolds} from '#/lakehouse/expectations';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {allOf, definitionOf, type Definitions} from './definitions';
import {updateScope} from './updateScope';
import {readWidenedInputs, type WidenedInputs} from './widenedInputs';

/**
 * Binds every SELECT and rule against its inputs, as the next update would: bronze as it is stored, silver and gold as
 * they are declared, since a changed definition makes them anew. Nothing is run or written.
 *
 * @throws AppError 'pipeline.request'
 */
export function validatePipeline(
  lake: Lake,
  definitions: Definitions,
  tables: readonly TableName[],
): Promise<PipelineValidation> {
  const {runs} = updateScope({refresh: 'incremental', tables}, definitions, {});
  const begin = performance.now();
  return lake.read(async (session) => {
    const binding = {
      session,
      definitions,
      prefix: prefixOf(lake),
      widened: await readWidenedInputs({...lake, writer: session}),
    };
    const found: TableValidation[] = [];
    for (const table of allOf(definitions)) {
      if (!runs.has(table.name)) continue;
      const problems = table.layer === 'bronze' ? [] : await problemsOf(table, binding);
      found.push({table: table.name, layer: table.layer, problems});
    }
    return {
      isValid: found.every(({problems}) => problems.length === 0),
      tables: found,
      elapsedMs: performance.now() - begin,
    };
  });
}

interface Binding {
  /** Only reads. */
  readonly session: Session;
  readonly definitions: Definitions;
  /** The catalog and schema of the lake, quoted. */
  readonly prefix: string;
  readonly widened: WidenedInputs;
}

const prefixOf = ({catalog, schema}: Lake) => `${quoteName(catalog)}.${quoteName(schema)}`;

async function problemsOf(table: DerivedTable, binding: Binding): Promise<readonly TableProblem[]> {
  const {session} = binding;
  const shadows = shadowsOf(table, binding);
  for (const view of shadows.create) await session.run(view);
  try {
    const bound = await bind(session, table.sql);
    if (typeof bound === 'string') return [{what: 'select', name: null, message: bound}];
    const difference = differenceOf(table.columns, bound);
    if (difference !== null) return [{what: 'columns', name: null, message: difference}];
    const problems: TableProblem[] = [];
    for (const rule of table.expectations) {
      const message = await problemOfRule(session, table, rule);
      if (message !== null) problems.push({what: 'expectation', name: rule.name, message});
    }
    return problems;
  } finally {
    for (const view of shadows.drop) await session.run(view);
  }
}

/** Views in the temporary schema, which is searched first, with the columns that each table read is going to have. */
function shadowsOf(table: DerivedTable, {definitions, prefix, widened}: Binding) {
  const replacedIn = widened(table);
  const references = table.expectations.flatMap((rule) =>
    rule.kind === 'foreign-key' ? [rule.references] : [],
  );
  const names = [...new Set([...table.inputs, ...references])];
  const create = names.flatMap((name) => {
    const definition = definitionOf(definitions, name);
    if (!definition) return [];
    const replaced = replacedIn.get(name);
    const select =
      definition.layer === 'bronze'
        ? `SELECT *${replaced === undefined ? '' : ` REPLACE (${replaced})`} FROM ${prefix}.${name}`
        : `SELECT ${nothingOf(definition.columns)} WHERE false`;
    return [`CREATE TEMP VIEW ${name} AS ${select};`];
  });
  return {create, drop: names.map((name) => `DROP VIEW IF EXISTS temp.${name};`)};
}

const nothingOf = (columns: Readonly<Record<string, Column>>) =>
  Object.entries(columns)
    .map(([name, {type}]) => `CAST(NULL AS ${type}) AS ${quoteName(name)}`)
    .join(', ');

/** The columns that a SELECT yields, each with its type; or what DuckDB has against it. */
async function bind(session: Session, sql: string): Promise<ReadonlyMap<string, string> | string> {
  try {
    const rows = await session.rows(`DESCRIBE ${sql}`);
    return new Map(rows.map((row) => [String(row['column_name']), String(row['column_type'])]));
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    if (code !== 'sql.invalid') throw thrown;
    return message;
  }
}

function differenceOf(
  declared: Readonly<Record<string, Column>>,
  bound: ReadonlyMap<string, string>,
): string | null {
  const missing = Object.entries(declared).flatMap(([name, {type}]) =>
    bound.get(name) === type ? [] : [`${name} ${type}, is ${bound.get(name) ?? 'not there'}`],
  );
  const more = [...bound.keys()].filter((name) => !Object.hasOwn(declared, name));
  const parts = [
    ...(missing.length > 0 ? [`declared ${missing.join('; ')}`] : []),
    ...(more.length > 0 ? [`not declared: ${more.join(', ')}`] : []),
  ];
  return parts.length === 0 ? null : `The SELECT yields other columns: ${parts.join('; ')}`;
}

async function problemOfRule(
  session: Session,
  table: DerivedTable,
  rule: Expectation,
): Promise<string | null> {
  if (rule.kind === 'row-count') return null;
  const asked = isRowRule(rule) ? rowHolds(rule) : `t.${quoteName(rule.column)} >= ${quoteTime(0)}`;
  const bound = await bind(session, `SELECT ${asked} AS holds FROM (${table.sql}) AS t`);
  if (typeof bound === 'string') return bound;
  const type = bound.get('holds');
  return type === 'BOOLEAN' ? null : `It is no condition but a ${type}`;
}
