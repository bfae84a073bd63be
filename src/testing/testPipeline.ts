import {compiled} from './compiledEngine';
import {type Client, connect} from '#/base/rpc/rpc';
import type {TestEvent, TestPipeline} from '#/engine/pipeline/pipeline.test.worker';
import type {DerivedTable} from '#/lakehouse/define';
import {newestDelivery} from '#/lakehouse/define';

/** A worker with a lake and a pipeline of a test's own tables. */
export interface RunningPipeline {
  readonly client: Client<TestPipeline>;
  /** Resolves when a step stands still the next time. */
  readonly stands: () => Promise<void>;
  /** An empty lake with these tables in place of the one there was. */
  readonly anew: (derived: readonly DerivedTable[]) => Promise<void>;
  readonly kill: () => void;
}

let lakes = 0;

export async function startPipeline(derived: readonly DerivedTable[]): Promise<RunningPipeline> {
  const worker = new Worker(
    new URL('../engine/pipeline/pipeline.test.worker.ts', import.meta.url),
    {type: 'module'},
  );
  let onStand: () => void = () => undefined;
  const {client} = connect<TestPipeline, TestEvent>(worker, () => onStand());
  async function anew(derived: readonly DerivedTable[]): Promise<void> {
    lakes += 1;
    await client.open({catalog: `pipeline_${lakes}_${Date.now()}`, derived, ...compiled});
  }
  await anew(derived);
  return {
    client,
    anew,
    stands: () =>
      new Promise((resolve) => {
        onStand = resolve;
      }),
    kill: () => worker.terminate(),
  };
}

const column = (type: 'BIGINT' | 'DOUBLE' | 'VARCHAR' | 'TIMESTAMP') =>
  ({type, doc: 'For a test', unit: '1'}) as const;
const keys = {
  session_key: column('BIGINT'),
  meeting_key: column('BIGINT'),
  driver_number: column('BIGINT'),
};

/** Laps as delivered, the newest of each. */
export const testLaps: DerivedTable = {
  layer: 'silver',
  name: 'silver_test_laps',
  doc: 'Laps.',
  inputs: ['bronze_laps'],
  key: ['session_key', 'driver_number', 'lap_number'],
  sequenceBy: newestDelivery,
  refreshUnit: 'session_key',
  columns: {
    ...keys,
    lap_number: column('BIGINT'),
    lap_duration: column('DOUBLE'),
    date_start: column('TIMESTAMP'),
    _source_file: column('VARCHAR'),
    _ingestion_timestamp: column('TIMESTAMP'),
  },
  expectations: [],
  sql: 'select session_key, meeting_key, driver_number, lap_number, lap_duration, date_start, _source_file, _ingestion_timestamp from bronze_laps',
};

/** Drivers as delivered, the newest of each. */
export const testDrivers: DerivedTable = {
  ...testLaps,
  name: 'silver_test_drivers',
  doc: 'Drivers.',
  inputs: ['bronze_drivers'],
  key: ['session_key', 'driver_number'],
  columns: {
    ...keys,
    name_acronym: column('VARCHAR'),
    _source_file: column('VARCHAR'),
    _ingestion_timestamp: column('TIMESTAMP'),
  },
  sql: 'select session_key, meeting_key, driver_number, name_acronym, _source_file, _ingestion_timestamp from bronze_drivers',
};

/** How many laps each session has, and the fastest. */
export const testFastest: DerivedTable = {
  layer: 'gold',
  name: 'gold_test_fastest',
  doc: 'Fastest laps.',
  inputs: ['silver_test_laps'],
  key: ['session_key'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: column('BIGINT'),
    meeting_key: column('BIGINT'),
    laps: column('BIGINT'),
    fastest: column('DOUBLE'),
  },
  expectations: [],
  sql: 'select session_key, max(meeting_key) as meeting_key, count(*) as laps, min(lap_duration) as fastest from silver_test_laps group by session_key',
};

/** How often each acronym is. */
export const testNames: DerivedTable = {
  ...testFastest,
  name: 'gold_test_names',
  doc: 'Names.',
  inputs: ['silver_test_drivers'],
  key: ['name_acronym'],
  refreshUnit: 'table',
  columns: {name_acronym: column('VARCHAR'), drivers: column('BIGINT')},
  sql: 'select name_acronym, count(*) as drivers from silver_test_drivers group by name_acronym',
};

export interface Lap {
  readonly session: number;
  readonly driver?: number | null;
  readonly lap?: number;
  readonly duration?: number | null;
}

/** Laps as OpenF1 delivers them. The meeting is the session's number without its last digit. */
export const lapRows = (laps: readonly Lap[]): readonly object[] =>
  laps.map(({session, driver = 1, lap = 1, duration = 90}) => ({
    session_key: session,
    meeting_key: Math.floor(session / 10),
    driver_number: driver,
    lap_number: lap,
    lap_duration: duration,
    date_start: '2026-05-03T14:00:00+00:00',
  }));

export const driverRows = (session: number, numbers: readonly number[]): readonly object[] =>
  numbers.map((driver_number) => ({
    session_key: session,
    meeting_key: Math.floor(session / 10),
    driver_number,
    name_acronym: `D${driver_number}`,
  }));
