import {useMemo, useState} from 'react';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {usePeriods} from '#/charts/usePeriods';
import {lapTimeText} from '#/domain/lapTimeText';
import {Checkbox} from '#/ui/Checkbox';
import {DataTable} from '#/ui/DataTable';
import {EmptyState} from '#/ui/EmptyState';
import {Figure} from '#/ui/Figure';
import {ChartOrTable} from './ChartOrTable';
import {DriverToggles} from './DriverToggles';
import {paceFinding} from './findings';
import {flyingLapAxis, lapTimeAxis} from './lapTimeAxis';
import {lapTimeDrawing} from './lapTimeDrawing';
import type {LapRow} from './raceRows';
import {type RaceSession, useLaps} from './useRace';

/** How many drivers, from the top of the classification, are shown at first; outside races all. */
const shownAtFirst = 3;

/** Lap times of chosen drivers, lap by lap. */
export function LapTimePanel({session}: {readonly session: RaceSession}) {
  const laps = useLaps(session);
  const order = useOrder(session.key);
  const periods = usePeriods(session.key);
  const lookOf = useLooks(session.key);
  const [picked, setPicked] = useState<readonly number[] | null>(null);
  const [isWhole, setWhole] = useState(false);
  const chosen = useMemo(
    () => picked ?? (session.isRace ? order.slice(0, shownAtFirst) : order),
    [picked, order, session.isRace],
  );
  const shown = useMemo(
    () => laps.filter((lap) => chosen.includes(lap.driver_number)),
    [laps, chosen],
  );
  const drawing = useMemo(() => {
    const drawn = shown.length > 0 ? shown : laps;
    const range = session.isRace
      ? lapTimeAxis(drawn, periods, isWhole)
      : flyingLapAxis(drawn, isWhole);
    return lapTimeDrawing({laps: shown, periods, range, isRace: session.isRace, lookOf});
  }, [shown, laps, periods, isWhole, session.isRace, lookOf]);
  if (laps.length === 0)
    return (
      <EmptyState title="No laps">
        Ingest <code>laps</code> of this session and run the pipeline.
      </EmptyState>
    );
  return (
    <>
      <ChartOrTable
        finding={
          session.isRace
            ? paceFinding(laps, periods, (driver) => lookOf(driver).surname)
            : 'Laps within 107 % of the fastest; the slow ones are hidden.'
        }
        chart={<Figure label="Lap time of the chosen drivers by lap" options={drawing} />}
        table={<LapTable laps={shown} nameOf={(driver) => lookOf(driver).acronym} />}
      >
        <Checkbox checked={isWhole} onChange={setWhole}>
          Slow laps too
        </Checkbox>
      </ChartOrTable>
      <DriverToggles looks={order.map(lookOf)} chosen={chosen} onChange={setPicked} />
    </>
  );
}

const columns = [
  {name: 'driver', label: 'Driver', type: 'VARCHAR'},
  {name: 'lap', label: 'Lap', type: 'BIGINT'},
  {name: 'time', label: 'Lap time (m:ss)', type: 'VARCHAR'},
  {name: 'seconds', label: 'Seconds', type: 'DOUBLE'},
  {name: 'pit', label: 'Pit lane', type: 'VARCHAR'},
];

interface LapTableProps {
  readonly laps: readonly LapRow[];
  readonly nameOf: (driver: number) => string;
}

function LapTable({laps, nameOf}: LapTableProps) {
  const rows = useMemo(
    () =>
      laps.map((lap) => ({
        driver: nameOf(lap.driver_number),
        lap: lap.lap_number,
        time: lapTimeText(lap.lap_duration),
        seconds: lap.lap_duration,
        pit: [lap.is_pit_out_lap === true && 'out', lap.is_pit_in_lap && 'in']
          .filter(Boolean)
          .join(', '),
      })),
    [laps, nameOf],
  );
  return <DataTable label="Lap times" columns={columns} rows={rows} />;
}
