import {Link} from '@tanstack/react-router';
import {Activity} from 'lucide-react';
import type {DriverLook} from '#/charts/driverLook';
import {driverName, surname} from '#/domain/driverName';
import {absent, lapTimeText} from '#/domain/lapTimeText';
import {plainName} from '#/domain/plainName';
import {isSimulated} from '#/domain/simulator/calendar';
import {Badge} from '#/ui/Badge';
import styles from './CalendarPanel.module.css';
import type {CalendarMeeting, CalendarSession} from './seasonCalendar';
import type {HistoryRow} from './seasonRows';

interface MeetingItemProps {
  readonly meeting: CalendarMeeting;
  /** Of the race; null when it is not classified. */
  readonly winner: DriverLook | null;
  /** The newest earlier Grand Prix at the circuit that the lake knows. */
  readonly before: HistoryRow | null;
}

const day = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});

/** A meeting in a row: round, date, name, sessions, winner. */
export function MeetingItem({meeting, winner, before}: MeetingItemProps) {
  const {key, round, name, location, country, start, isCancelled, sprint} = meeting;
  return (
    <li className={styles['meeting']}>
      <p className={styles['round']}>
        <span className="visually-hidden">{round === null ? 'No round' : 'Round'} </span>
        {round ?? <span aria-hidden="true">{absent}</span>}
      </p>
      <p className={styles['date']}>{start === null ? absent : day.format(start)}</p>
      <div className={styles['what']}>
        <h3>{plainName(name)}</h3>
        <p>
          {[location, country]
            .flatMap((part) => (part === null ? [] : [plainName(part)]))
            .filter((part, at, parts) => parts.indexOf(part) === at)
            .join(', ')}
        </p>
        <p className={styles['badges']}>
          {sprint && <Badge>Sprint weekend</Badge>}
          {isCancelled && <Badge tone="bad">Cancelled</Badge>}
          {isSimulated(key) && <Badge title="Not a real meeting">Simulated</Badge>}
        </p>
      </div>
      <ul className={styles['sessions']} aria-label={`Sessions of ${plainName(name)}`}>
        {meeting.sessions.map((session) => (
          <SessionLink key={session.key} session={session} />
        ))}
        {meeting.sessions.length === 0 && <li>No session known</li>}
      </ul>
      <p className={styles['winner']}>
        {winner ? (
          <>
            <span
              className={styles['bar']}
              style={{background: winner.colour}}
              aria-hidden="true"
            />
            <span className="visually-hidden">Won by </span>
            {winner.surname}
          </>
        ) : (
          <span className={styles['muted']}>No winner known</span>
        )}
      </p>
      <Before row={before} />
    </li>
  );
}

function SessionLink({session}: {readonly session: CalendarSession}) {
  const {key, name, loaded, missing, isCancelled} = session;
  const sign = missing.length === 0 ? '●' : loaded.length === 0 ? '○' : '◐';
  const words = [
    loaded.length > 0 ? `Loaded: ${loaded.join(', ')}` : 'Nothing loaded',
    missing.length > 0 && `not loaded: ${missing.join(', ')}`,
    isCancelled && 'cancelled',
  ]
    .filter(Boolean)
    .join('; ');
  return (
    <li>
      <Link
        to="/races/$sessionKey"
        params={{sessionKey: String(key)}}
        className={styles['session']}
        title={words}
        data-state={loaded.length === 0 ? 'none' : 'some'}
      >
        <span aria-hidden="true">{sign}</span> {name}
        {loaded.includes('telemetry') && (
          <Activity className={styles['telemetry']} aria-hidden="true" />
        )}
        <span className="visually-hidden">. {words}</span>
      </Link>
    </li>
  );
}

function Before({row}: {readonly row: HistoryRow | null}) {
  if (!row) return <p className={styles['before']} />;
  const {year, winner, lap_record_s: record, lap_record_driver: driver} = row;
  return (
    <p className={styles['before']}>
      {winner !== null && (
        <span>
          {year}: {driverName(winner)} won
        </span>
      )}
      {record !== null && (
        <span title="Fastest race lap here in earlier seasons, among the races this lake knows">
          Best lap before {lapTimeText(record)}
          {driver !== null && `, ${surname(driver)} ${row.lap_record_year ?? ''}`}
        </span>
      )}
    </p>
  );
}
