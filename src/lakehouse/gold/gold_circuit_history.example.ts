import type {Example, ExampleRow} from '../example';

const year = (
  session_key: number,
  fastest_lap: number | null,
  fastest_lap_driver: string | null,
  winner: string,
): ExampleRow => ({
  session_key,
  year: session_key,
  date_start: `${session_key}-07-01 14:00:00`,
  is_sprint: false,
  winner_driver_number: 1,
  winner,
  fastest_lap,
  fastest_lap_driver,
});

export const examples: readonly Example[] = [
  {
    shows:
      'a record stands until it is beaten, and an equal lap or a race without laps takes nothing away',
    given: {
      silver_sessions: [2023, 2024, 2025, 2026].map((session_key) => ({
        session_key,
        circuit_key: 5,
      })),
      gold_race_summary: [
        year(2023, 90, 'Ann', 'Bea'),
        year(2024, null, null, 'Ann'),
        year(2025, 90, 'Cy', 'Bea'),
        year(2026, 89.9, 'Dee', 'Bea'),
      ],
    },
    expect: [
      {
        year: 2023,
        is_lap_record: true,
        lap_record_s: 90,
        lap_record_driver: 'Ann',
        lap_record_year: 2023,
        winner_wins_here: 1,
      },
      {
        year: 2024,
        is_lap_record: false,
        lap_record_s: 90,
        lap_record_driver: 'Ann',
        lap_record_year: 2023,
        winner_wins_here: 1,
      },
      {
        year: 2025,
        is_lap_record: false,
        lap_record_s: 90,
        lap_record_driver: 'Ann',
        lap_record_year: 2023,
        winner_wins_here: 2,
      },
      {
        year: 2026,
        is_lap_record: true,
        lap_record_s: 89.9,
        lap_record_driver: 'Dee',
        lap_record_year: 2026,
        winner_wins_here: 3,
      },
    ],
  },
];
