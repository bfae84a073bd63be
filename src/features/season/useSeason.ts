import {useMemo} from 'react';
import {useLinkParams} from '#/charts/useLinkParams';
import {useRows} from '#/charts/useRows';
import {useSeasonLooks} from '#/charts/useSeasonLooks';
import {type Contender, contenders} from './contenders';
import {calendarQuery, standingsQuery} from './seasonQueries';
import {
  type CalendarMeeting,
  type ScoringSession,
  scoringSessions,
  seasonCalendar,
} from './seasonCalendar';
import {parseSeasonSearch, type SeasonSearch} from './seasonSearch';
import {type Round, roundShown, roundsOf} from './standings';

/** Suspends. */
export function useCalendar(year: number): readonly CalendarMeeting[] {
  const rows = useRows(calendarQuery(year));
  return useMemo(() => seasonCalendar(rows), [rows]);
}

/** Suspends. */
export function useScoringSessions(year: number): readonly ScoringSession[] {
  const calendar = useCalendar(year);
  return useMemo(() => scoringSessions(calendar), [calendar]);
}

interface Championship {
  readonly search: SeasonSearch;
  readonly rounds: readonly Round[];
  /** Up to the round of the link. */
  readonly shownRounds: readonly Round[];
  readonly shown: Round | null;
  readonly contenderOf: (who: string) => Contender;
}

/** The championship and the round that the link names. Suspends. */
export function useChampionship(year: number): Championship {
  const [params] = useLinkParams();
  const search = useMemo(() => parseSeasonSearch(params), [params]);
  const rows = useRows(standingsQuery(year, search.of));
  const looks = useSeasonLooks(year);
  const rounds = useMemo(() => roundsOf(rows), [rows]);
  const contenderOf = useMemo(() => contenders(looks, search.of), [looks, search.of]);
  const shown = roundShown(rounds, search.round);
  const shownRounds = useMemo(
    () => rounds.filter(({round}) => shown !== null && round <= shown.round),
    [rounds, shown],
  );
  return {search, rounds, shownRounds, shown, contenderOf};
}
