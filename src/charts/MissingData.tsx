import {useMutation} from '@tanstack/react-query';
import {Download} from 'lucide-react';
import type {ReactNode} from 'react';
import {isIngestRunning, isUpdateRunning, type Lake, toFailure, useLake} from '#/client/lake';
import type {EndpointName} from '#/domain/endpoints';
import {isSimulated} from '#/domain/simulator/calendar';
import {Button} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {loadEndpoints} from './loadEndpoints';
import {missingQuery} from './missingQuery';
import type {LoadOutcome} from './stagedOutcome';
import {useRows} from './useRows';

interface MissingDataProps {
  readonly session: number;
  /** What the panel is made from. */
  readonly endpoints: readonly EndpointName[];
  readonly title: string;
  /** Cars whose telemetry is asked for; by default all. */
  readonly drivers?: readonly number[];
  /** Why the source may have nothing, or what else the panel needs. */
  readonly children?: ReactNode;
}

/**
 * Stands for a panel without rows: names the endpoints that the lake lacks for the session and loads them, and
 * refines them, by one click.
 */
export function MissingData(props: MissingDataProps) {
  const {session, endpoints, title, drivers = [], children} = props;
  const presence = useRows(missingQuery(session, endpoints));
  const there = presence.filter(({is_there}) => is_there).map(({endpoint}) => endpoint);
  const missing = endpoints.filter((endpoint) => !there.includes(endpoint));
  const obstacle = useLake(obstacleOf);
  const load = useMutation({
    mutationFn: () => loadEndpoints({session, endpoints: missing, drivers}),
  });
  const source = isSimulated(session) ? 'the simulator' : 'OpenF1';
  return (
    <>
      <EmptyState
        title={title}
        actions={
          missing.length > 0 && (
            <Button
              kind="primary"
              icon={<Download />}
              busy={load.isPending}
              disabled={!load.isPending && obstacle !== null}
              title={obstacle ?? undefined}
              onClick={() => load.mutate()}
            >
              {`Load from ${source}`}
            </Button>
          )
        }
      >
        <p>
          {missing.length > 0 ? (
            <>
              The lake has no rows of <Names of={missing} /> for this session.
            </>
          ) : (
            <>
              The lake has <Names of={endpoints} /> of this session, but no row that this can be
              made from.
            </>
          )}{' '}
          {children}
        </p>
        <p role="status">
          {load.isPending ? 'Fetching, then refining; this shows the result by itself.' : null}
          {!load.isPending && (load.data ? outcomeWords(load.data, source) : obstacle)}
        </p>
      </EmptyState>
      {load.error && <ErrorNotice failure={toFailure(load.error)} onRetry={() => load.mutate()} />}
    </>
  );
}

function obstacleOf({ingest, update}: Lake): string | null {
  if (isIngestRunning(ingest)) return 'An ingest is running; this can be loaded when it is over.';
  if (isUpdateRunning(update))
    return 'The pipeline is running; this can be loaded when it is over.';
  return null;
}

function outcomeWords(outcome: LoadOutcome, source: string): string {
  if (outcome === 'cancelled') return 'It was cancelled.';
  if (outcome === 'empty') return `Asked: ${source} has none of it for this session.`;
  return 'It was loaded, but none of its rows is of use here.';
}

function Names({of: names}: {readonly of: readonly string[]}) {
  return names.map((name, at) => (
    <span key={name}>
      {at > 0 && (at === names.length - 1 ? ' and ' : ', ')}
      <code>{name}</code>
    </span>
  ));
}
