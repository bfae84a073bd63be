import type {Example, ExampleRow} from '../example';

const lap = (
  driver_number: number,
  lap_number: number,
  lap_duration: number | null,
  is_pit_out_lap: boolean | null,
): ExampleRow => ({
  session_key: 1,
  driver_number,
  lap_number,
  lap_duration,
  is_pit_out_lap,
});

export const examples: readonly Example[] = [
  {
    shows: 'a lap counts when it has a time and certainly did not begin in the pit lane',
    given: {
      silver_laps: [
        lap(1, 1, 80, null),
        lap(1, 2, 92, false),
        lap(1, 3, null, false),
        lap(1, 4, 85, true),
        lap(1, 5, 90, false),
        lap(4, 1, 80, true),
      ],
    },
    expect: [
      {
        driver_number: 1,
        total_laps: 2,
        fastest_lap_time: 90,
        avg_lap_time: 91,
        pit_stop_count: 0,
        fastest_pit_stop: null,
      },
    ],
  },
];
