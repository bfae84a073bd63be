import type {Example, ExampleRow} from '../example';

const session = (session_key: number, session_type: string, session_name: string): ExampleRow => ({
  session_key,
  meeting_key: 7,
  session_type,
  session_name,
});
const result = (
  driver_number: number,
  position: number | null,
  more: ExampleRow = {},
): ExampleRow => ({
  session_key: 72,
  meeting_key: 7,
  driver_number,
  position,
  number_of_laps: 19,
  dnf: false,
  dns: false,
  dsq: false,
  ...more,
});

export const examples: readonly Example[] = [
  {
    shows: 'a sprint starts from the grid of its shootout, not from that of the race',
    given: {
      silver_sessions: [
        session(71, 'Qualifying', 'Sprint Shootout'),
        session(72, 'Race', 'Sprint'),
        session(73, 'Qualifying', 'Qualifying'),
      ],
      silver_starting_grid: [
        {session_key: 71, meeting_key: 7, driver_number: 4, position: 3},
        {session_key: 73, meeting_key: 7, driver_number: 4, position: 9},
      ],
      silver_session_result: [result(4, 1)],
    },
    expect: [{driver_number: 4, grid_position: 3, positions_gained: 2}],
  },
  {
    shows: 'who has no place follows: by laps done, then disqualified, then not started',
    given: {
      silver_sessions: [session(72, 'Race', 'Race')],
      silver_session_result: [
        result(1, null, {dns: true, number_of_laps: 0}),
        result(2, null, {dsq: true}),
        result(3, null, {dnf: true, number_of_laps: 3}),
        result(4, null, {number_of_laps: 5}),
        result(5, 2, {gap_laps: 1}),
        result(6, 1),
      ],
    },
    expect: [
      {classification_order: 1, driver_number: 6, status: 'Finished'},
      {classification_order: 2, driver_number: 5, status: 'Lapped'},
      {classification_order: 3, driver_number: 4, status: 'Not classified'},
      {classification_order: 4, driver_number: 3, status: 'Did not finish'},
      {classification_order: 5, driver_number: 2, status: 'Disqualified'},
      {classification_order: 6, driver_number: 1, status: 'Did not start'},
    ],
  },
  {
    shows: 'a winner told to need less than 50 s a lap leaves no time or gap of the race to trust',
    given: {
      silver_sessions: [session(72, 'Race', 'Race')],
      silver_session_result: [
        result(44, 1, {number_of_laps: 44, duration_s: 0.526, gap_s: 0}),
        result(81, 2, {number_of_laps: 44, duration_s: 1.699, gap_s: 1.173}),
        result(24, 3, {number_of_laps: 43, gap_laps: 1}),
        result(63, null, {number_of_laps: 44, duration_s: 4797.566, gap_s: 4797.04}),
      ],
    },
    expect: [
      {driver_number: 44, duration_s: null, gap_s: null, gap_laps: null},
      {driver_number: 81, duration_s: null, gap_s: null, gap_laps: null},
      {driver_number: 24, duration_s: null, gap_s: null, gap_laps: 1},
      {driver_number: 63, duration_s: null, gap_s: null, gap_laps: null},
    ],
  },
];
