import {AppError} from '#/base/errors';
import {quoteName, quoteTime, quoteValue} from '#/base/quoteSql';
import type {ExpectationResult, FlowProgress} from '#/contracts/engine';
import {type DerivedTable, processedTimestamp, type TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {
  createQuarantine,
  createTable,
  fingerprint,
  hasQuarantine,
  quarantineName,
} from '../lake/tableDdl';
import {unitColumns, versionSql} from '../lake/versions';
import * as sql from './flowSql';
import {type FlowState, unitOf} from './flowState';
import {type FlowPlan, type InputChange, newChanges, planFlow} from './planFlow';
import {widenedInputs} from './widenedInputs';

export interface FlowRun {
  readonly lake: Lake;
  readonly state: FlowState;
  readonly updateId: string;
  readonly isFullRefresh: boolean;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly report: (progress: Partial<FlowProgress>) => void;
}

/** An expectation that stops its flow was broken; the counts are kept all the same. */
export class ExpectationViolation extends AppError {
  readonly results: readonly ExpectationResult[];
  constructor(table: TableName, results: readonly ExpectationResult[]) {
    const broken = results.filter((r) => r.onViolation === 'fail' && r.failed > 0);
    const names = broken.map(({name, failed}) => `${name} (${failed} rows)`).join(', ');
    super('pipeline.expectation', `${table} broke ${names}; nothing was written`);
    this.results = results;
  }
}

/**
 * Brings one table up to date in one transaction: its rows, quarantine, version, changed units and what it
 * has read. When it throws, the table is as before.
 *
 * @returns whether anything was written
 * @throws AppError 'pipeline.expectation' | 'sql.invalid' | 'cancelled' | 'engine.crashed'
 */
export async function runFlow(table: DerivedTable, run: FlowRun): Promise<boolean> {
  const {state, lake} = run;
  const stored = state.stored(table.name);
  const changes = state.changes(table);
  const isSameDefinition = stored?.fingerprint === fingerprint(table);
  const plan = planFlow({
    table,
    isFullRefresh: run.isFullRefresh,
    isSameDefinition,
    changes,
    hasUnit: hasUnit(table),
  });
  run.report({plan: plan.why, state: 'RUNNING'});
  if (plan.kind === 'nothing') return false;
  const version = (stored?.version ?? 0) + 1;
  const recorded = await lake.commit(async () => {
    if (!isSameDefinition) await lake.writer.run(recreate(table));
    await writeTable(table, run, plan);
    await lake.writer.run(
      sql.dropCandidates(table) +
        sql.unshadowInputs(table) +
        consumeInputs(table, changes) +
        versionSql({
          table: table.name,
          version,
          fingerprint: fingerprint(table),
          updateId: run.updateId,
          changes: changedUnits(table, plan, changes),
        }) +
        sql.dropReplacedUnits,
    );
    return readRecorded(lake.writer, table.name, version);
  });
  state.committed(
    table.name,
    {...recorded.version, fingerprint: fingerprint(table)},
    recorded.units,
  );
  state.consumed(table, changes);
  return true;
}

const hasUnit = (table: DerivedTable) => (input: TableName) =>
  Object.hasOwn(findTable(input)?.columns ?? {}, table.refreshUnit);

function recreate(table: DerivedTable): string {
  const quarantine = hasQuarantine(table)
    ? `DROP TABLE IF EXISTS ${quarantineName(table)}; ${createQuarantine(table)}`
    : '';
  return `DROP TABLE IF EXISTS ${table.name}; ${createTable(table)} ${quarantine}`;
}

async function writeTable(table: DerivedTable, run: FlowRun, plan: FlowPlan): Promise<void> {
  const {writer, catalog, schema} = run.lake;
  const now = run.now();
  const prefix = `${quoteName(catalog)}.${quoteName(schema)}`;
  const widened = await widenedInputs(run.lake, table);
  const views = sql.shadowInputs(table, plan, {prefix, hasUnit: hasUnit(table), widened});
  if (views.length > 0) await writer.run(views.join(' '));
  await writer.runCancellable(sql.createCandidates(table), run.signal);
  const counts = await countCandidates(writer, table);
  run.report({expectations: counts.results});
  if (counts.results.some((r) => r.onViolation === 'fail' && r.failed > 0))
    throw new ExpectationViolation(table.name, counts.results);
  const {hasDuplicates, dropped} = counts;
  await writer.run(sql.deleteReplaced(table, plan));
  await writer.runCancellable(sql.insertKept(table, {hasDuplicates, now}), run.signal);
  if (dropped > 0) await writer.run(sql.insertQuarantined(table, now));
  const rowsWritten = hasDuplicates
    ? await countWritten(writer, table, now)
    : counts.rows - dropped;
  run.report({rowsWritten, rowsDropped: dropped});
}

interface CandidateCounts {
  readonly rows: number;
  readonly dropped: number;
  readonly hasDuplicates: boolean;
  readonly results: readonly ExpectationResult[];
}

async function countCandidates(writer: Session, table: DerivedTable): Promise<CandidateCounts> {
  const [counts = {}] = await writer.rows(sql.countCandidates(table));
  const count = (name: string) => Number(counts[name] ?? 0);
  const rows = count('row_count');
  const results = table.expectations.map(({name, onViolation}, i) => {
    const failed = count(`violated_${i}`);
    return {name, onViolation, passed: rows - failed, failed};
  });
  return {rows, results, dropped: count('dropped'), hasDuplicates: count('duplicates') > 0};
}

async function countWritten(writer: Session, table: DerivedTable, now: number): Promise<number> {
  const [row] = await writer.rows(
    `SELECT count(*) AS n FROM ${table.name} WHERE ${processedTimestamp.name} = ${quoteTime(now)}`,
  );
  return Number(row?.['n'] ?? 0);
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

async function readRecorded(writer: Session, table: TableName, version: number) {
  const rows = await writer.rows(`
SELECT v.row_count AS row_count, epoch_ms(v.committed_at) AS committed_at, c.session_key AS session_key, c.meeting_key AS meeting_key
FROM ops.table_versions v LEFT JOIN ops.table_changes c ON c.table_name = v.table_name AND c.version = v.version
WHERE v.table_name = ${quoteValue(table)} AND v.version = ${version}`);
  const [first] = rows;
  return {
    version: {
      version,
      rows: Number(first?.['row_count'] ?? 0),
      committedAt: Number(first?.['committed_at'] ?? 0),
    },
    units: rows.map(unitOf),
  };
}

/**
 * For who reads this table: the units its inputs named, also those that came out empty, and the units of the
 * rows written and replaced, which are more where a whole meeting was recomputed for one of its sessions.
 */
function changedUnits(
  table: DerivedTable,
  plan: FlowPlan,
  changes: readonly InputChange[],
): string {
  const pair = (session: number | null, meeting: number | null) =>
    `SELECT CAST(${session} AS BIGINT) AS session_key, CAST(${meeting} AS BIGINT) AS meeting_key`;
  if (plan.kind !== 'units') return pair(null, null);
  const named = newChanges(changes).flatMap(({units}) =>
    units.map(({session_key, meeting_key}) => pair(session_key, meeting_key)),
  );
  const written = `SELECT ${unitColumns(table.columns)} FROM ${table.name} WHERE ${sql.replacedRows(plan)}`;
  const replaced = `SELECT session_key, meeting_key FROM ${sql.replacedUnits}`;
  return [...named, replaced, written].join('\nUNION ');
}
