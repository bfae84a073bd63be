import type {Example, ExampleRow} from '../example';

const session = (session_key: number, date_start: string): ExampleRow => ({
  session_key,
  date_start,
});
const entry = (
  session_key: number,
  driver_number: number,
  full_name: string,
  team_name: string,
): ExampleRow => ({
  session_key,
  driver_number,
  full_name,
  team_name,
});

export const examples: readonly Example[] = [
  {
    shows: 'a number that goes to another driver ends a version, and a winter does not',
    given: {
      silver_sessions: [
        session(1, '2024-12-08 13:00:00'),
        session(2, '2025-12-07 13:00:00'),
        session(3, '2026-03-08 05:00:00'),
      ],
      silver_drivers: [
        entry(3, 1, 'Lando NORRIS', 'McLaren'),
        entry(1, 1, 'Max VERSTAPPEN', 'Red Bull Racing'),
        entry(2, 1, 'Max VERSTAPPEN', 'Red Bull Racing'),
        entry(1, 4, 'Lando NORRIS', 'McLaren'),
      ],
    },
    expect: [
      {
        driver_number: 1,
        full_name: 'Max VERSTAPPEN',
        sessions: 2,
        __START_AT: '2024-12-08 13:00:00',
        __END_AT: '2026-03-08 05:00:00',
      },
      {
        driver_number: 1,
        full_name: 'Lando NORRIS',
        sessions: 1,
        __START_AT: '2026-03-08 05:00:00',
        __END_AT: null,
      },
      {
        driver_number: 4,
        full_name: 'Lando NORRIS',
        sessions: 1,
        __START_AT: '2024-12-08 13:00:00',
        __END_AT: null,
      },
    ],
  },
];
