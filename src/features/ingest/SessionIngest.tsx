import {type ReactNode, useState} from 'react';
import {queueIngest} from '#/client/ingestQueue';
import {startIngest} from '#/client/lakeActions';
import type {IngestRequest} from '#/contracts/engine';
import type {EndpointName} from '#/domain/endpoints';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {Skeleton} from '#/ui/Skeleton';
import {EndpointPicker} from './EndpointPicker';
import {defaultEndpoints} from './endpointGroups';
import {FilterFields} from './FilterFields';
import styles from './IngestScreen.module.css';
import type {IngestSearch} from './ingestSearch';
import {narrowed, noOptions, optionProblems, type PlanOptions} from './planOptions';
import {PlanPreview} from './PlanPreview';
import {SessionPicker} from './SessionPicker';
import {availability, chosenKinds, withSession} from './sessionChoice';
import {TelemetryOptions} from './TelemetryOptions';
import {useAttempt} from './useAttempt';
import {type Meetings, type SessionSource, useMeetings} from './useMeetings';
import {useThisYear} from './useThisYear';

/** OpenF1 has data from this season on. */
const firstSeason = 2023;

interface SessionIngestProps {
  readonly source: SessionSource;
  readonly search: IngestSearch;
  /** An ingest runs: another goes into the queue. */
  readonly isBusy: boolean;
  readonly onChange: (change: Partial<IngestSearch>) => void;
  /** Stands under the plan. */
  readonly children: ReactNode;
}

/** Sessions, endpoints and the plan they make: for the sources that know sessions. */
export function SessionIngest(props: SessionIngestProps) {
  const {source, search, isBusy, onChange, children} = props;
  const meetings = useMeetings(source, search);
  const [endpoints, setEndpoints] = useState<readonly EndpointName[]>(defaultEndpoints);
  const [options, setOptions] = useState(noOptions);
  const problems = optionProblems(options);
  const sessionKeys = chosenSessions(source, search, meetings);
  const request: IngestRequest = {source, sessionKeys, endpoints, ...narrowed(options)};
  const start = useAttempt(() => (isBusy ? queueIngest(request) : startIngest(request)));
  const choose = useChoice(search, sessionKeys, onChange);
  const narrow = (change: Partial<PlanOptions>) => setOptions({...options, ...change});
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
            obstacle={[...problems.values()][0] ?? null}
            isBusy={isBusy}
            isAgain={options.isAgain}
            onAgain={(isAgain) => narrow({isAgain})}
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
          onEndpoints={setEndpoints}
          telemetry={
            <TelemetryOptions options={options} problem={problems.get('range')} onChange={narrow} />
          }
        />
        <FilterFields
          endpoints={endpoints}
          filters={options.filters}
          problems={problems}
          onChange={(filters) => narrow({filters})}
        />
      </Panel>
    </div>
  );
}

/** Ticks and clears sessions in the link; what was chosen in the running season keeps its year. */
function useChoice(
  search: IngestSearch,
  sessionKeys: readonly number[],
  onChange: SessionIngestProps['onChange'],
) {
  const thisYear = useThisYear();
  const isSeason = search.latest === null && search.sessionKeys.length === 0;
  const year = search.source === 'openf1' && isSeason ? (search.year ?? thisYear) : search.year;
  return (keys: readonly number[], isChosen: boolean) =>
    onChange({
      year,
      latest: null,
      sessionKeys: keys.reduce((all, key) => withSession(all, key, isChosen), sessionKeys),
    });
}

/** Of the sample, which is small, everything unless the link names sessions. */
function chosenSessions(
  source: SessionSource,
  {sessionKeys, latest}: IngestSearch,
  {meetings, latestKeys}: Meetings,
): readonly number[] {
  if (latest) return latestKeys;
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
  const isLink = search.year === null && (search.latest !== null || search.sessionKeys.length > 0);
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
        onChange={(season) => onChange({latest: null, year: season === '' ? null : Number(season)})}
      />
      {(['session', 'meeting'] as const).map((of) => (
        <Button
          key={of}
          aria-pressed={search.latest === of}
          onClick={() => onChange({latest: of, year: null, sessionKeys: []})}
        >
          {of === 'session' ? 'Latest session' : 'Latest weekend'}
        </Button>
      ))}
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
