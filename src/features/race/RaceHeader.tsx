import {Link} from '@tanstack/react-router';
import {Suspense} from 'react';
import {useLooks} from '#/charts/useLooks';
import {usePeriods} from '#/charts/usePeriods';
import {useRows} from '#/charts/useRows';
import {plainName} from '#/domain/plainName';
import {isSimulated} from '#/domain/simulator/calendar';
import {Badge} from '#/ui/Badge';
import {Contained} from '#/ui/Contained';
import {Skeleton} from '#/ui/Skeleton';
import styles from './RaceHeader.module.css';
import {raceFacts} from './raceFacts';
import {raceHeadline} from './raceHeadline';
import type {SessionRow} from './raceRows';
import {rainQuery, siblingsQuery} from './raceSql';
import {type RaceSession, useResults} from './useRace';

interface RaceHeaderProps {
  readonly row: SessionRow;
  readonly session: RaceSession;
}

const date = new Intl.DateTimeFormat('en-GB', {dateStyle: 'full', timeZone: 'UTC'});

/** Name, place, date, and what happened in a sentence. */
export function RaceHeader({row, session}: RaceHeaderProps) {
  const name = row.meeting_name ?? row.location ?? `Session ${row.session_key}`;
  const place = [row.location, row.country_name]
    .filter((part) => part !== null)
    .map(plainName)
    .join(', ');
  return (
    <header className={styles['header']}>
      <div className={styles['title']}>
        <h1>
          {plainName(name)} {row.year}
          {row.session_name !== 'Race' && `, ${row.session_name}`}
        </h1>
        {isSimulated(row.session_key) && <Badge title="Not a real race">Simulated</Badge>}
      </div>
      <p className={styles['place']}>
        {place}
        {row.start_ms !== null && `, ${date.format(row.start_ms)}`}
      </p>
      <Contained>
        <Suspense fallback={<Skeleton lines={1} />}>
          <Headline session={session} />
          <Siblings row={row} />
        </Suspense>
      </Contained>
    </header>
  );
}

function Headline({session}: {readonly session: RaceSession}) {
  const results = useResults(session);
  const periods = usePeriods(session.key);
  const lookOf = useLooks(session.key);
  const rain = useRows(rainQuery(session.key))[0]?.rainfall_detected ?? null;
  const nameOf = (driver: number) => lookOf(driver).fullName;
  const hadRain = rain === null ? null : rain > 0;
  const text = raceHeadline(raceFacts(session.isRace, {results, periods, hadRain}, nameOf));
  return <p className={styles['headline']}>{text}</p>;
}

/** The other sessions of the weekend that have anything to show. */
function Siblings({row}: {readonly row: SessionRow}) {
  const sessions = useRows(siblingsQuery(row.session_key));
  if (sessions.length < 2) return null;
  return (
    <nav aria-label="Sessions of this weekend" className={styles['siblings']}>
      {sessions.map(({session_key: key, session_name}) => (
        <Link key={key} to="/races/$sessionKey" params={{sessionKey: String(key)}}>
          {session_name}
        </Link>
      ))}
    </nav>
  );
}
