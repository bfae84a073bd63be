import {bytesText, durationText} from '#/base/format';
import {isIngestRunning} from '#/client/lake';
import {type IngestTotals, ingestTotals, totalsText} from '#/client/ingestTotals';
import {cancelIngest, dismissIngest, resumeIngest} from '#/client/lakeActions';
import type {IngestProgress} from '#/contracts/engine';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {Meter} from '#/ui/Meter';
import styles from './IngestRun.module.css';
import {ingestStates} from './ingestStates';
import {NextStep} from './NextStep';
import {RequestList} from './RequestList';
import {useCountdown} from './useCountdown';
import {useAttempt} from './useAttempt';

/** How an ingest stands: counts, what it waits for, what failed and why, and what can be done now. */
export function IngestRun({progress}: {readonly progress: IngestProgress}) {
  const totals = ingestTotals(progress);
  const [tone, word] = ingestStates[progress.state];
  const isRunning = isIngestRunning(progress);
  const isLocal = progress.source === 'local';
  return (
    <div className={styles['run']}>
      <div className={styles['head']}>
        <Badge tone={tone}>{word}</Badge>
        <p aria-live="polite">{totalsText(totals, isLocal ? 'files' : 'requests')}</p>
        <p className={styles['bytes']}>{bytesText(totals.bytes)}</p>
      </div>
      <Meter label="Requests done" value={totals.share} tone={meterTone(totals, isRunning)} />
      {(isRunning || progress.state === 'waiting') && <Waiting waiting={progress.waiting} />}
      <RunActions progress={progress} totals={totals} />
      {!isRunning && totals.here > 0 && <NextStep />}
      <RequestList requests={progress.requests} isLocal={isLocal} />
      {progress.counts && (
        <p className={styles['bytes']}>The queue shows all of them, by session.</p>
      )}
    </div>
  );
}

function meterTone(totals: IngestTotals, isRunning: boolean) {
  if (totals.failed > 0) return 'bad';
  return isRunning ? 'accent' : 'ok';
}

function Waiting({waiting}: {readonly waiting: IngestProgress['waiting']}) {
  const seconds = useCountdown(waiting?.until ?? null);
  if (!waiting) return null;
  return (
    <p className={styles['waiting']}>
      Waiting: {waiting.reason}
      {seconds > 0 && `, ${durationText(seconds)} to go`}
    </p>
  );
}

function RunActions(props: {readonly progress: IngestProgress; readonly totals: IngestTotals}) {
  const {progress, totals} = props;
  const resume = useAttempt(resumeIngest);
  const dismiss = useAttempt(dismissIngest);
  if (isIngestRunning(progress))
    return (
      <div className={styles['actions']}>
        <Button onClick={cancelIngest}>Cancel ingest</Button>
      </div>
    );
  const left = totals.all - totals.settled;
  if (progress.source === 'local' || (left === 0 && totals.failed === 0)) return null;
  return (
    <div className={styles['actions']}>
      <Button kind="primary" busy={resume.isBusy} onClick={resume.run}>
        {left > 0 ? `Resume: ${left + totals.failed} to go` : `Retry ${totals.failed} failed`}
      </Button>
      <Button kind="quiet" busy={dismiss.isBusy} onClick={dismiss.run}>
        Forget the rest
      </Button>
      {resume.notice}
      {dismiss.notice}
    </div>
  );
}
