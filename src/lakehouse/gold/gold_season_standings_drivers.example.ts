import type {Example, ExampleRow} from '../example';

/** Session keys are those of the meeting and one more figure: 4 for the race, 2 for the sprint. */
const race = (meeting_key: number, more: ExampleRow = {}): ExampleRow => ({
  session_key: meeting_key * 10 + 4,
  meeting_key,
  year: 2024,
  session_type: 'Race',
  session_name: 'Race',
  date_start: `2024-03-0${meeting_key} 15:00:00`,
  ...more,
});
const result = (
  meeting_key: number,
  session_name: string,
  driver_number: number,
  points: number,
): ExampleRow => ({
  session_key: meeting_key * 10 + (session_name === 'Race' ? 4 : 2),
  meeting_key,
  session_name,
  driver_number,
  points,
  position: points === 25 ? 1 : 2,
});

export const examples: readonly Example[] = [
  {
    shows: 'a sprint counts for its meeting, apart from the race, and a cancelled race is no round',
    given: {
      silver_sessions: [race(1), race(2, {is_cancelled: true}), race(3)],
      gold_race_results: [
        result(1, 'Race', 4, 25),
        result(1, 'Race', 16, 18),
        result(3, 'Sprint', 16, 8),
        result(3, 'Race', 16, 18),
      ],
    },
    expect: [
      {
        round: 1,
        driver_number: 4,
        position: 1,
        race_points: 25,
        sprint_points: 0,
        points: 25,
        points_behind_leader: 0,
      },
      {
        round: 1,
        driver_number: 16,
        position: 2,
        race_points: 18,
        sprint_points: 0,
        points: 18,
        points_behind_leader: 7,
      },
      {
        round: 2,
        driver_number: 4,
        position: 2,
        race_points: 0,
        sprint_points: 0,
        points: 25,
        points_behind_leader: 19,
      },
      {
        round: 2,
        driver_number: 16,
        position: 1,
        race_points: 18,
        sprint_points: 8,
        points: 44,
        points_behind_leader: 0,
      },
    ],
  },
  {
    shows: 'what the championship publishes goes before what this lake can add up, and says so',
    given: {
      silver_sessions: [race(1), race(2), race(3)],
      gold_race_results: [
        result(2, 'Race', 4, 25),
        result(2, 'Race', 16, 18),
        result(3, 'Race', 4, 25),
      ],
      silver_championship_drivers: [
        {session_key: 24, driver_number: 16, position_current: 1, points_current: 43},
        {session_key: 24, driver_number: 4, position_current: 2, points_current: 40},
      ],
    },
    expect: [
      {
        round: 2,
        driver_number: 16,
        position: 1,
        points: 43,
        points_source: 'championship',
        results_points: 18,
        rounds_without_results: 1,
      },
      {
        round: 2,
        driver_number: 4,
        position: 2,
        points: 40,
        points_source: 'championship',
        results_points: 25,
        rounds_without_results: 1,
      },
      {
        round: 3,
        driver_number: 4,
        position: 1,
        points: 50,
        points_source: 'results',
        results_points: 50,
        rounds_without_results: 1,
      },
      {
        round: 3,
        driver_number: 16,
        position: 2,
        points: 18,
        points_source: 'results',
        results_points: 18,
        rounds_without_results: 1,
      },
    ],
  },
  {
    shows: 'of equal points the more wins go first, whatever the number',
    given: {
      silver_sessions: [race(1), race(2)],
      gold_race_results: [
        result(1, 'Race', 4, 18),
        result(1, 'Race', 16, 25),
        result(2, 'Race', 4, 7),
        result(2, 'Race', 16, 0),
      ],
    },
    expect: [
      {round: 1, driver_number: 4, position: 2, wins: 0},
      {round: 1, driver_number: 16, position: 1, wins: 1},
      {round: 2, driver_number: 4, position: 2, wins: 0},
      {round: 2, driver_number: 16, position: 1, wins: 1},
    ],
  },
  {
    shows:
      'who is level in points, wins, second and third places is told apart by the next best places',
    given: {
      silver_sessions: [race(1), race(2)],
      gold_race_results: [
        {...result(1, 'Race', 3, 0), position: 20},
        {...result(1, 'Race', 43, 0), position: 11},
        {...result(1, 'Race', 6, 10), position: 6},
        {...result(1, 'Race', 27, 8), position: 7},
        {...result(2, 'Race', 3, 0), position: null},
        {...result(2, 'Race', 43, 0), position: 14},
        {...result(2, 'Race', 6, 0), position: 12},
        {...result(2, 'Race', 27, 2), position: 5},
      ],
    },
    expect: [
      {round: 1, driver_number: 3, position: 4},
      {round: 1, driver_number: 6, position: 1},
      {round: 1, driver_number: 27, position: 2},
      {round: 1, driver_number: 43, position: 3},
      {round: 2, driver_number: 3, position: 4},
      {round: 2, driver_number: 6, position: 2},
      {round: 2, driver_number: 27, position: 1},
      {round: 2, driver_number: 43, position: 3},
    ],
  },
];
