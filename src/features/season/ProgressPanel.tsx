import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {type Filter, showsDriver} from '#/charts/filter';
import type {TableColumn} from '#/charts/tableColumn';
import {useFilter} from '#/charts/useFilter';
import {useSeasonLooks} from '#/charts/useSeasonLooks';
import type {Contender} from './contenders';
import {progressFinding} from './findings';
import {NoStandings} from './NoStandings';
import {pointsProgress} from './progress';
import {progressDrawing} from './progressDrawing';
import {standingsQuery} from './seasonQueries';
import {useChampionship, useScoringSessions} from './useSeason';

/** Points after each race and sprint. */
export function ProgressPanel({year}: {readonly year: number}) {
  const {search, shownRounds, shown, contenderOf} = useChampionship(year);
  const sessions = useScoringSessions(year);
  const {lookOf} = useSeasonLooks(year);
  const {filter} = useFilter();
  const points = useMemo(() => {
    const isShown = ({driver, team}: Contender) => {
      if (driver !== null) return showsDriver(filter, lookOf(driver));
      return showsTeam(filter, team, (number) => lookOf(number).team);
    };
    return pointsProgress(
      shownRounds.flatMap(({rows}) => rows),
      sessions,
    ).filter(({who}) => isShown(contenderOf(who)));
  }, [shownRounds, sessions, filter, contenderOf, lookOf]);
  const lastRound = shown?.round ?? 1;
  const drawing = useMemo(
    () => progressDrawing({points, lastRound, contenderOf}),
    [points, lastRound, contenderOf],
  );
  const rows = useMemo(
    () =>
      points.map(({who, isSprint, ...point}) => ({
        ...point,
        name: contenderOf(who).name,
        session: isSprint ? 'Sprint' : 'Race',
      })),
    [points, contenderOf],
  );
  if (!shown) return <NoStandings year={year} of={search.of} />;
  return (
    <ChartView
      name={`${year}-points-${search.of}`}
      label={`Points of the ${search.of} by round`}
      finding={
        <>{progressFinding(shownRounds, contenderOf)} A dot is a race, a diamond a sprint.</>
      }
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[standingsQuery(year, search.of)]}
    />
  );
}

/** A team is shown when it is picked, or a driver of it is. */
const showsTeam = (
  {drivers, teams}: Filter,
  team: string,
  teamOf: (driver: number) => string,
): boolean =>
  (drivers === null && teams === null) ||
  (teams?.includes(team) ?? false) ||
  (drivers?.some((driver) => teamOf(driver) === team) ?? false);

const columns: readonly TableColumn[] = [
  {name: 'round', label: 'Round', type: 'BIGINT'},
  {name: 'place', label: 'Place', type: 'VARCHAR'},
  {name: 'session', label: 'After', type: 'VARCHAR'},
  {name: 'name', label: 'Name', type: 'VARCHAR'},
  {name: 'points', label: 'Points', type: 'DOUBLE'},
  {name: 'gained', label: 'Points of it', type: 'DOUBLE', doc: 'As classified; empty if unknown'},
];
