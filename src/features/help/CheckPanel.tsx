import {useMutation} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {CircleAlert, CircleCheck, Hourglass, Stethoscope} from 'lucide-react';
import {toFailure} from '#/client/lake';
import {Button, buttonClass} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Panel} from '#/ui/Panel';
import {doRepair} from './doRepair';
import {findings} from './findings';
import {gatherFacts} from './gatherFacts';
import styles from './HelpScreen.module.css';
import {type Finding, type Repair, repairLabel} from './repair';
import type {HelpTopic} from './symptoms';

/** Looks at the lake, says what it found, and does what helps. After a repair it looks again. */
export function CheckPanel({topic}: {readonly topic: HelpTopic}) {
  const check = useMutation({mutationFn: async () => findings[topic](await gatherFacts())});
  const repair = useMutation({
    mutationFn: doRepair,
    onSettled: () => check.mutateAsync().catch(() => undefined),
  });
  const isBusy = check.isPending || repair.isPending;
  return (
    <Panel title="Check" hint="Looks at the lake as it is now, and changes nothing.">
      <div className={styles['check']}>
        <div>
          <Button
            kind={check.data ? 'secondary' : 'primary'}
            icon={<Stethoscope />}
            busy={check.isPending}
            disabled={repair.isPending}
            onClick={() => {
              repair.reset();
              check.mutate();
            }}
          >
            Check the lake
          </Button>
        </div>
        <div role="status" className={styles['check']}>
          {repair.data !== undefined && <p>{repair.data}</p>}
          {check.data && <Found finding={check.data} />}
        </div>
        {check.data && <Repairs finding={check.data} isBusy={isBusy} onRepair={repair.mutate} />}
        {check.error && <ErrorNotice failure={toFailure(check.error)} />}
        {repair.error && <ErrorNotice failure={toFailure(repair.error)} />}
      </div>
    </Panel>
  );
}

const icons = {fine: <CircleCheck />, problem: <CircleAlert />, waiting: <Hourglass />} as const;
const words = {fine: 'Nothing wrong', problem: 'Found', waiting: 'At work'} as const;

function Found({finding: {state, lines}}: {readonly finding: Finding}) {
  return (
    <div className={styles['found']} data-state={state}>
      <span className={styles['icon']} aria-hidden="true">
        {icons[state]}
      </span>
      <div>
        <p className={styles['verdict']}>{words[state]}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}

interface RepairsProps {
  readonly finding: Finding;
  readonly isBusy: boolean;
  readonly onRepair: (repair: Repair) => void;
}

function Repairs({finding: {repairs, places, state}, isBusy, onRepair}: RepairsProps) {
  if (repairs.length === 0 && places.length === 0) return null;
  return (
    <div className={styles['repairs']}>
      {repairs.map((repair, at) => (
        <Button
          key={repairLabel(repair)}
          kind={at === 0 && state === 'problem' ? 'primary' : 'secondary'}
          busy={isBusy}
          onClick={() => onRepair(repair)}
        >
          {repairLabel(repair)}
        </Button>
      ))}
      {places.map(({to, label}) => (
        <Link key={to} to={to} className={buttonClass({kind: 'quiet'})}>
          {label}
        </Link>
      ))}
    </div>
  );
}
