import type {Example, ExampleRow} from '../example';

const lap = (
  lap_number: number,
  lap_duration: number | null,
  is_pit_out_lap = false,
): ExampleRow => ({
  session_key: 1,
  driver_number: 4,
  lap_number,
  lap_duration,
  is_pit_out_lap,
});
const stint = (
  stint_number: number,
  lap_start: number,
  lap_end: number,
  compound: string,
): ExampleRow => ({
  session_key: 1,
  driver_number: 4,
  stint_number,
  lap_start,
  lap_end,
  compound,
  tyre_age_at_start: 3,
});

export const examples: readonly Example[] = [
  {
    shows: 'a stint that ends before it starts vanishes, and one a lap too long keeps its age',
    given: {
      silver_stints: [stint(1, 1, 3, 'SOFT'), stint(2, 4, 2, 'HARD'), stint(3, 4, 6, 'MEDIUM')],
      silver_laps: [lap(1, 95), lap(2, null), lap(3, 91), lap(4, 100, true), lap(5, 90)],
    },
    expect: [
      {
        stint_number: 1,
        compound: 'SOFT',
        stint_laps: 3,
        timed_laps: 2,
        avg_lap_time_on_compound: 93,
        tyre_age_at_end: 6,
      },
      {
        stint_number: 3,
        compound: 'MEDIUM',
        stint_laps: 3,
        timed_laps: 2,
        avg_lap_time_on_compound: 95,
        tyre_age_at_end: 5,
      },
    ],
  },
  {
    shows: 'degradation leaves out the lap from the pits and slow laps, and wants five clean ones',
    given: {
      silver_stints: [stint(1, 1, 7, 'HARD'), stint(2, 8, 11, 'SOFT')],
      silver_laps: [
        lap(1, 99, true),
        ...[2, 3, 4, 5, 6].map((number) => lap(number, 90 + number / 4)),
        lap(7, 130),
        ...[8, 9, 10, 11].map((number) => lap(number, 90 + number / 4)),
      ],
    },
    expect: [
      {stint_number: 1, clean_laps: 5, degradation_s_per_lap: 0.25},
      {stint_number: 2, clean_laps: 4, degradation_s_per_lap: null},
    ],
  },
];
