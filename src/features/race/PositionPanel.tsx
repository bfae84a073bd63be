import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {showsDriver, showsLap} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {periodsWithin} from '#/charts/periodMarks';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {usePeriods} from '#/charts/usePeriods';
import {positionsByLap} from '#/domain/positions';
import {moversFinding} from './findings';
import {lapsShown} from './lapsShown';
import {positionDrawing} from './positionDrawing';
import type {LapRow, ResultRow} from './raceRows';
import {lapsQuery, raceResultsQuery} from './raceSql';
import {type RaceSession, useLaps, useResults} from './useRace';

/** Place of every driver at the end of every lap, from the grid to the flag. */
export function PositionPanel({session}: {readonly session: RaceSession}) {
  const laps = useLaps(session);
  const results = useResults(session);
  const periods = usePeriods(session.key);
  const lookOf = useLooks(session.key);
  const {filter} = useFilter();
  const all = useMemo(() => placesOf(laps, results), [laps, results]);
  const rows = useMemo(
    () =>
      all
        .filter((p) => showsDriver(filter, lookOf(p.driver)) && showsLap(filter, p.lap))
        .map((p) => ({...p, name: lookOf(p.driver).acronym})),
    [all, filter, lookOf],
  );
  const drawing = useMemo(() => {
    const range = lapsShown(filter, 0, laps);
    const finishes = new Map(results.map((row) => [row.driver_number, row.position]));
    return positionDrawing({
      positions: rows,
      range,
      isToTheFlag: lapsShown({...filter, laps: null}, 0, laps)[1] === range[1],
      periods: periodsWithin(periods, [range[0] + 1, range[1]]),
      placeOf: (driver) => finishes.get(driver) ?? null,
      lookOf,
    });
  }, [rows, filter, laps, periods, results, lookOf]);
  if (laps.length === 0)
    return (
      <MissingData session={session.key} endpoints={['laps', 'starting_grid']} title="No laps" />
    );
  return (
    <ChartView
      name={`positions-${session.key}`}
      finding={moversFinding(results, (driver) => lookOf(driver).surname)}
      label="Place of each driver at the end of each lap"
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[lapsQuery(session.key), raceResultsQuery(session.key)]}
    />
  );
}

function placesOf(laps: readonly LapRow[], results: readonly ResultRow[]) {
  const timed = laps.map((lap) => ({
    driver: lap.driver_number,
    lap: lap.lap_number,
    startedAt: lap.start_ms,
    lapTime: lap.lap_duration,
  }));
  const grid = results.flatMap(({driver_number: driver, grid: position}) =>
    position === null ? [] : [{driver, position}],
  );
  return positionsByLap(timed, grid);
}

const columns = [
  {name: 'lap', label: 'Lap', type: 'BIGINT', doc: '0 is the grid'},
  {name: 'position', label: 'Place', type: 'BIGINT', doc: 'At the line, by the clock'},
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  {name: 'driver', label: 'Car number', type: 'BIGINT'},
];
