import {useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import {showsDriver} from '#/charts/filter';
import type {TableColumn} from '#/charts/tableColumn';
import {useFilter} from '#/charts/useFilter';
import {useRows} from '#/charts/useRows';
import {useSeasonLooks} from '#/charts/useSeasonLooks';
import {EmptyState} from '#/ui/EmptyState';
import {Select} from '#/ui/Select';
import {heatFinding} from './findings';
import {columnOf, type HeatCell, heatCells} from './heatMap';
import {heatMapDrawing} from './heatMapDrawing';
import {resultsQuery, standingsQuery} from './seasonQueries';
import type {StandingRow} from './seasonRows';
import {useScoringSessions} from './useSeason';

type Shows = 'place' | 'points';

const shownChoices = [
  {value: 'place', label: 'Places'},
  {value: 'points', label: 'Points'},
] as const;

/** Results of the whole season, drivers by races and sprints. */
export function HeatMapPanel({year}: {readonly year: number}) {
  const results = useRows(resultsQuery(year));
  const standings = useRows(standingsQuery(year, 'drivers'));
  const sessions = useScoringSessions(year);
  const {lookOf} = useSeasonLooks(year);
  const {filter} = useFilter();
  const [shows, setShows] = useState<Shows>('place');
  const cells = useMemo(
    () => heatCells(results, sessions).filter(({driver}) => showsDriver(filter, lookOf(driver))),
    [results, sessions, filter, lookOf],
  );
  const drawing = useMemo(() => {
    return heatMapDrawing({
      cells,
      drivers: inOrder(cells, standings),
      columns: sessions
        .filter(({hasResults}) => hasResults)
        .map((session) => ({column: columnOf(session), place: session.place})),
      shows,
      lookOf,
    });
  }, [cells, standings, sessions, shows, lookOf]);
  const rows = useMemo(
    () => cells.map((cell) => ({...cell, name: lookOf(cell.driver).fullName})),
    [cells, lookOf],
  );
  if (results.length === 0)
    return (
      <EmptyState title="No results">
        Ingest <code>session_result</code> of a race of the season and run the pipeline.
      </EmptyState>
    );
  return (
    <ChartView
      name={`${year}-results`}
      label="Results by driver and race"
      finding={
        <>
          {heatFinding(heatCells(results, sessions), (driver) => lookOf(driver).fullName)} The more
          points, the deeper the colour; S is a sprint, framed a win; × on a narrow screen is DNF,
          DNS or DSQ.
        </>
      }
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[resultsQuery(year)]}
      controls={
        <Select
          label="Figures shown"
          labelHidden
          value={shows}
          options={shownChoices}
          onChange={setShows}
        />
      }
    />
  );
}

/** Who has a result, in the order of the newest standings; then those they do not list. */
function inOrder(cells: readonly HeatCell[], standings: readonly StandingRow[]): readonly number[] {
  const last = standings.at(-1)?.round;
  const ranked = standings.flatMap(({round, who}) => (round === last ? [Number(who)] : []));
  const raced = new Set(cells.map(({driver}) => driver));
  return [...new Set([...ranked.filter((driver) => raced.has(driver)), ...raced])];
}

const columns: readonly TableColumn[] = [
  {name: 'column', label: 'Round', type: 'VARCHAR', doc: 'S: sprint'},
  {name: 'place', label: 'Where', type: 'VARCHAR'},
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  {name: 'grid', label: 'Grid', type: 'BIGINT'},
  {name: 'position', label: 'Place', type: 'BIGINT'},
  {name: 'points', label: 'Points', type: 'DOUBLE'},
  {name: 'status', label: 'Status', type: 'VARCHAR'},
];
