import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {UpdateProgress} from '#/contracts/engine';
import type {ExpectationResultRow} from '#/contracts/pipeline';
import type {EventLog} from '../eventLog/eventLog';
import type {Lake} from '../lake/openLake';
import {trimRowDiffs} from './rowDiff';

const keptUpdates = 2_000;

/** Keeps the update and how its rules fared. History must not fail a run whose tables are already durable. */
export async function recordUpdate(
  {lake, log}: {readonly lake: Lake; readonly log: EventLog},
  progress: UpdateProgress,
): Promise<void> {
  const at = quoteTime(progress.endedAt ?? progress.startedAt);
  const results = resultsOf(progress).map(({recorded_at, ...row}) => {
    const {update_id, flow, rule, kind, action, passed, failed} = row;
    const values = [update_id, flow, rule, kind, action, passed, failed].map(quoteValue);
    return `(${values.join(', ')}, ${quoteTime(recorded_at)})`;
  });
  const update = `(${[progress.updateId, progress.state].map(quoteValue).join(', ')}, ${quoteTime(progress.startedAt)}, ${at}, ${quoteValue(JSON.stringify(progress))})`;
  await lake
    .commit(async () => {
      await lake.writer.run(`INSERT INTO ops.updates VALUES ${update};
${results.length > 0 ? `INSERT INTO ops.expectation_results VALUES ${results.join(', ')};` : ''}`);
      await log.trim();
      await forgetOldest(lake);
      if (progress.flows.some(({rowChanges}) => rowChanges))
        await trimRowDiffs(lake.writer, progress.startedAt);
    })
    .catch((thrown: unknown) => console.warn('The update could not be recorded', thrown));
}

function resultsOf({updateId, flows, startedAt, endedAt}: UpdateProgress) {
  return flows.flatMap(({table, expectations}) =>
    expectations.map(
      ({name, kind = 'row', onViolation, passed, failed}): ExpectationResultRow => ({
        update_id: updateId,
        flow: table,
        rule: name,
        kind,
        action: onViolation,
        passed,
        failed,
        recorded_at: endedAt ?? startedAt,
      }),
    ),
  );
}

/** What rules came to is kept as long as the update it belongs to. */
async function forgetOldest({writer}: Lake): Promise<void> {
  const [row] = await writer.rows('SELECT count(*) AS n FROM ops.updates');
  if (Number(row?.['n'] ?? 0) <= keptUpdates * 1.1) return;
  await writer.run(`
DELETE FROM ops.updates WHERE started_at < (
  SELECT started_at FROM ops.updates ORDER BY started_at DESC LIMIT 1 OFFSET ${keptUpdates - 1});
DELETE FROM ops.expectation_results WHERE update_id NOT IN (SELECT update_id FROM ops.updates);`);
}
