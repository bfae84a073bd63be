import {Link} from '@tanstack/react-router';
import {CloudRain, Sun} from 'lucide-react';
import type {CSSProperties} from 'react';
import {plural} from '#/base/format';
import {driverName, surname} from '#/domain/driverName';
import {absent, lapTimeText} from '#/domain/lapTimeText';
import {plainName} from '#/domain/plainName';
import {isSimulated} from '#/domain/simulator/calendar';
import {teamColour} from '#/domain/teamColour';
import {Badge, type Tone} from '#/ui/Badge';
import styles from './RaceItem.module.css';
import type {RaceSummaryRow} from './raceSummaries';

const day = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});

/** One race in a row: where, when, who won, and what happened. */
export function RaceItem({race}: {readonly race: RaceSummaryRow}) {
  const name = race.meeting_name ?? race.location ?? `Session ${race.session_key}`;
  return (
    <li className={styles['race']}>
      <p className={styles['date']}>
        {race.date_start === null ? absent : day.format(race.date_start)}
        <span>{race.year}</span>
      </p>
      <div className={styles['what']}>
        <h3>
          <Link to="/races/$sessionKey" params={{sessionKey: String(race.session_key)}}>
            {plainName(name)}
            {race.is_sprint === true && ', Sprint'}
          </Link>
        </h3>
        <p>
          {[race.location, race.circuit_short_name]
            .flatMap((part) => (part === null ? [] : [plainName(part)]))
            .filter((part, i, parts) => parts.indexOf(part) === i)
            .join(', ')}
        </p>
        {isSimulated(race.session_key) && <Badge title="Not a real race">Simulated</Badge>}
      </div>
      <Winner race={race} />
      <dl className={styles['pairs']}>
        <div>
          <dt>Pole</dt>
          <dd>{race.pole === null ? absent : surname(race.pole)}</dd>
        </div>
        <div>
          <dt>Fastest</dt>
          <dd>
            {lapTimeText(race.fastest_lap)}{' '}
            {race.fastest_lap_driver !== null && <span>{surname(race.fastest_lap_driver)}</span>}
          </dd>
        </div>
      </dl>
      <Counts race={race} />
      <Incidents race={race} />
      <Weather race={race} />
    </li>
  );
}

const grounds = {light: '#ffffff', dark: '#15181c'};

function Winner({race}: {readonly race: RaceSummaryRow}) {
  const {onLight, onDark} = teamColour(race.winner_colour, grounds);
  const bar: CSSProperties = {background: `light-dark(${onLight}, ${onDark})`};
  if (race.winner === null) return <p className={styles['unknown']}>No classification</p>;
  return (
    <div className={styles['winner']}>
      <span className={styles['bar']} style={bar} aria-hidden="true" />
      <p>
        <span className="visually-hidden">Won by </span>
        <strong>{driverName(race.winner)}</strong>
      </p>
      <p>
        {race.winner_team !== null && plainName(race.winner_team)}{' '}
        <span>{lapTimeText(race.winner_time_s)}</span>
      </p>
    </div>
  );
}

function Counts({race}: {readonly race: RaceSummaryRow}) {
  const counts = [
    ['Laps', race.total_laps],
    ['Stops', race.total_pit_stops],
    ['Overtakes', race.overtakes],
  ] as const;
  return (
    <dl className={styles['counts']}>
      {counts.map(([label, count]) => (
        <div key={label}>
          <dd>{count ?? absent}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}

function Incidents({race}: {readonly race: RaceSummaryRow}) {
  const yellows = (race.yellow_flags ?? 0) + (race.double_yellow_flags ?? 0);
  const events: readonly (readonly [number | null, Tone, string, string])[] = [
    [race.red_flags, 'bad', 'Red', 'red flag'],
    [race.safety_car_deployments, 'warn', 'SC', 'safety car'],
    [race.vsc_deployments, 'warn', 'VSC', 'virtual safety car'],
    [yellows, 'neutral', 'Yellow', 'yellow flag message'],
  ];
  if (race.safety_car_deployments === null)
    return <p className={styles['unknown']}>Flags unknown</p>;
  return (
    <ul className={styles['incidents']} aria-label="Incidents">
      {events.map(
        ([count, tone, short, long]) =>
          count !== null &&
          count > 0 && (
            <li key={short}>
              <Badge tone={tone} title={plural(count, long)}>
                {count} {short}
              </Badge>
            </li>
          ),
      )}
    </ul>
  );
}

const degrees = (value: number | null) => (value === null ? absent : `${value.toFixed(0)} °C`);

function Weather({race}: {readonly race: RaceSummaryRow}) {
  if (race.avg_air_temp === null) return <p className={styles['unknown']}>Weather unknown</p>;
  const isWet = race.rainfall_detected === 1;
  return (
    <p className={styles['weather']} title="Mean air and track temperature">
      {isWet ? <CloudRain aria-hidden="true" /> : <Sun aria-hidden="true" />}
      {isWet ? 'Rain' : 'Dry'}
      <span>
        {degrees(race.avg_air_temp)}, track {degrees(race.avg_track_temp)}
      </span>
    </p>
  );
}
