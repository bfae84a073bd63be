import {Link} from '@tanstack/react-router';
import type {ReactNode} from 'react';
import {isSimulated} from '#/domain/simulator/calendar';
import {Badge} from '#/ui/Badge';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {PageHead} from '#/ui/PageHead';
import {sessionName, sessionNameQuery} from './sessionName';
import {useRows} from './useRows';

interface SessionHeadProps {
  /** Null when the link names none. */
  readonly session: number | null;
  /** As the link writes it. */
  readonly sessionText: string;
  readonly title: string;
  readonly actions?: ReactNode;
  /** The page below; not shown for a session that the lake does not have. */
  readonly children: ReactNode;
}

/** The head of a page about one session, with the way back to the session; what is missing instead, and the way to fetch it. */
export function SessionHead(props: SessionHeadProps) {
  const {session, sessionText} = props;
  return session === null ? <Unknown name={sessionText} /> : <Known {...props} session={session} />;
}

function Known({session, title, actions, children}: SessionHeadProps & {readonly session: number}) {
  const [row] = useRows(sessionNameQuery(session));
  if (!row) return <Unknown name={String(session)} />;
  return (
    <>
      <PageHead title={`${title}: ${sessionName(row)}`} actions={actions}>
        <p>
          <Link to="/races/$sessionKey" params={{sessionKey: String(session)}}>
            Back to the session
          </Link>{' '}
          {isSimulated(session) && <Badge title="Not a real session">Simulated</Badge>}
        </p>
      </PageHead>
      {children}
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
