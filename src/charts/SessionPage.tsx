import {Link} from '@tanstack/react-router';
import {type ReactNode, Suspense} from 'react';
import {isSimulated} from '#/domain/simulator/calendar';
import {Badge} from '#/ui/Badge';
import {buttonClass} from '#/ui/Button';
import {Contained} from '#/ui/Contained';
import {EmptyState} from '#/ui/EmptyState';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Skeleton} from '#/ui/Skeleton';
import type {Query} from './query';
import {sessionName, sessionNameQuery} from './sessionName';
import {usePrefetch, useRows} from './useRows';
import {useSessionKey} from './useSessionKey';

interface SessionPageProps {
  readonly title: string;
  /** Another page of the session. */
  readonly other: {
    readonly to: '/replay/$sessionKey' | '/telemetry/$sessionKey';
    readonly name: string;
  };
  /** Asked for together, before the page below suspends on them one after the other. */
  readonly queries: (session: number) => readonly Query<unknown>[];
  /** The page below, made anew for another session; not shown for one that the lake does not have. */
  readonly children: (session: number) => ReactNode;
}

/**
 * A page about the session that the address names: its head with the way back to the session, and what is below; or what
 * is missing, and the way to fetch it.
 */
export function SessionPage(props: SessionPageProps) {
  const {session, sessionText} = useSessionKey();
  usePrefetch(session === null ? [] : [sessionNameQuery(session), ...props.queries(session)]);
  return (
    <Page>
      <Contained resetKeys={[sessionText]}>
        <Suspense fallback={<Skeleton lines={12} />}>
          {session === null ? (
            <Unknown name={sessionText} />
          ) : (
            <Known {...props} key={session} session={session} />
          )}
        </Suspense>
      </Contained>
    </Page>
  );
}

function Known({session, title, other, children}: SessionPageProps & {readonly session: number}) {
  const [row] = useRows(sessionNameQuery(session));
  if (!row) return <Unknown name={String(session)} />;
  return (
    <>
      <PageHead
        title={`${title}: ${sessionName(row)}`}
        actions={
          <Link to={other.to} params={{sessionKey: String(session)}} className={buttonClass()}>
            {other.name}
          </Link>
        }
      >
        <p>
          <Link to="/races/$sessionKey" params={{sessionKey: String(session)}}>
            Back to the session
          </Link>{' '}
          {isSimulated(session) && <Badge title="Not a real session">Simulated</Badge>}
        </p>
      </PageHead>
      {children(session)}
    </>
  );
}

function Unknown({name}: {readonly name: string}) {
  return (
    <EmptyState
      isPage
      title={`The lake does not have session ${name}`}
      actions={
        <Link
          to="/ingest"
          search={{source: 'openf1', session: name}}
          className={buttonClass({kind: 'primary'})}
        >
          Fetch it from OpenF1
        </Link>
      }
    >
      It was not ingested, or the pipeline has not run since.
    </EmptyState>
  );
}
