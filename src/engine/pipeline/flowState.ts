import type {DerivedTable, TableName} from '#/lakehouse/define';
import {readsOf} from '#/lakehouse/expectations';
import type {Session, SqlRow} from '../db/session';
import {readVersions, type TableVersion} from '../lake/versions';
import type {Definitions} from './definitions';
import type {ChangedUnit, InputChange} from './planFlow';

interface Change extends ChangedUnit {
  readonly version: number;
}

/** What the flows of an update need to know, read once and kept as they commit: there is one writer. */
export interface FlowState {
  stored(table: TableName): TableVersion | undefined;
  versions(): ReadonlyMap<string, TableVersion>;
  /** What changed in each input since the flow of `table` read it last. */
  changes(table: DerivedTable): readonly InputChange[];
  committed(table: TableName, next: TableVersion, units: readonly ChangedUnit[]): void;
  consumed(table: DerivedTable, changes: readonly InputChange[]): void;
  /** Up to which version the changes of each table were read by every flow that reads it. */
  readByAll(): readonly (readonly [table: string, version: number])[];
}

export async function readFlowState(session: Session, {derived}: Definitions): Promise<FlowState> {
  const versions = await readVersions(session);
  const inputs = await session.rows('SELECT table_name, input_name, version FROM ops.flow_inputs');
  const rows = await session.rows(
    'SELECT table_name, version, session_key, meeting_key FROM ops.table_changes',
  );
  const consumed = new Map(
    inputs.map((row) => [reading(row['table_name'], row['input_name']), Number(row['version'])]),
  );
  const changes = new Map<string, Change[]>();
  const changesOf = (table: string): Change[] => {
    const known = changes.get(table) ?? [];
    changes.set(table, known);
    return known;
  };
  for (const row of rows)
    changesOf(String(row['table_name'])).push({...unitOf(row), version: Number(row['version'])});
  const consumedBy = (table: string, input: string) => consumed.get(reading(table, input)) ?? 0;

  return {
    stored: (table) => versions.get(table),
    versions: () => versions,
    changes: (table) =>
      readsOf(table).map((input) => ({
        input,
        version: versions.get(input)?.version ?? 0,
        consumed: consumedBy(table.name, input),
        units: changesOf(input).filter(({version}) => version > consumedBy(table.name, input)),
      })),
    committed(table, next, units) {
      versions.set(table, next);
      changesOf(table).push(...units.map((unit) => ({...unit, version: next.version})));
    },
    consumed(table, read) {
      for (const {input, version} of read) consumed.set(reading(table.name, input), version);
    },
    readByAll: () =>
      [...changes.keys()].map((table) => {
        const readers = derived.filter((reader) => readsOf(reader).some((one) => one === table));
        const newest = versions.get(table)?.version ?? 0;
        return [table, Math.min(newest, ...readers.map(({name}) => consumedBy(name, table)))];
      }),
  };
}

const reading = (table: unknown, input: unknown) => `${String(table)} ${String(input)}`;

export const unitOf = (row: SqlRow): ChangedUnit => ({
  session_key: keyOrNull(row['session_key']),
  meeting_key: keyOrNull(row['meeting_key']),
});
const keyOrNull = (value: unknown) => (typeof value === 'number' ? value : null);
