import {quoteValue} from '#/base/quoteSql';
import type {DerivedTable} from '#/lakehouse/define';
import type {Session, SqlRow} from '../db/session';
import type {ChangedUnit, InputChange} from './planFlow';

/** What changed in each input since the flow of `table` read it last. */
export async function inputChanges(
  session: Session,
  table: DerivedTable,
): Promise<readonly InputChange[]> {
  const inputs = table.inputs.map(quoteValue).join(', ');
  const name = quoteValue(table.name);
  const versions = await session.rows(`
SELECT v.table_name AS input, v.version AS version, coalesce(f.version, 0) AS consumed
FROM ops.table_versions v
LEFT JOIN ops.flow_inputs f ON f.table_name = ${name} AND f.input_name = v.table_name
WHERE v.table_name IN (${inputs})`);
  const changes = await session.rows(`
SELECT DISTINCT c.table_name AS input, c.session_key AS session_key, c.meeting_key AS meeting_key
FROM ops.table_changes c
LEFT JOIN ops.flow_inputs f ON f.table_name = ${name} AND f.input_name = c.table_name
WHERE c.table_name IN (${inputs}) AND c.version > coalesce(f.version, 0)`);

  return table.inputs.map((input) => {
    const state = versions.find((row) => row['input'] === input);
    return {
      input,
      version: Number(state?.['version'] ?? 0),
      consumed: Number(state?.['consumed'] ?? 0),
      units: changes.filter((row) => row['input'] === input).map(unitOf),
    };
  });
}

const unitOf = (row: SqlRow): ChangedUnit => ({
  session_key: keyOrNull(row['session_key']),
  meeting_key: keyOrNull(row['meeting_key']),
});
const keyOrNull = (value: unknown) => (typeof value === 'number' ? value : null);

/** Remembers that the flow has read its inputs up to these versions; inside the transaction of its rows. */
export async function consumeInputs(
  writer: Session,
  table: DerivedTable,
  changes: readonly InputChange[],
): Promise<void> {
  const read = changes.filter(({version}) => version > 0);
  const rows = read.map(
    ({input, version}) => `(${quoteValue(table.name)}, ${quoteValue(input)}, ${version})`,
  );
  await writer.run(`DELETE FROM ops.flow_inputs WHERE table_name = ${quoteValue(table.name)}`);
  if (rows.length > 0) await writer.run(`INSERT INTO ops.flow_inputs VALUES ${rows.join(', ')}`);
}
