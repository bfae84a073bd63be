import type {Example, ExampleRow} from '../example';

const delivered = (driver_number: number, batch: number, more: ExampleRow): ExampleRow => ({
  session_key: 1,
  driver_number,
  _batch_id: batch,
  _source_file: `session_result_${batch}.json`,
  _ingestion_timestamp: `2024-03-02 18:0${batch}:00`,
  ...more,
});

export const examples: readonly Example[] = [
  {
    shows: 'a duration and a gap are seconds, laps, or a list of three, and keep their text',
    given: {
      bronze_session_result: [
        delivered(1, 1, {duration: '5504.742', gap_to_leader: '0'}),
        delivered(4, 1, {duration: null, gap_to_leader: '+2 LAPS'}),
        delivered(16, 1, {
          duration: '[90.5, 89.75, null]',
          gap_to_leader: '[0.30000000000000004, 0, null]',
        }),
      ],
    },
    expect: [
      {
        driver_number: 1,
        duration: '5504.742',
        duration_s: 5504.742,
        q1_s: null,
        q3_s: null,
        gap_s: 0,
        gap_laps: null,
        q1_gap_s: null,
      },
      {
        driver_number: 4,
        duration: null,
        duration_s: null,
        q1_s: null,
        q3_s: null,
        gap_s: null,
        gap_laps: 2,
        q1_gap_s: null,
      },
      {
        driver_number: 16,
        duration: '[90.5, 89.75, null]',
        duration_s: null,
        q1_s: 90.5,
        q3_s: null,
        gap_s: null,
        gap_laps: null,
        q1_gap_s: 0.3,
      },
    ],
  },
  {
    shows: 'the newest delivery of a driver wins, also when it takes a place away',
    given: {
      bronze_session_result: [
        delivered(63, 2, {position: null, points: 0, dsq: true}),
        delivered(63, 1, {position: 1, points: 25, dsq: false}),
      ],
    },
    expect: [{driver_number: 63, position: null, points: 0, dsq: true}],
  },
  {
    shows: 'a row of negative points is dropped, and an older delivery with it stands',
    given: {
      bronze_session_result: [
        delivered(10, 1, {points: 4}),
        delivered(10, 2, {points: -4}),
        delivered(11, 1, {points: -1}),
      ],
    },
    expect: [{driver_number: 10, points: 4}],
  },
];
