import {ArrowUp, Pause, Play, Trash2} from 'lucide-react';
import {durationText} from '#/base/format';
import {
  continueIngests,
  moveIngest,
  pauseIngests,
  removeIngest,
  setGoesOn,
} from '#/client/ingestQueue';
import {useLake} from '#/client/lake';
import type {Hold, IngestQueue, QueuedIngest} from '#/contracts/ingest';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {Checkbox} from '#/ui/Checkbox';
import {Meter} from '#/ui/Meter';
import {Panel} from '#/ui/Panel';
import {ingestStates} from './ingestStates';
import styles from './QueuePanel.module.css';
import {RequestGroups} from './RequestGroups';
import {useAttempt} from './useAttempt';
import {useCountdown} from './useCountdown';

/** Everything that waits to be fetched, in its order; it outlives the tab. */
export function QueuePanel() {
  const queue = useLake((lake) => lake.queue);
  if (!queue || queue.ingests.length === 0) return null;
  return (
    <Panel
      title="Queue"
      hint="It is kept when the tab is closed, and goes on where it was."
      actions={<QueueActions queue={queue} />}
    >
      <div className={styles['queue']}>
        {queue.hold && <HoldNotice hold={queue.hold} />}
        <ol className={styles['ingests']} aria-label="Ingests in the queue">
          {queue.ingests.map((ingest, place) => (
            <IngestItem key={ingest.ingestId} ingest={ingest} place={place} />
          ))}
        </ol>
        <GoesOn goesOn={queue.goesOn} />
      </div>
    </Panel>
  );
}

const isActive = ({state}: QueuedIngest) =>
  state === 'planned' || state === 'running' || state === 'waiting';

function QueueActions({queue}: {readonly queue: IngestQueue}) {
  const pause = useAttempt(() => pauseIngests());
  const goOn = useAttempt(() => continueIngests());
  if (queue.ingests.length < 2) return null;
  return (
    <>
      {queue.ingests.some(isActive) && (
        <Button icon={<Pause />} busy={pause.isBusy} onClick={pause.run}>
          Pause all
        </Button>
      )}
      {queue.ingests.some((one) => !isActive(one)) && (
        <Button icon={<Play />} busy={goOn.isBusy} onClick={goOn.run}>
          Continue all
        </Button>
      )}
    </>
  );
}

function HoldNotice({hold}: {readonly hold: Hold}) {
  const seconds = useCountdown(hold.until);
  const goOn = useAttempt(() => continueIngests());
  return (
    <div className={styles['hold']}>
      <p role="status">
        {hold.words}. {seconds > 0 && `Goes on by itself in ${durationText(seconds)}.`}
      </p>
      <Button busy={goOn.isBusy} onClick={goOn.run}>
        Try now
      </Button>
    </div>
  );
}

interface IngestItemProps {
  readonly ingest: QueuedIngest;
  readonly place: number;
}

function IngestItem({ingest, place}: IngestItemProps) {
  const {ingestId, title, state, counts, secondsLeft} = ingest;
  const [tone, word] = ingestStates[state];
  const done = counts.all - counts.queued - counts.running;
  return (
    <li className={styles['ingest']}>
      <div className={styles['head']}>
        <span className={styles['title']}>{title}</span>
        <Badge tone={tone}>{word}</Badge>
      </div>
      <Meter
        label={`Done of ${title}`}
        value={counts.all === 0 ? 1 : done / counts.all}
        tone={counts.failed > 0 ? 'bad' : 'accent'}
      />
      <div className={styles['head']}>
        <span className={styles['figures']}>
          {done.toLocaleString('en-GB')} of {counts.all.toLocaleString('en-GB')} requests
          {counts.failed > 0 && `, ${counts.failed} failed`}
          {secondsLeft > 0 && `, about ${durationText(secondsLeft)} to go`}
        </span>
        <ItemActions ingest={ingest} place={place} />
      </div>
      <RequestGroups ingestId={ingestId} done={done} />
    </li>
  );
}

function ItemActions({ingest, place}: IngestItemProps) {
  const {ingestId, title} = ingest;
  const toggle = useAttempt(() =>
    isActive(ingest) ? pauseIngests(ingestId) : continueIngests(ingestId),
  );
  const first = useAttempt(() => moveIngest(ingestId, 0));
  const remove = useAttempt(() => removeIngest(ingestId));
  const word = isActive(ingest) ? 'Pause' : 'Continue';
  return (
    <span className={styles['actions']}>
      <Button
        icon={isActive(ingest) ? <Pause /> : <Play />}
        busy={toggle.isBusy}
        aria-label={`${word}: ${title}`}
        onClick={toggle.run}
      >
        {word}
      </Button>
      {place > 0 && (
        <Button
          kind="quiet"
          iconOnly
          icon={<ArrowUp />}
          aria-label={`Fetch first: ${title}`}
          title="Fetch first"
          busy={first.isBusy}
          onClick={first.run}
        />
      )}
      <Button
        kind="quiet"
        iconOnly
        icon={<Trash2 />}
        aria-label={`Remove from the queue: ${title}`}
        title="Remove from the queue; what is staged stays"
        busy={remove.isBusy}
        onClick={remove.run}
      />
      {toggle.notice}
      {first.notice}
      {remove.notice}
    </span>
  );
}

function GoesOn({goesOn}: {readonly goesOn: boolean}) {
  return (
    <Checkbox
      checked={goesOn}
      hint="for seasons that take days"
      onChange={(isChosen) => void setGoesOn(isChosen).catch(() => undefined)}
    >
      Go on by itself whenever LapLake is opened
    </Checkbox>
  );
}
