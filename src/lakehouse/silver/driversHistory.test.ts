import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, deliver, type DeliveredRow, derive} from '#/testing/lake';
import {madeUpSeason} from '#/testing/madeUpSeason';
import {groupBy} from '#/testing/recorded';
import {hasShared, sharedRows} from '#/testing/shared';
import {withInputs} from '#/testing/withInputs';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const values = (sql: string) => plainRows(db, sql).map((row) => Object.values(row));
const history = withInputs('silver_drivers_history');

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => createLake(db));

const versions = `select driver_number, full_name, team_name, sessions,
    epoch_ms(__START_AT) as start_at, epoch_ms(__END_AT) as end_at
  from silver_drivers_history order by driver_number, start_at`;

/** Walks each number's sessions in order of their starts and notes every change. */
function changes(drivers: readonly DeliveredRow[], sessions: readonly DeliveredRow[]) {
  const starts = new Map(
    sessions.map((one) => [one['session_key'], Date.parse(String(one['date_start']))]),
  );
  const byNumber = groupBy(drivers, (one) => Number(one['driver_number']));
  return [...byNumber]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([number, entries]) => {
      const found: {name: unknown; team: unknown; sessions: number; start: number}[] = [];
      const timed = entries.map((one) => ({one, start: starts.get(one['session_key']) ?? 0}));
      for (const {one, start} of timed.toSorted((a, b) => a.start - b.start)) {
        const last = found.at(-1);
        if (last && last.name === one['full_name'] && last.team === one['team_name'])
          last.sessions += 1;
        else found.push({name: one['full_name'], team: one['team_name'], sessions: 1, start});
      }
      return found.map(({name, team, sessions: count, start}, i) => [
        number,
        name,
        team,
        count,
        start,
        found[i + 1]?.start ?? null,
      ]);
    });
}

describe.each([
  ['made-up', madeUpSeason.drivers ?? [], madeUpSeason.sessions ?? []],
  ['recorded', sharedRows('drivers'), sharedRows('sessions')],
])('the history of %s drivers', (name, drivers, sessions) => {
  test.skipIf(name === 'recorded' && !hasShared)(
    'has a version per change of driver or team, whatever is delivered first',
    () => {
      const expected = changes(drivers, sessions);
      expect(expected.some(([, , , , , end]) => end !== null)).toBe(true);
      deliver(db, 'sessions', sessions, 9);
      for (const rows of [drivers, drivers.toReversed()]) {
        const deliveries = [...groupBy(rows, (row) => row['session_key']).values()];
        for (const [i, delivery] of deliveries.entries()) deliver(db, 'drivers', delivery, i + 1);
        derive(db, history);
        expect(values(versions)).toEqual(expected);
        db.query('delete from bronze_drivers');
      }
    },
  );
});

describe('a version', () => {
  const session = (session_key: number, date_start: string | null) => ({
    session_key,
    meeting_key: 1,
    session_name: 'Race',
    session_type: 'Race',
    date_start,
  });
  const entry = (session_key: number, full_name: string | null, team_name: string | null) => ({
    session_key,
    meeting_key: 1,
    driver_number: 7,
    full_name,
    team_name,
  });
  const march = (day: number) => `2024-03-${String(day).padStart(2, '0')}T10:00:00+00:00`;
  const shown = () =>
    values(
      'select full_name, team_name, sessions, __END_AT is null from silver_drivers_history order by __START_AT',
    );

  test('is not ended by an entry without a name or team, nor by one of an unknown time', () => {
    deliver(db, 'sessions', [
      session(1, march(1)),
      session(2, march(2)),
      session(3, null),
      session(5, march(5)),
    ]);
    deliver(db, 'drivers', [
      entry(1, 'Ann', 'Amber'),
      entry(2, 'Ann', null),
      entry(3, 'Bea', 'Blue'),
      entry(4, 'Bea', 'Blue'),
      entry(5, 'Ann', 'Amber'),
    ]);
    derive(db, history);
    expect(shown()).toEqual([['Ann', 'Amber', 2, true]]);
  });
  test('comes back as a new one after another driver had the number', () => {
    deliver(db, 'sessions', [session(1, march(1)), session(2, march(2)), session(3, march(3))]);
    deliver(db, 'drivers', [
      entry(3, 'Ann', 'Amber'),
      entry(1, 'Ann', 'Amber'),
      entry(2, 'Bea', 'Amber'),
    ]);
    derive(db, history);
    expect(shown()).toEqual([
      ['Ann', 'Amber', 1, false],
      ['Bea', 'Amber', 1, false],
      ['Ann', 'Amber', 1, true],
    ]);
  });
  test('holds at the start of each session in which it was driven', () => {
    deliver(db, 'sessions', madeUpSeason.sessions ?? []);
    deliver(db, 'drivers', madeUpSeason.drivers ?? []);
    derive(db, history);
    expect(
      values(`select count(*), count(case when h.full_name = d.full_name and h.team_name = d.team_name then 1 end)
              from silver_drivers d join silver_sessions s using (session_key)
              join silver_drivers_history h on h.driver_number = d.driver_number
                and s.date_start >= h.__START_AT and (h.__END_AT is null or s.date_start < h.__END_AT)`),
    ).toEqual([[15, 15]]);
  });
});
