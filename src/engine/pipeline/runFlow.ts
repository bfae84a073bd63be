import {AppError} from '#/base/errors';
import {quoteName, quoteValue} from '#/base/quoteSql';
import type {FlowProgress} from '#/contracts/engine';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import {passing} from '../failPoints';
import type {Lake} from '../lake/openLake';
import {
  createQuarantine,
  createTable,
  fingerprint,
  derivedColumns,
  hasQuarantine,
  quarantineName,
} from '../lake/tableDdl';
import {recordVersion, unitColumns} from '../lake/versions';
import {checkTable, goesStale, stopIfBroken} from './checkExpectations';
import {definitionOf, type Definitions} from './definitions';
import * as sql from './flowSql';
import {type FlowState, unitOf} from './flowState';
import {type ChangedUnit, type FlowPlan, type InputChange, newChanges, planFlow} from './planFlow';
import {rowDiffOf} from './rowDiff';
import type {UpdateScope} from './updateScope';
import type {WidenedInputs} from './widenedInputs';
import {writeTable} from './writeTable';

export interface FlowRun {
  readonly lake: Lake;
  readonly state: FlowState;
  readonly definitions: Definitions;
  readonly widened: WidenedInputs;
  readonly scope: Pick<UpdateScope, 'inFull' | 'isProtected'>;
  readonly updateId: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly report: (progress: Partial<FlowProgress>) => void;
  readonly onPlanned: (plan: FlowPlan) => void;
}

/** What a flow of `table` has to do as the lake stands. */
export function planOf(
  table: DerivedTable,
  {state, scope, definitions}: Pick<FlowRun, 'state' | 'scope' | 'definitions'>,
): FlowPlan {
  const stored = state.stored(table.name);
  return planFlow({
    table,
    isFullRefresh: scope.inFull.has(table.name),
    isProtected: scope.isProtected.has(table.name),
    isNew: stored === undefined,
    isSameDefinition: stored?.fingerprint === fingerprint(table),
    changes: state.changes(table),
    hasUnit: hasUnit(table, definitions),
  });
}

const hasUnit = (table: DerivedTable, definitions: Definitions) => (input: TableName) =>
  Object.hasOwn(definitionOf(definitions, input)?.columns ?? {}, table.refreshUnit);

/**
 * Brings one table up to date in one transaction: its rows, quarantine, version, changed units and what it
 * has read. When it throws, the table is as before. It is durable when the lake is made so.
 *
 * @returns whether anything was written
 * @throws AppError 'pipeline.expectation' | 'pipeline.protected' | 'sql.invalid' | 'cancelled' | 'engine.crashed'
 */
export async function runFlow(table: DerivedTable, run: FlowRun): Promise<boolean> {
  const {state, lake} = run;
  const plan = planOf(table, run);
  run.report({plan: plan.why});
  if (plan.kind === 'nothing') {
    await checkUnchanged(table, run);
    return false;
  }
  run.onPlanned(plan);
  run.report({state: 'RUNNING'});
  const stored = state.stored(table.name);
  const changes = state.changes(table);
  const version = (stored?.version ?? 0) + 1;
  const recorded = await lake.commitForNow(async () => {
    await passing('flow.begun');
    await prepareTable(table, run, plan);
    const diff = await rowDiffOf(table, plan, run);
    const results = await writeTable(table, run, {plan, hasUnit: hasUnit(table, run.definitions)});
    const rowChanges = await diff?.record();
    await passing('flow.written');
    await lake.writer.run(consumeInputs(table, changes));
    const recorded = await recordVersion(lake.writer, {
      table: table.name,
      version,
      fingerprint: fingerprint(table),
      updateId: run.updateId,
      changes: changedUnits(table, plan, changes),
    });
    if (plan.kind === 'units') await lake.writer.run(sql.dropReplacedUnits);
    const whole = await checkTable(lake.writer, table, {
      rowsBefore: stored?.rows ?? null,
      rows: recorded.version.rows,
      now: run.now(),
    });
    run.report({expectations: [...results, ...whole]});
    stopIfBroken(table, [...results, ...whole]);
    return {...recorded, rowChanges};
  });
  if (recorded.rowChanges) run.report({rowChanges: recorded.rowChanges});
  state.committed(table.name, recorded.version, recorded.changes.map(unitOf));
  state.consumed(table, changes);
  return true;
}

/** What is fresh goes stale though nothing is new. */
async function checkUnchanged(table: DerivedTable, run: FlowRun): Promise<void> {
  if (!goesStale(table)) return;
  const rows = run.state.stored(table.name)?.rows ?? 0;
  const facts = {rowsBefore: rows, rows, now: run.now()};
  const expectations = await checkTable(run.lake.writer, table, facts);
  run.report({expectations});
  stopIfBroken(table, expectations);
}

/** Makes the table anew when its definition has changed, unless it is protected: then its rows stay. */
async function prepareTable(
  table: DerivedTable,
  {lake, state}: FlowRun,
  {reason}: FlowPlan,
): Promise<void> {
  if (state.stored(table.name)?.fingerprint === fingerprint(table)) return;
  if (reason !== 'protected') {
    await lake.writer.run(recreate(table));
    return;
  }
  if (!(await hasDeclaredColumns(lake, table)))
    throw new AppError(
      'pipeline.protected',
      `${table.name} is declared with other columns than it has, and no full refresh is allowed of it`,
    );
  if (hasQuarantine(table)) await lake.writer.run(createQuarantine(table));
}

async function hasDeclaredColumns(
  {writer, catalog, schema}: Lake,
  table: DerivedTable,
): Promise<boolean> {
  const columns = await writer.rows(`
SELECT column_name, data_type FROM duckdb_columns()
WHERE database_name = ${quoteValue(catalog)} AND schema_name = ${quoteValue(schema)}
  AND table_name = ${quoteValue(table.name)} ORDER BY column_index`);
  const stored = columns.map(
    ({column_name, data_type}) => `${quoteName(String(column_name))} ${data_type}`,
  );
  return stored.join() === derivedColumns(table).join();
}

function recreate(table: DerivedTable): string {
  const quarantine = hasQuarantine(table)
    ? `DROP TABLE IF EXISTS ${quarantineName(table)}; ${createQuarantine(table)}`
    : '';
  return `DROP TABLE IF EXISTS ${table.name}; ${createTable(table)} ${quarantine}`;
}

/** SQL that remembers that the flow has read its inputs up to these versions. */
function consumeInputs(table: DerivedTable, changes: readonly InputChange[]): string {
  const name = quoteValue(table.name);
  const rows = changes
    .filter(({version}) => version > 0)
    .map(({input, version}) => `(${name}, ${quoteValue(input)}, ${version})`);
  const forget = `DELETE FROM ops.flow_inputs WHERE table_name = ${name};`;
  return rows.length === 0
    ? forget
    : `${forget} INSERT INTO ops.flow_inputs VALUES ${rows.join(', ')};`;
}

const wholeTable: ChangedUnit = {session_key: null, meeting_key: null};

/**
 * For who reads this table: the units its inputs named, also those that came out empty, and the units of the
 * rows written and replaced, which are more where a whole meeting was recomputed for one of its sessions.
 */
function changedUnits(
  table: DerivedTable,
  plan: FlowPlan,
  changes: readonly InputChange[],
): string {
  const pair = ({session_key, meeting_key}: ChangedUnit) =>
    `(CAST(${session_key} AS BIGINT), CAST(${meeting_key} AS BIGINT))`;
  const listed = (units: readonly ChangedUnit[]) =>
    `SELECT * FROM (VALUES ${units.map(pair).join(', ')}) AS listed (session_key, meeting_key)`;
  if (plan.kind !== 'units') return listed([wholeTable]);
  const named = newChanges(changes).flatMap(({units}) => units);
  const written = `SELECT ${unitColumns(table.columns)} FROM ${table.name} WHERE ${sql.replacedRows(plan)}`;
  const replaced = `SELECT session_key, meeting_key FROM ${sql.replacedUnits}`;
  return [...(named.length > 0 ? [listed(named)] : []), replaced, written].join('\nUNION ');
}
