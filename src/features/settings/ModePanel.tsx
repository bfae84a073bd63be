import {Link} from '@tanstack/react-router';
import {setContinuous} from '#/client/continuous';
import {toFailure} from '#/client/lake';
import {useSaved} from '#/client/useSaved';
import type {LakeStatus} from '#/contracts/engine';
import {Checkbox} from '#/ui/Checkbox';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Panel} from '#/ui/Panel';
import styles from './SettingsScreen.module.css';

/** Lakeflow's continuous mode. */
export function ModePanel({status}: {readonly status: LakeStatus}) {
  const {shown, change, error} = useSaved(status.config.continuous, setContinuous);
  return (
    <Panel title="Automatic mode" hint="What Lakeflow calls continuous.">
      <div className={styles['stack']}>
        <Checkbox
          checked={shown}
          onChange={change}
          hint="While this tab is open, in front and online."
        >
          Run the pipeline by itself when files arrive
        </Checkbox>
        <p className={styles['muted']}>
          Other ways to run, and whether what fails is tried again, are under{' '}
          <Link to="/pipeline">Pipeline</Link> and <Link to="/config">Config</Link>.
        </p>
        {error && <ErrorNotice failure={toFailure(error)} />}
      </div>
    </Panel>
  );
}
