import {Link} from '@tanstack/react-router';
import {Suspense} from 'react';
import {groupBy} from '#/base/groupBy';
import {SeasonNav} from '#/charts/SeasonNav';
import {useSql} from '#/client/useSql';
import {buttonClass} from '#/ui/Button';
import {Contained} from '#/ui/Contained';
import {EmptyState} from '#/ui/EmptyState';
import {Field} from '#/ui/Field';
import {Select} from '#/ui/Select';
import {Skeleton} from '#/ui/Skeleton';
import {RaceItem} from './RaceItem';
import styles from './RacesScreen.module.css';
import {hasRaceData, racesShown, raceSorts, type RaceSearch} from './raceSearch';
import {raceSummaryReads, raceSummarySql, type RaceSummaryRow} from './raceSummaries';
import {useRaceSearch} from './useRaceSearch';

/** Every race and sprint in the lake, as gold_race_summary tells it. */
export function RacesScreen() {
  return (
    <div className={styles['page']}>
      <SeasonNav />
      <h1>Races</h1>
      <Contained>
        <Suspense fallback={<Skeleton lines={8} />}>
          <RaceList />
        </Suspense>
      </Contained>
    </div>
  );
}

function RaceList() {
  const rows = useSql<RaceSummaryRow>(raceSummarySql, raceSummaryReads);
  const [search, change] = useRaceSearch();
  const known = rows.filter(hasRaceData);
  if (rows.length === 0) return <NoRaces />;
  const shown = racesShown(known, search);
  const isByDate = search.sort === 'newest' || search.sort === 'oldest';
  const groups = isByDate
    ? [...groupBy(shown, (race) => (race.year === null ? 'Unknown season' : String(race.year)))]
    : [[`${shown.length} races`, shown] as const];
  return (
    <>
      <Filters rows={rows} search={search} onChange={change} />
      {shown.length === 0 && (
        <EmptyState title={known.length === 0 ? 'No race has laps or results yet' : 'No race fits'}>
          {known.length === 0
            ? 'Sessions are listed, but neither laps nor session_result was ingested for a race.'
            : 'Change the search or choose all seasons.'}
        </EmptyState>
      )}
      {groups.map(([title, races]) => (
        <section key={title} className={styles['season']} aria-label={title}>
          <h2>{title}</h2>
          <ul className={styles['list']}>
            {races.map((race) => (
              <RaceItem key={race.session_key} race={race} />
            ))}
          </ul>
        </section>
      ))}
      <WithoutData races={rows.filter((row) => !hasRaceData(row))} />
    </>
  );
}

function NoRaces() {
  return (
    <EmptyState
      title="No races yet"
      actions={
        <Link to="/" className={buttonClass({kind: 'primary'})}>
          Go to Home
        </Link>
      }
    >
      Press Ingest on Home to fetch a race weekend, then Run Pipeline to turn it into tables. The
      races appear here.
    </EmptyState>
  );
}

interface FiltersProps {
  readonly rows: readonly RaceSummaryRow[];
  readonly search: RaceSearch;
  readonly onChange: (change: Partial<RaceSearch>) => void;
}

function Filters({rows, search, onChange}: FiltersProps) {
  const years = [...new Set(rows.flatMap(({year}) => (year === null ? [] : [String(year)])))];
  const seasons = years.toSorted((a, b) => b.localeCompare(a));
  return (
    <div className={styles['filters']} role="search">
      <Field
        label="Find"
        type="search"
        placeholder="Name, place, driver or team"
        defaultValue={search.words}
        onChange={(event) => onChange({words: event.target.value})}
      />
      <Select
        label="Season"
        value={search.year === null ? '' : String(search.year)}
        options={[
          {value: '', label: 'All seasons'},
          ...seasons.map((year) => ({value: year, label: year})),
        ]}
        onChange={(year) => onChange({year: year === '' ? null : Number(year)})}
      />
      <Select
        label="Order"
        value={search.sort}
        options={raceSorts}
        onChange={(sort) => onChange({sort})}
      />
    </div>
  );
}

function WithoutData({races}: {readonly races: readonly RaceSummaryRow[]}) {
  if (races.length === 0) return null;
  return (
    <details className={styles['without']}>
      <summary>{races.length} listed without laps or results</summary>
      <p>
        Their sessions are known from the calendar only. <Link to="/ingest">Ingest</Link> laps and
        session_result to see them here.
      </p>
      <ul>
        {races.map((race) => (
          <li key={race.session_key}>
            {race.year} {race.meeting_name ?? race.location}, {race.session_name}
          </li>
        ))}
      </ul>
    </details>
  );
}
