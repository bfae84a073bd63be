import {durationText} from '#/base/format';
import {useLake} from '#/client/lake';
import {localStart} from './sessionChoice';
import styles from './QueuePanel.module.css';
import {useCountdown} from './useCountdown';

/** When OpenF1 is closed to free use: now, with a countdown, or next. Nothing for who pays. */
export function LiveNotice() {
  const live = useLake(({queue}) => (queue?.tier === 'sponsor' ? null : (queue?.live ?? null)));
  const untilStart = useCountdown(live?.start ?? null);
  const untilEnd = useCountdown(live?.end ?? null);
  if (!live || untilEnd === 0) return null;
  if (untilStart === 0)
    return (
      <p className={styles['live']} role="status">
        <strong>{live.name} is live.</strong> OpenF1 answers paying users only, for another{' '}
        {durationText(untilEnd)}. What is in the queue goes on after it by itself.
      </p>
    );
  return (
    <p className={styles['next']}>
      Next live session: {live.name}. OpenF1 closes to free use at {localStart(live.start)} and
      opens again at {localStart(live.end)}.
    </p>
  );
}
