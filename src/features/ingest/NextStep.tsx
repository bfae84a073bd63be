import {Link} from '@tanstack/react-router';
import {isUpdateRunning, useLake} from '#/client/lake';
import {cancelPipeline, runPipeline} from '#/client/lakeActions';
import {Button} from '#/ui/Button';
import {Meter} from '#/ui/Meter';
import styles from './NextStep.module.css';
import {useAttempt} from './useAttempt';

/** What to do with staged files: load and refine them, then look at the races. */
export function NextStep() {
  const update = useLake((lake) => lake.update);
  const pending = useLake((lake) => lake.status?.files.pending ?? 0);
  const attempt = useAttempt(() => runPipeline());
  const isRunning = attempt.isBusy || isUpdateRunning(update);
  const done = update?.flows.filter((flow) => flow.state === 'COMPLETED').length ?? 0;
  const share = update && update.flows.length > 0 ? done / update.flows.length : null;
  return (
    <div className={styles['next']}>
      <p>
        {pending > 0
          ? `${pending} staged ${pending === 1 ? 'file waits' : 'files wait'} to be loaded into the tables.`
          : 'Everything staged is in the tables.'}
      </p>
      <div className={styles['actions']}>
        {pending > 0 && (
          <Button kind="primary" busy={isRunning} onClick={attempt.run}>
            Run Pipeline
          </Button>
        )}
        {isRunning && (
          <Button kind="quiet" onClick={cancelPipeline}>
            Cancel update
          </Button>
        )}
        <Link to="/">{isRunning ? 'Watch it on Home' : 'Home'}</Link>
        <Link to="/races">Races</Link>
      </div>
      {isRunning && <Meter label="Tables refreshed" value={share} />}
      {attempt.notice}
    </div>
  );
}
