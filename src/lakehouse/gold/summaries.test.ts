import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import {groupBy} from '#/base/groupBy';
import {plainRows} from '#/testing/duckdb';
import {numberIn, textIn, timeIn} from '#/testing/feed';
import {factsOf, feedOf, openGoldLake, recordedSessions, simulated} from '#/testing/goldLake';
import type {DeliveredRow} from '#/testing/lake';
import {mean} from '#/testing/recorded';
import {trackPeriods} from '#/testing/trackPeriods';

/** Gold tables that sum up weather, messages and radio of a session, recomputed in plain JavaScript. */

let db: DuckDBConnection;
const values = (sql: string) => plainRows(db, sql).map((row) => Object.values(row));
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));
const {practice, qualifying, race} = simulated;
const driverOf = (row: DeliveredRow) => numberIn(row, 'driver_number') ?? -1;

beforeAll(async () => {
  db = await openGoldLake(
    'gold_weather_summary',
    'gold_race_control_summary',
    'gold_radio_summary',
  );
});

describe.each([...recordedSessions(9606, 9161, 11301, 11302, 11303), practice, qualifying, race])(
  'session %i',
  (session) => {
    test('has the weather between its start and its last lap', () => {
      const start = timeIn(feedOf(session)('sessions')[0], 'date_start') ?? 0;
      const end = Math.max(...factsOf(session).map((fact) => fact.endMs ?? 0));
      const samples = feedOf(session)('weather').filter((row) => {
        const at = timeIn(row, 'date') ?? 0;
        return at >= start && at <= end;
      });
      const all = (field: string) => samples.flatMap((row) => numberIn(row, field) ?? []);
      const expected = [
        samples.length,
        Math.min(...all('air_temperature')),
        near(mean(all('air_temperature'))),
        near(mean(all('track_temperature'))),
        Math.max(...all('track_temperature')),
        near(mean(all('humidity'))),
        Math.max(...all('wind_speed')),
        all('rainfall').some((rain) => rain > 0),
      ];
      expect(
        values(
          `select samples, min_air_temperature_c, avg_air_temperature_c, avg_track_temperature_c, max_track_temperature_c,
             avg_humidity_percent, max_wind_speed_ms, is_wet from gold_weather_summary where session_key = ${session}`,
        ),
      ).toEqual(samples.length === 0 ? [] : [expected]);
    });
  },
);

describe.each([...recordedSessions(9655, 9161, 11301, 11302, 11303), practice, qualifying, race])(
  'race control of session %i',
  (session) => {
    test('is counted in deployments, and in messages where those are what counts', () => {
      const texts = feedOf(session)('race_control').map((row) => textIn(row, 'message') ?? '');
      const flags = (flag: string) =>
        feedOf(session)('race_control').filter((row) => row['flag'] === flag).length;
      const count = (pattern: RegExp) => texts.filter((text) => pattern.test(text)).length;
      const periods = (status: string) =>
        trackPeriods(feedOf(session)).filter((period) => period.status === status);
      const seconds = (status: string) =>
        periods(status).reduce(
          (sum, {startMs, endMs}) => sum + (endMs === null ? 0 : endMs - startMs),
          0,
        ) / 1000;
      expect(
        values(
          `select messages, safety_car_deployments, vsc_deployments, red_flag_stoppages, safety_car_s, red_flag_s, yellow_periods,
             yellow_flags, double_yellow_flags, incidents_noted, investigations, dismissals, penalties, time_penalties,
             drive_through_penalties, stop_go_penalties, track_limits_deletions
           from gold_race_control_summary where session_key = ${session}`,
        ),
      ).toEqual([
        [
          texts.length,
          periods('SC').length,
          periods('VSC').length,
          periods('RED').length,
          near(seconds('SC')),
          near(seconds('RED')),
          periods('YELLOW').length,
          flags('YELLOW'),
          flags('DOUBLE YELLOW'),
          count(/ NOTED/),
          count(/UNDER INVESTIGATION|WILL BE INVESTIGATED/),
          count(/NO FURTHER /),
          count(/PENALTY FOR CAR/),
          count(/SECOND TIME PENALTY/),
          count(/DRIVE THROUGH/),
          count(/STOP\/GO/),
          count(/DELETED - TRACK LIMITS/),
        ],
      ]);
    });
  },
);

test.each([...recordedSessions(9158), practice, race])(
  'radio clips of session %i are counted per driver',
  (session) => {
    const clips = feedOf(session)('team_radio');
    const expected = [...groupBy(clips, driverOf)].map(([driver, own]) => {
      const times = own.map((row) => timeIn(row, 'date') ?? 0);
      return [
        driver,
        own.length,
        near(own.length / clips.length),
        Math.min(...times),
        Math.max(...times),
      ];
    });
    expect(expected.length).toBeGreaterThan(0);
    expect(
      values(
        `select driver_number, clips, clip_share, first_published_at, last_published_at
       from gold_radio_summary where session_key = ${session} order by 1`,
      ),
    ).toEqual(expected.toSorted((a, b) => Number(a[0]) - Number(b[0])));
  },
);
