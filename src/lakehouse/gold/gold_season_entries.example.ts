import type {Example, ExampleRow} from '../example';

const race = (session_key: number, month: number, session_type = 'Race'): ExampleRow => ({
  session_key,
  year: 2024,
  session_type,
  date_start: `2024-0${month}-02 15:00:00`,
});
const entry = (
  session_key: number,
  driver_number: number,
  full_name: string | null,
): ExampleRow => ({
  session_key,
  driver_number,
  full_name,
  team_name: 'Haas F1 Team',
});

export const examples: readonly Example[] = [
  {
    shows:
      'a person of two numbers counts under the one raced last, and a practice decides nothing',
    given: {
      silver_sessions: [race(1, 3), race(2, 6), race(3, 9, 'Practice')],
      silver_drivers: [
        entry(1, 38, 'Oliver BEARMAN'),
        entry(2, 50, 'Oliver BEARMAN'),
        entry(3, 87, 'Oliver BEARMAN'),
      ],
    },
    expect: [
      {driver_number: 38, season_driver_number: 50},
      {driver_number: 50, season_driver_number: 50},
      {driver_number: 87, season_driver_number: 50},
    ],
  },
  {
    shows: 'a new spelling splits nobody, and nameless numbers are not one person',
    given: {
      silver_sessions: [race(1, 3), race(2, 6)],
      silver_drivers: [
        entry(1, 12, 'Andrea Kimi ANTONELLI'),
        entry(2, 12, 'Kimi ANTONELLI'),
        entry(1, 98, null),
        entry(2, 99, null),
      ],
    },
    expect: [
      {driver_number: 12, season_driver_number: 12, full_name: 'Kimi ANTONELLI', sessions: 2},
      {driver_number: 98, season_driver_number: 98, full_name: null, sessions: 1},
      {driver_number: 99, season_driver_number: 99, full_name: null, sessions: 1},
    ],
  },
];
