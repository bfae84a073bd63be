import type {Example, ExampleRow} from '../example';

const gap = (
  second: number,
  gap_to_leader: string | null,
  interval: string | null,
): ExampleRow => ({
  session_key: 1,
  driver_number: 4,
  date: `2024-03-02 15:00:0${second}`,
  gap_to_leader,
  interval,
});

export const examples: readonly Example[] = [
  {
    shows: 'a gap is seconds without binary noise, or laps, or nothing, and never both',
    given: {
      bronze_intervals: [
        gap(0, '69.44200000000001', '0.9'),
        gap(4, '+1 LAP', '+1 LAP'),
        gap(8, null, '12.5'),
        gap(9, 'LAPPED', null),
      ],
    },
    expect: [
      {
        gap_to_leader: '69.44200000000001',
        gap_to_leader_s: 69.442,
        gap_to_leader_laps: null,
        interval_s: 0.9,
        interval_laps: null,
      },
      {
        gap_to_leader: '+1 LAP',
        gap_to_leader_s: null,
        gap_to_leader_laps: 1,
        interval_s: null,
        interval_laps: 1,
      },
      {
        gap_to_leader: null,
        gap_to_leader_s: null,
        gap_to_leader_laps: null,
        interval_s: 12.5,
        interval_laps: null,
      },
      {
        gap_to_leader: 'LAPPED',
        gap_to_leader_s: null,
        gap_to_leader_laps: null,
        interval_s: null,
        interval_laps: null,
      },
    ],
  },
];
