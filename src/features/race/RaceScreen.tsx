import {Link, useParams} from '@tanstack/react-router';
import {Suspense} from 'react';
import {MissingData} from '#/charts/MissingData';
import type {Query} from '#/charts/query';
import {driversQuery, messagesQuery, orderQuery} from '#/charts/sessionQueries';
import {usePrefetch, useRows} from '#/charts/useRows';
import {type EndpointName, endpoints, sessionKind, type SessionKind} from '#/domain/endpoints';
import {buttonClass} from '#/ui/Button';
import {Contained} from '#/ui/Contained';
import {EmptyState} from '#/ui/EmptyState';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {Classification} from './Classification';
import {LapTimePanel} from './LapTimePanel';
import {PitPanel} from './PitPanel';
import {PositionPanel} from './PositionPanel';
import {PracticeStory} from './practice/PracticeStory';
import {QualifyingStory} from './qualifying/QualifyingStory';
import {RaceFilter} from './RaceFilter';
import {RaceHeader} from './RaceHeader';
import styles from './RaceScreen.module.css';
import {
  lapsQuery,
  otherResultsQuery,
  pitQuery,
  raceResultsQuery,
  rainQuery,
  sessionQuery,
  siblingsQuery,
  stintsQuery,
} from './raceSql';
import {RaceStory} from './story/RaceStory';
import {SessionStory} from './story/SessionStory';
import {TyrePanel} from './TyrePanel';
import {type RaceSession, useLaps, useResults} from './useRace';

/** One session's story: classification, places, lap times, tyres and stops. */
export function RaceScreen() {
  const {sessionKey = ''} = useParams({strict: false});
  if (!/^\d{1,9}$/.test(sessionKey)) return <Unknown name={sessionKey} />;
  return (
    <Contained resetKeys={[sessionKey]}>
      <Suspense fallback={<Skeleton lines={12} />}>
        <Race key={sessionKey} sessionKey={Number(sessionKey)} />
      </Suspense>
    </Contained>
  );
}

function Race({sessionKey}: {readonly sessionKey: number}) {
  usePrefetch(sessionQueries(sessionKey));
  const [row] = useRows(sessionQuery(sessionKey));
  if (!row) return <Unknown name={String(sessionKey)} />;
  const kind = sessionKind(row.session_type, row.session_name);
  const session: RaceSession = {key: sessionKey, isRace: kind === 'race' || kind === 'sprint'};
  return (
    <div className={styles['page']}>
      <RaceHeader row={row} session={session} />
      <Contained>
        <Suspense fallback={<Skeleton lines={12} />}>
          <Story session={session} kind={kind} />
        </Suspense>
      </Contained>
    </div>
  );
}

/** The panels, or one way to load all they are made from while there is nothing of the session. */
function Story({session, kind}: {readonly session: RaceSession; readonly kind: SessionKind}) {
  const [results, laps] = [useResults(session), useLaps(session)];
  if (results.length === 0 && laps.length === 0)
    return (
      <Panel title="What happened?">
        <MissingData
          session={session.key}
          endpoints={endpointsOf(kind)}
          title="Neither a result nor laps of this session are loaded"
        />
      </Panel>
    );
  return (
    <>
      <Contained>
        <Suspense fallback={<Skeleton lines={1} />}>
          <RaceFilter session={session} />
        </Suspense>
      </Contained>
      <Panel title="Classification" lines={10}>
        <Classification session={session} />
      </Panel>
      {session.isRace && (
        <Panel title="Who was where, lap by lap?" lines={10}>
          <PositionPanel session={session} />
        </Panel>
      )}
      <Panel title="How fast was each lap?" lines={10}>
        <LapTimePanel session={session} />
      </Panel>
      <div className={styles['pair']}>
        <Panel title="Which tyres, and for how long?" lines={10}>
          <TyrePanel session={session} />
        </Panel>
        {session.isRace && (
          <Panel title="How long were the pit stops?" lines={10}>
            <PitPanel session={session} />
          </Panel>
        )}
      </div>
      {session.isRace && <RaceStory session={session.key} />}
      {kind.endsWith('qualifying') && <QualifyingStory session={session.key} />}
      {kind === 'practice' && <PracticeStory session={session.key} />}
      <SessionStory session={session.key} />
    </>
  );
}

/** What a plan asks of such a session by default; of the weekend the lake knows already. */
const endpointsOf = (kind: SessionKind): readonly EndpointName[] =>
  endpoints.flatMap(({name, kinds, byDefault}) =>
    byDefault && kinds.includes(kind) && name !== 'meetings' && name !== 'sessions' ? [name] : [],
  );

/** What the panels ask of any session, together with the question which kind of session it is; from top to bottom. */
export const sessionQueries = (session: number): readonly Query<unknown>[] => [
  sessionQuery(session),
  driversQuery(session),
  raceResultsQuery(session),
  otherResultsQuery(session),
  messagesQuery(session),
  rainQuery(session),
  siblingsQuery(session),
  orderQuery(session),
  lapsQuery(session),
  stintsQuery(session),
  pitQuery(session),
];

function Unknown({name}: {readonly name: string}) {
  return (
    <>
      <h1>Session {name}</h1>
      <EmptyState
        title="The lake does not have this session"
        actions={
          <>
            <Link
              to="/ingest"
              search={{source: 'openf1', session: name}}
              className={buttonClass({kind: 'primary'})}
            >
              Fetch it from OpenF1
            </Link>
            <Link to="/races" className={buttonClass()}>
              All races
            </Link>
          </>
        }
      >
        It was not ingested, or the pipeline has not run since.
      </EmptyState>
    </>
  );
}
