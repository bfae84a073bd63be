import {useMutation} from '@tanstack/react-query';
import {type IngestTotals, ingestTotals} from '#/client/ingestTotals';
import {isIngestRunning, toFailure} from '#/client/lake';
import {cancelIngest, dismissIngest, resumeIngest} from '#/client/lakeActions';
import {adviceFor} from '#/base/errorAdvice';
import type {IngestProgress, IngestState, RequestProgress} from '#/contracts/engine';
import {Badge, type Tone} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCount, formatCounted, formatDuration} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import {Panel} from '#/ui/Panel';
import {ingestAdvice} from './ingestAdvice';
import styles from './Progress.module.css';
import {useNow} from '#/ui/useNow';

const words: Readonly<Record<IngestState, {readonly text: string; readonly tone: Tone}>> = {
  planned: {text: 'Planned', tone: 'accent'},
  running: {text: 'Running', tone: 'accent'},
  waiting: {text: 'Waiting', tone: 'warn'},
  completed: {text: 'Completed', tone: 'ok'},
  failed: {text: 'Incomplete', tone: 'bad'},
  cancelled: {text: 'Cancelled', tone: 'warn'},
  interrupted: {text: 'Interrupted', tone: 'warn'},
};

/** The newest ingest: how far it is, what failed and what to do about it. */
export function IngestPanel({ingest}: {readonly ingest: IngestProgress}) {
  const running = isIngestRunning(ingest);
  const unfinished = !running && ingest.state !== 'completed';
  const resume = useMutation({mutationFn: resumeIngest});
  const dismiss = useMutation({mutationFn: dismissIngest});
  const totals = ingestTotals(ingest);
  const word = words[ingest.state];
  const isLocal = ingest.source === 'local';
  const advice = ingestAdvice(ingest, totals);
  return (
    <Panel
      title="Files from the source"
      badge={<Badge tone={word.tone}>{word.text}</Badge>}
      actions={
        <>
          {running && <Button onClick={cancelIngest}>Cancel</Button>}
          {unfinished && (
            <>
              {!isLocal && (
                <Button kind="primary" busy={resume.isPending} onClick={() => resume.mutate()}>
                  Resume
                </Button>
              )}
              <Button kind="quiet" busy={dismiss.isPending} onClick={() => dismiss.mutate()}>
                Dismiss
              </Button>
            </>
          )}
        </>
      }
    >
      <div className={styles['stack']}>
        <Meter
          label="Requests done"
          value={totals.share}
          tone={ingest.state === 'completed' ? 'ok' : 'accent'}
        />
        <TotalsLine ingest={ingest} totals={totals} running={running} />
        {ingest.waiting && running && <Waiting waiting={ingest.waiting} />}
        {resume.error && <ErrorNotice failure={toFailure(resume.error)} />}
        {dismiss.error && <ErrorNotice failure={toFailure(dismiss.error)} />}
        {advice && <p className={styles['line']}>{advice}</p>}
        <Failures
          failed={ingest.requests.filter(({state}) => state === 'failed')}
          isLocal={isLocal}
        />
      </div>
    </Panel>
  );
}

interface TotalsLineProps {
  readonly ingest: IngestProgress;
  readonly totals: IngestTotals;
  readonly running: boolean;
}

function TotalsLine({ingest, totals, running}: TotalsLineProps) {
  const now = useNow(running);
  return (
    <p className={styles['line']}>
      <span>
        <strong>{`${formatCount(totals.settled)} of ${formatCounted(totals.all, 'request')}`}</strong>
        {`: ${formatCounted(totals.here, 'file')}, ${formatBytes(totals.bytes)}`}
        {totals.empty > 0 && `, ${formatCount(totals.empty)} without rows`}
        {totals.failed > 0 && `, ${formatCount(totals.failed)} failed`}
      </span>
      <span>{formatDuration(Math.max(0, (ingest.endedAt ?? now) - ingest.startedAt))}</span>
    </p>
  );
}

function Waiting({waiting}: {readonly waiting: NonNullable<IngestProgress['waiting']>}) {
  const now = useNow(true);
  const left = Math.max(0, Math.ceil((waiting.until - now) / 1000));
  return (
    <p className={styles['line']} role="status">
      {`${waiting.reason}${left > 0 ? `; goes on in ${left} s` : ''}`}
    </p>
  );
}

const shownFailures = 8;

const requestText = ({endpoint, query}: RequestProgress) => endpoint + (query && `?${query}`);

interface FailuresProps {
  readonly failed: readonly RequestProgress[];
  /** A local file's request is its name. */
  readonly isLocal: boolean;
}

function Failures({failed, isLocal}: FailuresProps) {
  if (failed.length === 0) return null;
  return (
    <ul className={styles['failures']} aria-label="Requests that failed">
      {failed.slice(0, shownFailures).map((request) => (
        <li key={request.id}>
          <code>{isLocal ? request.query : requestText(request)}</code>
          {request.failure && (
            <p>{`${request.failure.message}. ${adviceFor(request.failure.code)}`}</p>
          )}
        </li>
      ))}
      {failed.length > shownFailures && (
        <li>{`and ${formatCount(failed.length - shownFailures)} more`}</li>
      )}
    </ul>
  );
}
