import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {LoggedTry, TryOutcome} from '#/contracts/ingest';
import type {TryTable} from '../ingest/requestLog';
import type {SqlRow} from '../db/session';
import type {Turns} from '../turns';
import type {Lake} from './openLake';

/** Every try of a request of the ingest, the newest 50,000. */
export const createRequestLogTable = `
CREATE TABLE IF NOT EXISTS ops.request_log (
  try_id VARCHAR, source VARCHAR, requested_at TIMESTAMP, endpoint VARCHAR, query VARCHAR, session_key BIGINT,
  status INTEGER, bytes BIGINT, elapsed_ms DOUBLE, attempt INTEGER, outcome VARCHAR,
  waited_ms DOUBLE, waited_for VARCHAR);
`;

const keptTries = 50_000;
const columns = `try_id, source, requested_at, endpoint, query, session_key, status, bytes, elapsed_ms, attempt,
  outcome, waited_ms, waited_for`;

/** Waits its turn at the lake's writer; while an update runs it is refused and tried again with the next batch. */
export function requestLogTable(lake: Lake, turns: Pick<Turns, 'act'>): TryTable {
  return {
    write: (tries) =>
      turns.act(() => lake.commit(() => lake.writer.run(`${insert(tries)} ${trim}`))),
    newest: (count) =>
      lake.read(async (session) => {
        const rows = await session.rows(
          `SELECT ${columns.replace('requested_at', 'epoch_ms(requested_at)::DOUBLE AS requested_at')}
FROM ops.request_log ORDER BY request_log.requested_at DESC LIMIT ${count}`,
        );
        return rows.map(tryOf);
      }),
  };
}

const insert = (tries: readonly LoggedTry[]) => `INSERT INTO ops.request_log (${columns})
SELECT * FROM (VALUES ${tries.map(values).join(',\n')}) AS told (${columns})
WHERE try_id NOT IN (SELECT try_id FROM ops.request_log);`;

const trim = `DELETE FROM ops.request_log WHERE requested_at < (
  SELECT requested_at FROM ops.request_log ORDER BY requested_at DESC LIMIT 1 OFFSET ${keptTries});`;

function values(one: LoggedTry): string {
  const {tryId, source, requestedAt, endpoint, query, sessionKey, status, bytes} = one;
  const before = [tryId, source].map(quoteValue);
  const after = [
    endpoint,
    query,
    sessionKey,
    status,
    bytes,
    one.elapsedMs,
    one.attempt,
    one.outcome,
    one.waitedMs,
    one.waitedFor,
  ].map(quoteValue);
  return `(${[...before, quoteTime(requestedAt), ...after].join(', ')})`;
}

const outcomes: readonly TryOutcome[] = [
  'rows',
  'empty',
  'rate-limited',
  'too-much-data',
  'live-session',
  'refused',
  'unreachable',
  'broken-off',
  'cancelled',
];

function tryOf(row: SqlRow): LoggedTry {
  const whole = (name: string) => (row[name] === null ? null : Number(row[name]));
  return {
    tryId: String(row['try_id']),
    source: row['source'] === 'sample' ? 'sample' : 'openf1',
    requestedAt: Number(row['requested_at']),
    endpoint: String(row['endpoint']),
    query: String(row['query']),
    sessionKey: whole('session_key'),
    status: whole('status'),
    bytes: Number(row['bytes']),
    elapsedMs: Number(row['elapsed_ms']),
    attempt: Number(row['attempt']),
    outcome: outcomes.find((outcome) => outcome === row['outcome']) ?? 'unreachable',
    waitedMs: Number(row['waited_ms']),
    waitedFor: row['waited_for'] === null ? null : String(row['waited_for']),
  };
}
