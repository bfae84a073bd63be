import {ListChecks, Play, Square} from 'lucide-react';
import {isUpdateRunning, useLake} from '#/client/lake';
import {cancelPipeline} from '#/client/lakeActions';
import {Button} from '#/ui/Button';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import styles from './RunPanel.module.css';
import {type RunKind, runKinds, runLabel, runWords, tablesFor, updateRequest} from './runKinds';
import type {RunChoice} from './useRunChoice';

interface RunPanelProps {
  readonly choice: RunChoice;
  readonly onRun: () => void;
  readonly onPlan: () => void;
  readonly onValidate: () => void;
  readonly isPlanning: boolean;
  readonly isValidating: boolean;
}

const kindOptions = runKinds.map(({kind, label}) => ({value: kind, label}));

/** What to run, what that does, and the buttons that begin, preview and stop it. */
export function RunPanel(props: RunPanelProps) {
  const {choice, onRun, onPlan, onValidate, isPlanning, isValidating} = props;
  const isRunning = useLake(({update}) => isUpdateRunning(update));
  const isOpen = useLake(({phase}) => phase === 'open');
  const {kind, picked} = choice;
  const why = whyNot(kind, picked, {isRunning, isOpen});
  const unless = why === null ? {} : {disabled: true, title: why};
  return (
    <Panel title="Run">
      <div className={styles['run']}>
        <div className={styles['row']}>
          <div className={styles['kind']}>
            <Select<RunKind>
              label="What to run"
              labelHidden
              value={kind}
              options={kindOptions}
              onChange={choice.onKind}
            />
          </div>
          {isRunning ? (
            <Button kind="primary" icon={<Square />} onClick={cancelPipeline}>
              Stop update
            </Button>
          ) : (
            <Button kind="primary" icon={<Play />} {...unless} onClick={onRun}>
              {runLabel(kind, picked)}
            </Button>
          )}
          <Button busy={isPlanning} {...unless} onClick={onPlan}>
            Preview plan
          </Button>
          <Button
            icon={<ListChecks />}
            busy={isValidating}
            title="Checks every SELECT and rule without running any"
            {...(isRunning || !isOpen ? unless : {})}
            onClick={onValidate}
          >
            Validate only
          </Button>
        </div>
        <p className={styles['about']}>{runWords(kind).about}</p>
        <PickedTables choice={choice} />
      </div>
    </Panel>
  );
}

function whyNot(
  kind: RunKind,
  picked: RunChoice['picked'],
  {isRunning, isOpen}: {readonly isRunning: boolean; readonly isOpen: boolean},
): string | null {
  if (!isOpen) return 'The lake is not open yet';
  if (isRunning) return 'Wait until the update has ended';
  return updateRequest(kind, picked) === null ? 'Choose a table first' : null;
}

/** The tables ticked for the run. */
function PickedTables({choice}: {readonly choice: RunChoice}) {
  const {kind, picked, onPick, onClear} = choice;
  const {chooses} = runWords(kind);
  if (chooses === null) return null;
  const tables = tablesFor(kind, picked);
  return (
    <div className={styles['row']} role="group" aria-label="Chosen tables">
      {tables.length === 0 && (
        <p className={styles['about']}>
          Tick {chooses === 'bronze' ? 'bronze tables' : 'tables'} below.
        </p>
      )}
      {tables.map((table) => (
        <button
          key={table}
          type="button"
          className={styles['chip']}
          title="Take it out"
          onClick={() => onPick(table)}
        >
          {table} <span aria-hidden="true">×</span>
        </button>
      ))}
      {tables.length > 1 && (
        <Button kind="quiet" onClick={onClear}>
          Clear
        </Button>
      )}
    </div>
  );
}
