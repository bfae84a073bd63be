import {useMemo} from 'react';
import {MissingData} from '#/charts/MissingData';
import {useRows} from '#/charts/useRows';
import {IdealView} from '#/features/race/qualifying/IdealView';
import {idealLaps} from '#/features/race/qualifying/idealLaps';
import {performanceQuery} from '#/features/race/story/storySql';

/** Ideal laps of a practice, of all valid laps. */
export function PracticeIdealPanel({session}: {readonly session: number}) {
  const query = performanceQuery(session);
  const rows = useRows(query);
  const laps = useMemo(
    () =>
      idealLaps(
        rows.map((row) => ({
          driver: row.driver_number,
          bestS: row.fastest_lap_time,
          idealS: row.theoretical_best_s,
        })),
      ),
    [rows],
  );
  if (rows.length === 0)
    return <MissingData session={session} endpoints={['laps']} title="No valid laps" />;
  return <IdealView session={session} laps={laps} query={query} />;
}
