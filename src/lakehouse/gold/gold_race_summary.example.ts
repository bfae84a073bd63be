import type {Example, ExampleRow} from '../example';

const message = (category: string, flag: string | null, text: string): ExampleRow => ({
  session_key: 1,
  category,
  flag,
  message: text,
});
const race: ExampleRow = {
  session_key: 1,
  meeting_key: 1,
  session_type: 'Race',
  session_name: 'Race',
};

export const examples: readonly Example[] = [
  {
    shows: 'a deployment is one however many messages it takes, and a virtual one is another thing',
    given: {
      silver_sessions: [race],
      silver_race_control: [
        message('SafetyCar', null, 'SAFETY CAR DEPLOYED'),
        message('SafetyCar', null, 'SAFETY CAR IN THIS LAP'),
        message('SafetyCar', null, 'VSC DEPLOYED'),
        message('SafetyCar', null, 'VIRTUAL SAFETY CAR ENDING'),
        message('Flag', 'YELLOW', 'YELLOW IN TRACK SECTOR 3'),
        message('Flag', 'DOUBLE YELLOW', 'DOUBLE YELLOW IN TRACK SECTOR 3'),
        message('Flag', 'CLEAR', 'TRACK CLEARED'),
      ],
    },
    expect: [
      {
        safety_cars: 4,
        safety_car_deployments: 1,
        vsc_deployments: 1,
        yellow_flags: 1,
        double_yellow_flags: 1,
        red_flags: 0,
      },
    ],
  },
  {
    shows:
      'a race of which nothing is known has flag counts of 0, as in the reference, and null else',
    given: {
      silver_sessions: [race, {...race, session_key: 2, session_type: 'Qualifying'}],
    },
    expect: [
      {
        session_key: 1,
        yellow_flags: 0,
        safety_cars: 0,
        safety_car_deployments: null,
        total_laps: null,
        winner: null,
        overtakes: null,
      },
    ],
  },
  {
    shows: 'a winner told to need less than 50 s a lap has no known time',
    given: {
      silver_sessions: [race, {...race, session_key: 2}],
      silver_session_result: [
        {session_key: 1, driver_number: 44, position: 1, number_of_laps: 44, duration_s: 0.526},
        {session_key: 2, driver_number: 44, position: 1, number_of_laps: 44, duration_s: 4797.566},
      ],
    },
    expect: [
      {session_key: 1, winner_driver_number: 44, winner_time_s: null},
      {session_key: 2, winner_driver_number: 44, winner_time_s: 4797.566},
    ],
  },
];
