import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {TableColumn} from '#/charts/tableColumn';
import {type Championship, mostPoints} from '#/domain/championshipPoints';
import {pointsLeft, titleChances} from '#/domain/titleChances';
import {Figure} from '#/ui/Figure';
import styles from './ChancesPanel.module.css';
import {chancesDrawing, tieWords, verdictWords} from './chancesDrawing';
import {isWholeCalendar, titleAssumptions, type TitleFacts, titleFinding} from './findings';
import {NoStandings} from './NoStandings';
import {stillOpen} from './remaining';
import {calendarQuery, standingsQuery} from './seasonQueries';
import type {ScoringSession} from './seasonCalendar';
import type {Round} from './standings';
import {useChampionship, useScoringSessions} from './useSeason';

/** How many who are out are drawn below those who can still win. */
const outShown = 3;

/** Who can still win after the round shown, and what that takes for granted. */
export function ChancesPanel({year}: {readonly year: number}) {
  const {search, shown, contenderOf} = useChampionship(year);
  const sessions = useScoringSessions(year);
  const {of} = search;
  const reckoned = useMemo(
    () => shown && reckon(year, of, sessions, shown),
    [year, of, sessions, shown],
  );
  const drawing = useMemo(() => {
    const {chances = [], words = verdictWords(false)} = reckoned ?? {};
    const inIt = chances.filter(({verdict}) => verdict !== 'out');
    const out = chances.filter(({verdict}) => verdict === 'out').slice(0, outShown);
    return chancesDrawing({chances: [...inIt, ...out], contenderOf, words});
  }, [reckoned, contenderOf]);
  const rows = useMemo(
    () =>
      (reckoned?.chances ?? []).map(({who, verdict, tie, ...chance}) => ({
        ...chance,
        name: contenderOf(who).name,
        verdict: reckoned?.words[verdict],
        tie: tie === null ? null : tieWords(tie),
      })),
    [reckoned, contenderOf],
  );
  if (!reckoned) return <NoStandings year={year} of={of} />;
  return (
    <ChartView
      name={`${year}-who-can-win-${of}`}
      label="Points now and at best"
      finding={titleFinding(reckoned, contenderOf)}
      chart={
        <>
          <Figure label="Points now and at best" options={drawing} />
          <ul className={styles['assumed']}>
            {titleAssumptions(reckoned).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      }
      columns={columns}
      rows={rows}
      queries={[standingsQuery(year, of), calendarQuery(year)]}
    />
  );
}

function reckon(
  year: number,
  of: Championship,
  sessions: readonly ScoringSession[],
  shown: Round,
): TitleFacts & {readonly words: ReturnType<typeof verdictWords>} {
  const rounds = sessions.filter(({isSprint}) => !isSprint).length;
  const most = mostPoints(year, of);
  const open = stillOpen(sessions, shown);
  return {
    of,
    rounds,
    most,
    open,
    left: pointsLeft(open, most),
    chances: titleChances({
      standings: shown.rows,
      remaining: open,
      most,
      championship: of,
    }),
    words: verdictWords(isWholeCalendar(rounds)),
  };
}

const columns: readonly TableColumn[] = [
  {name: 'name', label: 'Name', type: 'VARCHAR'},
  {name: 'verdict', label: 'Verdict', type: 'VARCHAR'},
  {name: 'points', label: 'Points', type: 'DOUBLE'},
  {name: 'behind', label: 'Points behind', type: 'DOUBLE'},
  {name: 'bestCase', label: 'At best', type: 'DOUBLE', doc: 'With every point that is left'},
  {name: 'wins', label: 'Wins', type: 'BIGINT', doc: 'Of races classified here'},
  {name: 'seconds', label: 'Second places', type: 'BIGINT'},
  {name: 'thirds', label: 'Third places', type: 'BIGINT'},
  {name: 'tie', label: 'Tie', type: 'VARCHAR'},
];
