import {useMemo} from 'react';
import {MissingData} from '#/charts/MissingData';
import {useRows} from '#/charts/useRows';
import {IdealView} from './IdealView';
import {idealLaps} from './idealLaps';
import {qualifyingQuery} from './qualifyingSql';

/** Ideal laps of a qualifying, of laps that were not deleted. */
export function IdealPanel({session}: {readonly session: number}) {
  const query = qualifyingQuery(session);
  const rows = useRows(query);
  const laps = useMemo(
    () =>
      idealLaps(
        rows.map((row) => ({
          driver: row.driver_number,
          bestS: row.best_s,
          idealS: row.ideal_lap_s,
        })),
      ),
    [rows],
  );
  if (laps.length === 0)
    return (
      <MissingData session={session} endpoints={['session_result', 'laps']} title="No ideal laps" />
    );
  return <IdealView session={session} laps={laps} query={query} />;
}
