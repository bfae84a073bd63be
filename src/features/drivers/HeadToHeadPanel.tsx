import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {teamColourCss} from '#/charts/driverLook';
import type {TableColumn} from '#/charts/tableColumn';
import {useLinkParams} from '#/charts/useLinkParams';
import {useRows} from '#/charts/useRows';
import {EmptyState} from '#/ui/EmptyState';
import {SmallTable} from '#/ui/SmallTable';
import {matesQuery} from './driversQueries';
import {parseDriversSearch} from './driversSearch';
import {matesFinding, pairFinding} from './findings';
import styles from './HeadToHeadPanel.module.css';
import {mateDrawing, mateGaps} from './mateDrawing';
import {type MatePair, matePairs} from './mateRows';
import {pairColumns} from './pairColumns';

/** Every pair of team mates of a season. */
export function HeadToHeadPanel({year}: {readonly year: number}) {
  const {pairs, chosen, choose} = usePairs(year);
  if (pairs.length === 0) return <NoMates />;
  const rows = pairs.map(({id, names, team, score}) => ({
    id,
    team,
    first: names[0],
    second: names[1],
    qualifying_1: score.qualifying.ahead[0],
    qualifying_2: score.qualifying.ahead[1],
    race_1: score.race.ahead[0],
    race_2: score.race.ahead[1],
    sprint_1: score.sprint.ahead[0],
    sprint_2: score.sprint.ahead[1],
    points_1: score.points[0],
    points_2: score.points[1],
    qualifying_gap: score.qualifyingGap.seconds,
    pace_gap: score.paceGap.seconds,
  }));
  return (
    <ChartView
      name={`${year}-team-mates`}
      label={`Team mates of ${year} against each other`}
      finding={matesFinding(pairs)}
      chart={
        <>
          <div className={styles['table']}>
            <SmallTable
              label={`Team mates of ${year}`}
              columns={pairColumns(chosen, choose)}
              rows={pairs}
              rowKey={({team, id}) => `${team}/${id}`}
            />
          </div>
          <p className={styles['note']}>
            Ahead is who was placed higher; a session in which not both were placed counts for
            nobody. Qualifying counts that of sprints. Points are those of the races and sprints
            both entered. Gaps are medians: in qualifying of the last segment in which both have a
            time, in races between the medians of clean laps, not corrected for fuel or tyres.
          </p>
        </>
      }
      columns={tableColumns}
      rows={rows}
      queries={[matesQuery(year)]}
    />
  );
}

/** The pair that the table or the link chose, weekend by weekend. */
export function PairPanel({year}: {readonly year: number}) {
  const {chosen} = usePairs(year);
  const gaps = useMemo(() => mateGaps(chosen?.rows ?? []), [chosen]);
  const drawing = useMemo(
    () => (chosen ? mateDrawing(gaps, chosen, teamColourCss(chosen.colour)) : null),
    [gaps, chosen],
  );
  if (!chosen || !drawing) return <NoMates />;
  if (gaps.length === 0)
    return (
      <EmptyState title="No gap between them is known">
        The gaps come from <code>session_result</code> of qualifyings and <code>laps</code> of
        races.
      </EmptyState>
    );
  return (
    <ChartView
      name={`${year}-${chosen.id}-gaps`}
      label={`Gaps between ${chosen.names.join(' and ')}`}
      finding={<>{pairFinding(chosen)} A bar is qualifying, a ring race pace.</>}
      drawing={drawing}
      columns={gapColumns}
      rows={gaps.map(({seconds, ...gap}) => ({
        ...gap,
        seconds,
        faster: seconds === 0 ? null : chosen.names[seconds > 0 ? 0 : 1],
      }))}
      queries={[matesQuery(year)]}
    />
  );
}

function usePairs(year: number) {
  const rows = useRows(matesQuery(year));
  const [params, change] = useLinkParams();
  const {pair} = parseDriversSearch(params);
  const pairs = useMemo(() => matePairs(rows), [rows]);
  const named = pairs.find(({drivers}) => pair !== null && drivers.join() === pair.join());
  return {
    pairs,
    chosen: named ?? pairs[0] ?? null,
    choose: ({id}: MatePair) => change({pair: id}),
  };
}

function NoMates() {
  return (
    <EmptyState title="No team mates to compare">
      It takes <code>drivers</code> and either <code>session_result</code> or <code>laps</code> of a
      session of the season other than practice. Open one under Season and load them there.
    </EmptyState>
  );
}

const tableColumns: readonly TableColumn[] = [
  {name: 'team', label: 'Team', type: 'VARCHAR'},
  {name: 'first', label: 'Driver 1', type: 'VARCHAR'},
  {name: 'second', label: 'Driver 2', type: 'VARCHAR'},
  {name: 'qualifying_1', label: 'Qualifying 1', type: 'BIGINT'},
  {name: 'qualifying_2', label: 'Qualifying 2', type: 'BIGINT'},
  {name: 'race_1', label: 'Races 1', type: 'BIGINT'},
  {name: 'race_2', label: 'Races 2', type: 'BIGINT'},
  {name: 'sprint_1', label: 'Sprints 1', type: 'BIGINT'},
  {name: 'sprint_2', label: 'Sprints 2', type: 'BIGINT'},
  {name: 'points_1', label: 'Points 1', type: 'DOUBLE'},
  {name: 'points_2', label: 'Points 2', type: 'DOUBLE'},
  {
    name: 'qualifying_gap',
    label: 'Qualifying gap (s)',
    type: 'DOUBLE',
    doc: 'Median; positive when driver 1 is faster',
  },
  {
    name: 'pace_gap',
    label: 'Race pace gap (s)',
    type: 'DOUBLE',
    doc: 'Median; positive when driver 1 is faster',
  },
];

const gapColumns: readonly TableColumn[] = [
  {name: 'session', label: 'Weekend', type: 'VARCHAR'},
  {name: 'what', label: 'Of', type: 'VARCHAR'},
  {name: 'faster', label: 'Faster', type: 'VARCHAR'},
  {
    name: 'seconds',
    label: 'Gap (s)',
    type: 'DOUBLE',
    doc: 'Positive when the first driver is faster',
  },
  {name: 'of', label: 'How', type: 'VARCHAR'},
];
