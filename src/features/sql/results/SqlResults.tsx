import type {ReactNode} from 'react';
import {Button} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Skeleton} from '#/ui/Skeleton';
import {Answer} from './Answer';
import type {SqlRun} from './useSqlRun';

interface SqlResultsProps {
  readonly run: SqlRun;
  /** Runs the statement that was cancelled, and those that were to follow it. */
  readonly onAgain: () => void;
}

/** What became of a statement: its rows as they come, why it failed, or that it runs. Nothing before the first. */
export function SqlResults({run, onAgain}: SqlResultsProps): ReactNode {
  const {state, failure, result} = run;
  return (
    <>
      {state === 'failed' && failure && <ErrorNotice failure={failure} />}
      {state === 'running' && !result && <Skeleton lines={6} />}
      {state === 'cancelled' && !result && (
        <EmptyState
          title="The query was cancelled"
          actions={<Button onClick={onAgain}>Run it again</Button>}
        />
      )}
      {result && <Answer key={result.id} run={run} result={result} />}
    </>
  );
}
