import {useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {Drawing} from '#/charts/drawing';
import {type Filter, showsDriver, showsLap} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {periodsWithin} from '#/charts/periodMarks';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {usePeriods} from '#/charts/usePeriods';
import {lapTimeText} from '#/domain/lapTimeText';
import {Checkbox} from '#/ui/Checkbox';
import {paceFinding} from './findings';
import {lapKind} from './lapKind';
import {lapsShown} from './lapsShown';
import {flyingLapAxis, lapTimeAxis} from './lapTimeAxis';
import {lapTimeDrawing} from './lapTimeDrawing';
import type {LapRow} from './raceRows';
import {lapsQuery} from './raceSql';
import {type RaceSession, useLaps} from './useRace';

/** How many drivers, from the top of the classification, a race shows when none is picked. */
const shownUnpicked = 3;

/** Lap times lap by lap; pit and neutralised laps are marked or hidden. Nothing is corrected for fuel or tyres. */
export function LapTimePanel({session}: {readonly session: RaceSession}) {
  const {key, isRace} = session;
  const laps = useLaps(session);
  const lookOf = useLooks(key);
  const [hasSlow, setSlow] = useState(true);
  const [isWhole, setWhole] = useState(false);
  const shown = useShownLaps(session, hasSlow);
  const drawing = useDrawing(session, shown, isWhole);
  const rows = useMemo(
    () => shown.map((lap) => tableRow(lap, lookOf(lap.driver_number).acronym)),
    [shown, lookOf],
  );
  if (laps.length === 0) return <MissingData session={key} endpoints={['laps']} title="No laps" />;
  return (
    <ChartView
      name={`lap-times-${key}`}
      finding={<Finding session={session} />}
      label="Lap time of the drivers shown, by lap"
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[lapsQuery(key)]}
      controls={
        <>
          {isRace && (
            <Checkbox checked={hasSlow} onChange={setSlow}>
              Pit and neutralised laps
            </Checkbox>
          )}
          <Checkbox checked={isWhole} onChange={setWhole}>
            Whole scale
          </Checkbox>
        </>
      }
    />
  );
}

function Finding({session}: {readonly session: RaceSession}) {
  const laps = useLaps(session);
  const lookOf = useLooks(session.key);
  const {filter} = useFilter();
  if (!session.isRace)
    return 'Up to 107 % of the fastest lap, or to the slowest of a long run; slower ones are off the scale.';
  return (
    <>
      {paceFinding(laps, (driver) => lookOf(driver).surname)}
      {!picksDrivers(filter) &&
        new Set(laps.map((lap) => lap.driver_number)).size > shownUnpicked &&
        ' The first three are shown; the filter shows others.'}
    </>
  );
}

const picksDrivers = ({drivers, teams}: Filter) => drivers !== null || teams !== null;

function useShownLaps(session: RaceSession, hasSlow: boolean): readonly LapRow[] {
  const laps = useLaps(session);
  const {filter} = useFilter();
  const isShown = useShownDrivers(session);
  return useMemo(
    () =>
      laps.filter(
        (lap) =>
          isShown(lap.driver_number) &&
          showsLap(filter, lap.lap_number) &&
          (hasSlow || lapKind(lap) === 'racing'),
      ),
    [laps, isShown, filter, hasSlow],
  );
}

function useDrawing(session: RaceSession, shown: readonly LapRow[], isWhole: boolean): Drawing {
  const {key, isRace} = session;
  const laps = useLaps(session);
  const periods = usePeriods(key);
  const lookOf = useLooks(key);
  const {filter} = useFilter();
  return useMemo(() => {
    const span = lapsShown(filter, 1, laps);
    return lapTimeDrawing({
      laps: shown,
      span,
      periods: periodsWithin(periods, span),
      range: isRace ? lapTimeAxis(shown, isWhole) : flyingLapAxis(shown, isWhole),
      isRace,
      lookOf,
    });
  }, [shown, laps, filter, periods, isWhole, isRace, lookOf]);
}

/** The drivers the filter picks; of a race without a pick the first three, as twenty lines cannot be told apart. */
function useShownDrivers({key, isRace}: RaceSession): (driver: number) => boolean {
  const order = useOrder(key);
  const lookOf = useLooks(key);
  const {filter} = useFilter();
  return useMemo(() => {
    const isPicked = picksDrivers(filter);
    const first = new Set(order.slice(0, shownUnpicked));
    return (driver) =>
      isRace && !isPicked ? first.has(driver) : showsDriver(filter, lookOf(driver));
  }, [order, lookOf, filter, isRace]);
}

const tableRow = (lap: LapRow, driver: string) => ({
  driver,
  lap: lap.lap_number,
  time: lapTimeText(lap.lap_duration),
  seconds: lap.lap_duration,
  pit: [lap.is_pit_out_lap === true && 'out', lap.is_pit_in_lap && 'in'].filter(Boolean).join(', '),
  track: lap.track_status,
  clean: lap.is_clean,
});

const columns = [
  {name: 'driver', label: 'Driver', type: 'VARCHAR', width: 80},
  {name: 'lap', label: 'Lap', type: 'BIGINT'},
  {name: 'time', label: 'Lap time (m:ss)', type: 'VARCHAR', width: 130},
  {name: 'seconds', label: 'Lap time (s)', type: 'DOUBLE'},
  {name: 'pit', label: 'Pit lane', type: 'VARCHAR', width: 90},
  {name: 'track', label: 'Track', type: 'VARCHAR', width: 90, doc: 'Worst state during the lap'},
  {
    name: 'clean',
    label: 'Clean',
    type: 'BOOLEAN',
    doc: 'Green, timed, not begun or ended in the pits, not deleted, not the first of a race',
  },
];
