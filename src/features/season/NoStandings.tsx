import {MissingData} from '#/charts/MissingData';
import type {Championship} from '#/domain/championshipPoints';
import {EmptyState} from '#/ui/EmptyState';
import {useScoringSessions} from './useSeason';

interface NoStandingsProps {
  readonly year: number;
  readonly of: Championship;
}

/** Stands for a panel of standings that the lake has no row for. */
export function NoStandings({year, of}: NoStandingsProps) {
  const sessions = useScoringSessions(year);
  const newest = sessions.findLast(({isSprint, hasResults}) => !isSprint && hasResults);
  const race = newest ?? sessions.find(({isSprint}) => !isSprint);
  if (!race)
    return (
      <EmptyState title="No standings">
        The calendar of this lake has no race of the season that is not cancelled.
      </EmptyState>
    );
  return (
    <MissingData
      session={race.key}
      endpoints={
        of === 'drivers'
          ? ['session_result', 'drivers', 'championship_drivers']
          : ['session_result', 'drivers', 'championship_teams']
      }
      title="No standings"
    />
  );
}
