import {type ReactNode, useState} from 'react';
import {startIngest} from '#/client/lakeActions';
import type {IngestRequest} from '#/contracts/engine';
import type {EndpointName} from '#/domain/endpoints';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {Skeleton} from '#/ui/Skeleton';
import {carNumbers} from './carNumbers';
import {EndpointPicker} from './EndpointPicker';
import {defaultEndpoints} from './endpointGroups';
import styles from './IngestScreen.module.css';
import type {IngestSearch} from './ingestSearch';
import {PlanPreview} from './PlanPreview';
import {SessionPicker} from './SessionPicker';
import {availability, chosenKinds, withSession} from './sessionChoice';
import {useAttempt} from './useAttempt';
import {type Meetings, type SessionSource, useMeetings} from './useMeetings';
import {useThisYear} from './useThisYear';

/** OpenF1 has data from this season on. */
const firstSeason = 2023;

interface SessionIngestProps {
  readonly source: SessionSource;
  readonly search: IngestSearch;
  readonly obstacle: string | null;
  readonly onChange: (change: Partial<IngestSearch>) => void;
  /** Stands under the plan. */
  readonly children: ReactNode;
}

/** Sessions, endpoints and the plan they make: for the sources that know sessions. */
export function SessionIngest(props: SessionIngestProps) {
  const {source, search, obstacle, onChange, children} = props;
  const meetings = useMeetings(source, search);
  const [endpoints, setEndpoints] = useState<readonly EndpointName[]>(defaultEndpoints);
  const [drivers, setDrivers] = useState('');
  const sessionKeys = chosenSessions(source, search, meetings);
  const request: IngestRequest = {
    source,
    sessionKeys,
    endpoints,
    telemetryDrivers: carNumbers(drivers),
  };
  const start = useAttempt(() => startIngest(request));
  const choose = (keys: readonly number[], isChosen: boolean) =>
    onChange({
      sessionKeys: keys.reduce((all, key) => withSession(all, key, isChosen), sessionKeys),
    });
  return (
    <div className={styles['areas']}>
      <Panel title="Sessions" hint="Start times are in your time zone.">
        <div className={styles['stack']}>
          {source === 'openf1' && <Season search={search} onChange={onChange} />}
          <MeetingList
            source={source}
            meetings={meetings}
            sessionKeys={sessionKeys}
            onToggle={choose}
          />
        </div>
      </Panel>
      <div className={styles['side']}>
        <Panel title="Plan">
          <PlanPreview
            request={request}
            obstacle={start.isBusy ? 'An ingest is running' : obstacle}
            onStart={start.run}
          />
          {start.notice}
        </Panel>
        {children}
      </div>
      <Panel title="Endpoints" hint="Asked for each chosen session that has them.">
        <EndpointPicker
          endpoints={endpoints}
          kinds={chosenKinds(meetings.meetings, sessionKeys)}
          drivers={drivers}
          onEndpoints={setEndpoints}
          onDrivers={setDrivers}
        />
      </Panel>
    </div>
  );
}

/** Of the sample, which is small, everything unless the link names sessions. */
function chosenSessions(
  source: SessionSource,
  {sessionKeys}: IngestSearch,
  {meetings}: Meetings,
): readonly number[] {
  if (source === 'openf1' || sessionKeys.length > 0) return sessionKeys;
  return meetings
    .flatMap((meeting) => meeting.sessions)
    .filter((session) => availability(session, Number.POSITIVE_INFINITY) === 'available')
    .map((session) => session.sessionKey);
}

interface SeasonProps {
  readonly search: IngestSearch;
  readonly onChange: (change: Partial<IngestSearch>) => void;
}

function Season({search, onChange}: SeasonProps) {
  const last = useThisYear();
  const isLink = search.year === null && search.sessionKeys.length > 0;
  const seasons = Array.from({length: last - firstSeason + 1}, (_, i) => String(last - i));
  return (
    <div className={styles['season']}>
      <Select
        label="Season"
        value={isLink ? '' : String(search.year ?? last)}
        options={[
          ...(isLink ? [{value: '', label: 'As linked'}] : []),
          ...seasons.map((season) => ({value: season, label: season})),
        ]}
        onChange={(season) => onChange({year: season === '' ? null : Number(season)})}
      />
    </div>
  );
}

interface MeetingListProps {
  readonly source: SessionSource;
  readonly meetings: Meetings;
  readonly sessionKeys: readonly number[];
  readonly onToggle: (keys: readonly number[], isChosen: boolean) => void;
}

function MeetingList({
  source,
  meetings: {meetings, isPending, failure, retry},
  ...rest
}: MeetingListProps) {
  const [now] = useState(() => (source === 'sample' ? Number.POSITIVE_INFINITY : Date.now()));
  if (failure) return <ErrorNotice failure={failure} onRetry={retry} />;
  if (isPending) return <Skeleton lines={6} />;
  if (meetings.length === 0) return <p>The source knows no meetings of this season.</p>;
  return <SessionPicker meetings={meetings} now={now} {...rest} />;
}
