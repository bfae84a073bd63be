import {Link} from '@tanstack/react-router';
import {Suspense} from 'react';
import {plural} from '#/base/format';
import {useLake} from '#/client/lake';
import {useSql} from '#/client/useSql';
import {driverName} from '#/domain/driverName';
import {absent} from '#/domain/lapTimeText';
import {Contained} from '#/ui/Contained';
import {Panel} from '#/ui/Panel';
import styles from './SeasonCard.module.css';

interface LeaderRow {
  readonly year: number;
  readonly round: number;
  readonly location: string | null;
  readonly position: number | null;
  readonly full_name: string | null;
  readonly driver_number: number;
  readonly points: number;
}

const leadersSql = `
select year, round, location, position, full_name, driver_number, points
from gold_season_standings_drivers
where year = (select max(year) from gold_season_standings_drivers)
qualify dense_rank() over (order by round desc) = 1
order by position nulls last, points desc, driver_number
limit 3`;

/** Who leads the newest season, and the way to its page; nothing until gold has standings. */
export function SeasonCard() {
  const hasStandings = useLake(({status}) =>
    status?.tables.some(({name, rows}) => name === 'gold_season_standings_drivers' && rows > 0),
  );
  if (!hasStandings) return null;
  return (
    <Contained>
      <Suspense fallback={null}>
        <Leaders />
      </Suspense>
    </Contained>
  );
}

function Leaders() {
  const leaders = useSql<LeaderRow>(leadersSql, ['gold_season_standings_drivers']);
  const [first] = leaders;
  if (!first) return null;
  return (
    <Panel
      title={`Season ${first.year}`}
      hint={`After round ${first.round}, ${first.location ?? 'place unknown'}, as far as this lake knows`}
      actions={
        <Link to="/season" search={{year: String(first.year)}}>
          Standings, calendar, who can still win
        </Link>
      }
    >
      <ol className={styles['leaders']}>
        {leaders.map(({driver_number: driver, position, full_name, points}) => (
          <li key={driver}>
            <span className={styles['place']}>{position ?? absent}</span>
            <b>{full_name === null ? `Car ${driver}` : driverName(full_name)}</b>
            <span className={styles['points']}>{plural(points, 'point')}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
