import {useMemo} from 'react';
import {useLooks} from '#/charts/useLooks';
import {usePeriods} from '#/charts/usePeriods';
import {positionsByLap} from '#/domain/positions';
import {DataTable} from '#/ui/DataTable';
import {EmptyState} from '#/ui/EmptyState';
import {Figure} from '#/ui/Figure';
import {ChartOrTable} from './ChartOrTable';
import {moversFinding} from './findings';
import {positionDrawing} from './positionDrawing';
import type {ResultRow} from './raceRows';
import {type RaceSession, useLaps, useResults} from './useRace';

/** Place of every driver at the end of every lap, from the grid to the flag. */
export function PositionPanel({session}: {readonly session: RaceSession}) {
  const laps = useLaps(session);
  const results = useResults(session);
  const periods = usePeriods(session.key);
  const lookOf = useLooks(session.key);
  const positions = useMemo(() => {
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
  }, [laps, results]);
  const drawing = useMemo(
    () => positionDrawing({positions, periods, placeOf: placesOf(results), lookOf}),
    [positions, periods, results, lookOf],
  );
  const rows = useMemo(
    () => positions.map((p) => ({...p, name: lookOf(p.driver).acronym})),
    [positions, lookOf],
  );
  if (laps.length === 0)
    return (
      <EmptyState title="No laps">
        Ingest <code>laps</code> of this session; <code>starting_grid</code> adds where they
        started.
      </EmptyState>
    );
  return (
    <ChartOrTable
      finding={moversFinding(results, (driver) => lookOf(driver).surname)}
      chart={<Figure label="Place of each driver at the end of each lap" options={drawing} />}
      table={<DataTable label="Places by lap" columns={columns} rows={rows} />}
    />
  );
}

function placesOf(results: readonly ResultRow[]) {
  const places = new Map(results.map((row) => [row.driver_number, row.position]));
  return (driver: number) => places.get(driver) ?? null;
}

const columns = [
  {name: 'lap', label: 'Lap', type: 'BIGINT', doc: '0 is the grid'},
  {name: 'position', label: 'Place', type: 'BIGINT'},
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  {name: 'driver', label: 'Car number', type: 'BIGINT'},
];
