import {Activity} from 'lucide-react';
import {ChartView} from '#/charts/ChartView';
import type {TableColumn} from '#/charts/tableColumn';
import {useRows} from '#/charts/useRows';
import {useSeasonLooks} from '#/charts/useSeasonLooks';
import {isSimulated} from '#/domain/simulator/calendar';
import {EmptyState} from '#/ui/EmptyState';
import styles from './CalendarPanel.module.css';
import {calendarFinding} from './findings';
import {LoadSeason} from './LoadSeason';
import {MeetingItem} from './MeetingItem';
import {calendarQuery, historyQuery, resultsQuery} from './seasonQueries';
import {useCalendar} from './useSeason';

/** Every meeting of the season with its sessions, what is loaded of each, who won, and who won there before. */
export function CalendarPanel({year}: {readonly year: number}) {
  const calendar = useCalendar(year);
  const results = useRows(resultsQuery(year));
  const history = useRows(historyQuery(year));
  const {lookOf} = useSeasonLooks(year);
  if (calendar.length === 0)
    return (
      <EmptyState
        title={`The lake knows no meeting of ${year}`}
        actions={<LoadSeason year={year} />}
      >
        The calendar comes from <code>meetings</code> and <code>sessions</code> of the season.
      </EmptyState>
    );
  const winners = new Map(
    results.flatMap((row) =>
      row.position === 1 ? [[row.session_key, lookOf(row.driver_number)] as const] : [],
    ),
  );
  return (
    <ChartView
      name={`${year}-calendar`}
      label={`Calendar of ${year}`}
      finding={calendarFinding(calendar)}
      chart={
        <>
          <ul className={styles['list']}>
            {calendar.map((meeting) => (
              <MeetingItem
                key={meeting.key}
                meeting={meeting}
                winner={(meeting.race && winners.get(meeting.race.key)) ?? null}
                before={history.find((row) => row.circuit_key === meeting.circuit) ?? null}
              />
            ))}
          </ul>
          <Legend />
        </>
      }
      columns={columns}
      rows={calendar.flatMap((meeting) =>
        meeting.sessions.map((session) => ({
          round: meeting.round,
          name: meeting.name,
          location: meeting.location,
          session: session.name,
          session_key: session.key,
          start: session.start,
          loaded: session.loaded.join(', '),
          missing: session.missing.join(', '),
        })),
      )}
      controls={!calendar.every(({key}) => isSimulated(key)) && <LoadSeason year={year} />}
      queries={[calendarQuery(year), resultsQuery(year), historyQuery(year)]}
    />
  );
}

function Legend() {
  return (
    <p className={styles['legend']}>
      <b aria-hidden="true">●</b> results, laps, tyres, race control and weather are loaded,{' '}
      <b aria-hidden="true">◐</b> some of them, <b aria-hidden="true">○</b> none;{' '}
      <Activity className={styles['telemetry']} aria-hidden="true" /> telemetry, too. Each leads to
      its session, where the rest can be loaded.
    </p>
  );
}

const columns: readonly TableColumn[] = [
  {name: 'round', label: 'Round', type: 'BIGINT'},
  {name: 'name', label: 'Meeting', type: 'VARCHAR'},
  {name: 'location', label: 'Location', type: 'VARCHAR'},
  {name: 'session', label: 'Session', type: 'VARCHAR'},
  {name: 'session_key', label: 'Session key', type: 'BIGINT'},
  {name: 'start', label: 'Start (UTC)', type: 'TIMESTAMP'},
  {name: 'loaded', label: 'Loaded', type: 'VARCHAR'},
  {name: 'missing', label: 'Not loaded', type: 'VARCHAR'},
];
