import type {EndpointName} from '#/domain/endpoints';
import type {DeliveredRow} from './lake';

/**
 * A made-up season of 2019, small enough to count by hand: a sprint weekend, a race, a cancelled race, a race
 * without results, a race, and a test. Bea changes team, Cy comes back under another number, Ann's name gets a new
 * spelling, Dee does not start and is then disqualified.
 */

const meetings = [
  {meeting_key: 31, circuit_key: 5, date: '2019-03-17'},
  {meeting_key: 32, circuit_key: 6, date: '2019-04-14'},
  {meeting_key: 33, circuit_key: 6, date: '2019-05-12', is_cancelled: true},
  {meeting_key: 34, circuit_key: 6, date: '2019-06-16'},
  {meeting_key: 35, circuit_key: 5, date: '2019-07-14'},
  {meeting_key: 36, circuit_key: 6, date: '2019-11-26'},
] as const;

const session = (number: number, type: string, name: string, hour: number): DeliveredRow => {
  const meeting = meetings.find((one) => one.meeting_key === Math.floor(number / 10));
  return {
    session_key: number,
    meeting_key: meeting?.meeting_key,
    session_type: type,
    session_name: name,
    circuit_key: meeting?.circuit_key,
    year: 2019,
    date_start: `${meeting?.date}T${String(hour).padStart(2, '0')}:00:00+00:00`,
    is_cancelled: meeting !== undefined && 'is_cancelled' in meeting,
  };
};

const sessions = [
  session(311, 'Qualifying', 'Sprint Qualifying', 8),
  session(312, 'Race', 'Sprint', 10),
  session(313, 'Qualifying', 'Qualifying', 12),
  session(314, 'Race', 'Race', 14),
  session(324, 'Race', 'Race', 14),
  session(334, 'Race', 'Race', 14),
  session(344, 'Race', 'Race', 14),
  session(354, 'Race', 'Race', 14),
  session(361, 'Practice', 'Day 1', 9),
];

const entry = (driver_number: number, full_name: string, team_name: string | null) => ({
  driver_number,
  full_name,
  team_name,
});
const early = [
  entry(10, 'Ann ARBOR', 'Amber'),
  entry(20, 'Bea BONN', 'Amber'),
  entry(30, 'Cy CORK', 'Blue'),
  entry(40, 'Dee DELHI', 'Blue'),
];
const entries: Readonly<Record<number, readonly DeliveredRow[]>> = {
  312: early,
  314: early,
  324: [
    entry(10, 'Ann ARBOR', 'Amber'),
    entry(20, 'Bea BONN', 'Blue'),
    entry(40, 'Dee DELHI', 'Amber'),
  ],
  354: [
    entry(10, 'Ann-Lee ARBOR', 'Amber'),
    entry(20, 'Bea BONN', 'Blue'),
    entry(31, 'Cy CORK', 'Amber'),
  ],
  361: [entry(99, 'Cy CORK', 'Blue')],
};

type Outcome = readonly [driver: number, position: number | null, points: number, why?: string];
const classification: Readonly<Record<number, readonly Outcome[]>> = {
  312: [
    [20, 1, 8],
    [10, 2, 7],
    [30, 3, 3],
    [40, 4, 5],
  ],
  314: [
    [20, 1, 25],
    [10, 2, 18],
    [30, 3, 15],
    [40, null, 0, 'dns'],
  ],
  324: [
    [20, 1, 25],
    [10, 2, 18],
    [40, null, 0, 'dsq'],
  ],
  354: [
    [31, 1, 25],
    [20, 2, 18],
    [10, 3, 0, 'dnf'],
  ],
};
const grids: Readonly<Record<number, readonly number[]>> = {
  311: [10, 20, 30, 40],
  313: [20, 10, 40, 30],
};
/** Fastest lap of each driver of a race, in order of the classification. */
const laps: Readonly<Record<number, readonly number[]>> = {
  314: [90.5, 90.1, 91],
  324: [80, 80, 82],
  354: [90.2, 90.1, 92],
};

const rows = (
  bySession: Readonly<Record<number, readonly DeliveredRow[]>>,
): readonly DeliveredRow[] =>
  Object.entries(bySession).flatMap(([key, list]) =>
    list.map((row) => ({
      session_key: Number(key),
      meeting_key: Math.floor(Number(key) / 10),
      ...row,
    })),
  );
const mapRows = <T>(
  bySession: Readonly<Record<number, readonly T[]>>,
  row: (one: T, place: number, session: number) => DeliveredRow,
) =>
  rows(
    Object.fromEntries(
      Object.entries(bySession).map(([key, list]) => [
        key,
        list.map((one, i) => row(one, i + 1, Number(key))),
      ]),
    ),
  );

export const madeUpSeason: Partial<Readonly<Record<EndpointName, readonly DeliveredRow[]>>> = {
  sessions,
  drivers: rows(entries),
  session_result: mapRows(classification, ([driver_number, position, points, why]) => ({
    driver_number,
    position,
    points,
    number_of_laps: why === 'dns' ? 0 : 20,
    dnf: why === 'dnf',
    dns: why === 'dns',
    dsq: why === 'dsq',
  })),
  starting_grid: mapRows(grids, (driver_number, position) => ({driver_number, position})),
  laps: mapRows(laps, (lap_duration, place, session) => ({
    driver_number: classification[session]?.[place - 1]?.[0],
    lap_number: place,
    lap_duration,
    is_pit_out_lap: false,
  })),
  /** The sprint's points are not asked for; Cy is missing. */
  championship_drivers: rows({
    324: [
      {driver_number: 10, position_current: 2, points_current: 43},
      {driver_number: 20, position_current: 1, points_current: 58},
      {driver_number: 40, position_current: 3, points_current: 5},
    ],
  }),
};
