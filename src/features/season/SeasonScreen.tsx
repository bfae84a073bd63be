import {Link} from '@tanstack/react-router';
import {Suspense, useState} from 'react';
import {FilterBar} from '#/charts/FilterBar';
import {SeasonNav} from '#/charts/SeasonNav';
import {SeasonSelect} from '#/charts/SeasonSelect';
import {entriesQuery} from '#/charts/seasonQueries';
import {usePrefetch} from '#/charts/useRows';
import {useSeasonLooks} from '#/charts/useSeasonLooks';
import {useYear} from '#/charts/useYear';
import {buttonClass} from '#/ui/Button';
import {Contained} from '#/ui/Contained';
import {EmptyState} from '#/ui/EmptyState';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {CalendarPanel} from './CalendarPanel';
import {ChancesPanel} from './ChancesPanel';
import {HeatMapPanel} from './HeatMapPanel';
import {ProgressPanel} from './ProgressPanel';
import {SeasonChoices} from './SeasonChoices';
import styles from './SeasonScreen.module.css';
import {StandingsPanel} from './StandingsPanel';
import {calendarQuery, historyQuery, resultsQuery, standingsQuery} from './seasonQueries';

/** A season: calendar, standings and their progress, results, and who can still win. */
export function SeasonScreen() {
  return (
    <Page>
      <SeasonNav />
      <Contained>
        <Suspense fallback={<Skeleton lines={12} />}>
          <Seasons />
        </Suspense>
      </Contained>
    </Page>
  );
}

function Seasons() {
  const {year, seasons} = useYear();
  if (year === null) return <NoSeason />;
  const known = seasons.find((season) => season.year === year);
  return <Season key={year} year={year} results={known?.results ?? 0} />;
}

function NoSeason() {
  const [thisYear] = useState(() => new Date().getFullYear());
  return (
    <EmptyState
      title="No season yet"
      isPage
      actions={
        <>
          <Link to="/" className={buttonClass({kind: 'primary'})}>
            Go to Home
          </Link>
          <Link to="/season" search={{year: String(thisYear)}} className={buttonClass()}>
            Choose a season
          </Link>
        </>
      }
    >
      Press Ingest on Home to fetch a race weekend, then Run Pipeline to turn it into tables. Its
      season appears here. Or choose a season, and load its calendar and results from OpenF1.
    </EmptyState>
  );
}

interface SeasonProps {
  readonly year: number;
  /** Races and sprints with a classification. */
  readonly results: number;
}

function Season({year, results}: SeasonProps) {
  usePrefetch([
    calendarQuery(year),
    entriesQuery(year),
    standingsQuery(year, 'drivers'),
    standingsQuery(year, 'teams'),
    resultsQuery(year),
    historyQuery(year),
  ]);
  return (
    <>
      <PageHead title={`${year} season`}>
        Calendar, standings, results and who can still win, as far as this lake knows the season.
      </PageHead>
      <div className={styles['choices']}>
        <SeasonSelect forget={['round', 'drivers', 'teams']} />
        {results > 0 && (
          <Suspense fallback={<Skeleton lines={1} />}>
            <SeasonChoices year={year} />
          </Suspense>
        )}
      </div>
      {results > 0 && <Dashboard year={year} />}
      <Panel title="Which races are there, and what is loaded?" lines={12}>
        <CalendarPanel year={year} />
      </Panel>
      {results === 0 && (
        <EmptyState title="No result of this season yet">
          Standings, progress and results come from <code>session_result</code>, and as published
          from <code>championship_drivers</code> and <code>championship_teams</code>. Load the
          season’s results above, or open a session and load them there.
        </EmptyState>
      )}
    </>
  );
}

function Dashboard({year}: {readonly year: number}) {
  return (
    <>
      <div className={styles['pair']}>
        <Panel title="Who leads the championship?" lines={12}>
          <StandingsPanel year={year} />
        </Panel>
        <Panel title="Who can still win?" lines={12}>
          <ChancesPanel year={year} />
        </Panel>
      </div>
      <Contained>
        <Suspense fallback={<Skeleton lines={1} />}>
          <Drivers year={year} />
        </Suspense>
      </Contained>
      <Panel title="How did the points add up?" lines={12}>
        <ProgressPanel year={year} />
      </Panel>
      <Panel title="Who finished where?" lines={12}>
        <HeatMapPanel year={year} />
      </Panel>
    </>
  );
}

function Drivers({year}: {readonly year: number}) {
  const {looks} = useSeasonLooks(year);
  return <FilterBar looks={looks} lastLap={null} />;
}
