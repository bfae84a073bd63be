import {beforeAll, describe, expect, test} from 'vitest';
import {createTable, openTestDatabase, plainRows} from '#/testing/duckdb';
import type {DerivedTable} from '../define';
import {derivedTables, findTable} from '../tables';
import {columnLineage, type TableLineage} from './columnLineage';
import {UnreadSql} from './sqlNodes';
import {columnsMadeOf, lineageOf, traceColumn} from './traceColumn';

const spelt = (sources: readonly {readonly table: string; readonly column: string}[]) =>
  sources.map(({table, column}) => `${table}.${column}`).toSorted();

function read(sql: string): TableLineage {
  const tables: Readonly<Record<string, readonly string[]>> = {
    t: ['a', 'b', 'c'],
    u: ['a', 'd', 'interval'],
  };
  const lineage = columnLineage(sql, (name) => tables[name]);
  if (lineage instanceof UnreadSql) throw lineage;
  return lineage;
}

/** What a column is made of, or why it cannot be told. */
function madeOf({columns}: TableLineage, column: string): readonly string[] | string {
  const made = columns.get(column);
  if (!made) throw new RangeError(`The SELECT has no column ${column}`);
  return made.kind === 'told' ? spelt(made.from) : made.why;
}

describe('a column is made of', () => {
  test.each([
    ['what it copies', 'select a as x from t', ['t.a']],
    [
      'all that its expression names',
      'select round(t.a + coalesce(b, 0), 3) as x from t',
      ['t.a', 't.b'],
    ],
    ['what CASE decides by', "select case when a = 'c' then b end as x from t", ['t.a', 't.b']],
    [
      'what its window goes by',
      'select lag(a) over (partition by b order by c desc nulls last) as x from t',
      ['t.a', 't.b', 't.c'],
    ],
    [
      'what its named window goes by',
      'select sum(a) over w as x from t window w as (order by b)',
      ['t.a', 't.b'],
    ],
    ['not the type it is cast to', 'select cast(a as date) as x from t', ['t.a']],
    ['not the unit of an interval', "select a * interval '1' second as x from t", ['t.a']],
    ['a column that is called like a word of SQL', 'select u.interval as x from u', ['u.interval']],
    ['nothing, when rows are counted', 'select count(*) as x from t where a > 1', []],
    ['nothing, when it is constant', "select 'a' as x from t", []],
    [
      'what WITH makes of it',
      'with q as (select a + b as y from t), r as (select * from q) select y as x from r',
      ['t.a', 't.b'],
    ],
    [
      'what a subquery makes of it',
      'select s.y as x from (select max(a) as y from t group by b) as s',
      ['t.a'],
    ],
    [
      'each part of a UNION',
      'with q as (select a from t union all select d from u) select a as x from q',
      ['t.a', 'u.d'],
    ],
    ['both sides of USING', 'select a as x from t join u using (a)', ['t.a', 'u.a']],
    ['the table its alias says', 'select y.a as x from t as y join u as t on t.a = y.a', ['t.a']],
  ])('%s', (_, sql, sources) => expect(madeOf(read(sql), 'x')).toEqual(sources));
});

test('joins, filters and groups decide which rows there are', () => {
  const lineage = read(
    'select t.a, count(*) as n from t left join u on u.a = t.b where d > 1 group by t.a',
  );
  expect(spelt(lineage.rows)).toEqual(['t.a', 't.b', 'u.a', 'u.d']);
});

test('only what stands there as it is counts as copied', () => {
  const {columns} = read('with q as (select a, b + 1 as b from t) select a, b, a + 0 as c from q');
  const copied = [...columns].filter(([, made]) => made.kind === 'told' && made.isCopy);
  expect(copied.map(([name]) => name)).toEqual(['a']);
});

test('what cannot be told is said, and the columns beside it are told', () => {
  const lineage = read('select a, (select max(d) from u) as x, e as y from t');
  expect(madeOf(lineage, 'x')).toBe('A subquery within an expression is not read here');
  expect(madeOf(lineage, 'y')).toBe('e is no column that is known here');
  expect(madeOf(lineage, 'a')).toEqual(['t.a']);
});
test.each([
  'select a from t except select d from u',
  'select a::date as a from t',
  'select a from w',
  'select * exclude (a) from t',
  'select a + 1 from t',
])('nothing is told of %s', (sql) =>
  expect(columnLineage(sql, (name) => (name === 'w' ? undefined : ['a', 'd']))).toBeInstanceOf(
    UnreadSql,
  ),
);

function lineageOfTable(name: string): TableLineage {
  const table = findTable(name);
  const lineage = table && lineageOf(table);
  if (!lineage || lineage instanceof UnreadSql) throw new RangeError(`Nothing is told of ${name}`);
  return lineage;
}

test.each<[string, string, readonly string[]]>([
  ['silver_laps', 'lap_duration', ['bronze_laps.lap_duration']],
  ['silver_session_result', 'q1_s', ['bronze_session_result.duration']],
  ['silver_intervals', 'interval_s', ['bronze_intervals.interval']],
  ['silver_drivers_history', '__START_AT', ['silver_sessions.date_start']],
  ['gold_race_summary', 'winner', ['silver_drivers.full_name']],
  [
    'gold_race_summary',
    'winner_time_s',
    ['silver_session_result.duration_s', 'silver_session_result.number_of_laps'],
  ],
  ['gold_race_summary', 'overtakes', []],
  [
    'gold_race_summary',
    'vsc_deployments',
    ['silver_race_control.category', 'silver_race_control.message'],
  ],
  [
    'gold_race_summary',
    'fastest_lap_driver_number',
    [
      'silver_laps.driver_number',
      'silver_laps.lap_duration',
      'silver_laps.lap_number',
      'silver_laps.session_key',
    ],
  ],
  ['gold_overtakes_analysis', 'overtakes_net', []],
  ['gold_overtakes_analysis', 'team_name', ['silver_drivers.team_name']],
  [
    'gold_head_to_head',
    'race_gap_s',
    ['silver_session_result.gap_s', 'silver_sessions.session_type'],
  ],
  [
    'gold_stint_laps',
    'tyre_age_laps',
    ['silver_laps.lap_number', 'silver_stints.lap_start', 'silver_stints.tyre_age_at_start'],
  ],
  ['gold_stint_laps', 'air_temperature_c', ['silver_weather.air_temperature']],
  [
    'gold_telemetry_laps',
    'gear_changes',
    [
      'gold_telemetry_traces.driver_number',
      'gold_telemetry_traces.gear',
      'gold_telemetry_traces.lap_number',
      'gold_telemetry_traces.sample_number',
      'gold_telemetry_traces.session_key',
    ],
  ],
  [
    'gold_season_standings_drivers',
    'sprint_points',
    ['gold_race_results.points', 'gold_race_results.session_name'],
  ],
])('%s.%s comes from where its SELECT says', (table, column, sources) =>
  expect(madeOf(lineageOfTable(table), column.toLowerCase())).toEqual(sources),
);

test('a column is followed down to bronze', () => {
  const {columns, isWhole} = traceColumn({table: 'gold_tyre_degradation', column: 'best_lap_s'});
  expect(isWhole).toBe(true);
  expect(spelt(columns)).toContain('bronze_laps.lap_duration');
  expect(spelt(columns)).not.toContain('bronze_weather.air_temperature');
});

test('what is made of a column is told up to gold, and leads back to it', () => {
  const start = {table: 'bronze_laps', column: 'lap_duration'};
  const made = columnsMadeOf(start);
  expect(spelt(made)).toContain('gold_tyre_degradation.best_lap_s');
  expect(spelt(made)).not.toContain('silver_laps.lap_number');
  for (const column of made)
    expect(spelt(traceColumn(column).columns)).toContain('bronze_laps.lap_duration');
});

describe('as DuckDB plans to read it', () => {
  let db: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeAll(async () => {
    db = await openTestDatabase();
    // On empty tables these would leave nothing to read.
    db.query("set disabled_optimizers = 'statistics_propagation,empty_result_pullup'");
  });

  /** The columns that scans read when only this is asked of the table's SELECT. */
  function readFor(asked: string, {sql}: DerivedTable): ReadonlySet<string> {
    const inlined = sql.replaceAll(/^(with )?(\w+) as \($/gm, '$1$2 as not materialized (');
    const [row] = plainRows(db, `explain (format json) select ${asked} from (${inlined})`);
    const read = new Set<string>();
    const walk = (node: PlanNode): void => {
      const {Table, Projections = []} = node.extra_info;
      if (Table !== undefined)
        for (const name of [Projections].flat()) read.add(`${Table.split('.').at(-1)}.${name}`);
      node.children.forEach(walk);
    };
    (JSON.parse(String(row?.['explain_value'])) as readonly PlanNode[]).forEach(walk);
    return read;
  }

  test.each(derivedTables)('$name', (table) => {
    for (const input of table.inputs) {
      db.query(`drop table if exists ${input}`);
      createTable(db, findTable(input)!);
    }
    const lineage = lineageOfTable(table.name);
    expect([...lineage.columns.keys()]).toEqual(
      Object.keys(table.columns).map((name) => name.toLowerCase()),
    );
    // What windows read it reads even where nobody asks for them.
    const always = [...spelt(lineage.rows), ...readFor('count(*)', table)];
    for (const {names, told} of asked(lineage)) {
      const scanned = readFor(names.map((name) => `"${name}"`).join(', '), table);
      const why = names.join(', ');
      expect(
        told.filter((name) => !scanned.has(name)),
        `${why}: not read`,
      ).toEqual([]);
      const more = [...scanned].filter((name) => !told.includes(name) && !always.includes(name));
      expect(more, `${why}: read and not told`).toEqual([]);
    }
  });
});

/** Each column by itself; only those that are copied under their own name are asked for together. */
function asked({columns}: TableLineage) {
  const each = [...columns].map(([name, made]) => {
    if (made.kind === 'untold') expect.fail(`${name}: ${made.why}`);
    const isSame = made.isCopy && made.from.every(({column}) => column.toLowerCase() === name);
    return {names: [name], told: spelt(made.from), isSame};
  });
  const same = each.filter(({isSame}) => isSame);
  return [
    ...each.filter(({isSame}) => !isSame),
    {names: same.flatMap(({names}) => names), told: same.flatMap(({told}) => told)},
  ].filter(({names}) => names.length > 0);
}

interface PlanNode {
  readonly children: readonly PlanNode[];
  readonly extra_info: {
    readonly Table?: string;
    readonly Projections?: string | readonly string[];
  };
}
