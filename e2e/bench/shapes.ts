import {closeSync, openSync, statSync, writeSync} from 'node:fs';

/** Endpoints whose answers are unlike car_data: lists, text, nulls, and columns of mixed types. */
export type ShapedEndpoint = 'laps' | 'intervals' | 'race_control';

const start = Date.UTC(2024, 8, 22, 12, 0, 0, 137);
const time = (ms: number): string => new Date(start + ms).toISOString().replace('Z', '000+00:00');
const colours = [2049, 2049, 2049, 2051, 2048, 0, 2064] as const;

const segments = (i: number, count: number): string =>
  `[${Array.from({length: count}, (_, s) => ((i + s) % 53 === 0 ? 'null' : colours[(i * 3 + s) % 7])).join(',')}]`;
const seconds = (i: number, from: number, span: number): string =>
  i % 41 === 0 ? 'null' : (from + ((i * 7919) % 1000) * (span / 1000)).toFixed(3);
const speed = (i: number): string => (i % 29 === 0 ? 'null' : String(210 + ((i * 31) % 130)));

function lap(i: number): string {
  const date = i % 61 === 0 ? 'null' : `"${time(i * 4_700)}"`;
  return `{"date_start":${date},"driver_number":${1 + (i % 20)},"duration_sector_1":${seconds(i, 27, 3)},"duration_sector_2":${seconds(i + 1, 38, 3)},"duration_sector_3":${seconds(i + 2, 29, 3)},"i1_speed":${speed(i)},"i2_speed":${speed(i + 1)},"is_pit_out_lap":${i % 23 === 0},"lap_duration":${seconds(i, 94, 9)},"lap_number":${1 + (i % 62)},"meeting_key":1219,"segments_sector_1":${segments(i, 7)},"segments_sector_2":${segments(i + 1, 8)},"segments_sector_3":${segments(i + 2, 8)},"session_key":9165,"st_speed":${speed(i + 2)}}`;
}

/** A number of seconds, laps as text, or null. */
const gap = (i: number): string =>
  i % 97 === 0 ? 'null' : i % 13 === 0 ? `"+${1 + (i % 3)} LAP"` : ((i % 9000) / 91).toFixed(3);

const interval = (i: number): string =>
  `{"date":"${time(i * 190)}","session_key":9165,"driver_number":${1 + (i % 20)},"gap_to_leader":${gap(i)},"meeting_key":1219,"interval":${gap(i + 5)}}`;

const messages = [
  'GREEN LIGHT - PIT EXIT OPEN',
  'YELLOW IN TRACK SECTOR 12',
  'CAR 63 (RUS) TIME 1:42.240 DELETED - TRACK LIMITS AT TURN 3 LAP 3 17:09:32',
  'WAVED BLUE FLAG FOR CAR 24 (ZHO) TIMED AT 20:41:07',
  'FIA STEWARDS: TURN 1 INCIDENT INVOLVING CARS 10 (GAS) AND 23 (ALB) REVIEWED – NO FURTHER INVESTIGATION',
] as const;
const orNull = (text: string | null): string => (text === null ? 'null' : `"${text}"`);

function raceControl(i: number): string {
  const isFlag = i % 3 !== 0;
  const isDriver = i % 5 === 3;
  const sector = i % 5 === 1 ? String(1 + (i % 20)) : 'null';
  return `{"category":"${isFlag ? 'Flag' : 'Other'}","date":"${time(i * 9_100)}","driver_number":${isDriver ? 24 : 'null'},"flag":${orNull(isFlag ? (isDriver ? 'BLUE' : 'YELLOW') : null)},"lap_number":${i % 7 === 0 ? 'null' : 1 + (i % 62)},"meeting_key":1219,"message":"${messages[i % 5]} ${i}","qualifying_phase":null,"scope":${orNull(isDriver ? 'Driver' : sector === 'null' ? null : 'Sector')},"sector":${sector},"session_key":9165}`;
}

const rowOf = {laps: lap, intervals: interval, race_control: raceControl} as const;

/**
 * Writes one answer of an endpoint, in OpenF1's shape and key order and without blanks, with the nulls and mixed types
 * that it has: rows number `from` and on, each the same at every call. Returns the number of bytes.
 */
export function writeShape(
  endpoint: ShapedEndpoint,
  path: string,
  {from, rows}: {readonly from: number; readonly rows: number},
): number {
  const file = openSync(path, 'w');
  for (let done = 0; done < rows; done += 10_000) {
    const count = Math.min(10_000, rows - done);
    const texts = Array.from({length: count}, (_, i) => rowOf[endpoint](from + done + i));
    writeSync(file, `${done === 0 ? '[' : ','}${texts.join(',')}`);
  }
  writeSync(file, ']');
  closeSync(file);
  return statSync(path).size;
}
