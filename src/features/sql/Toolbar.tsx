import {
  Bookmark,
  History,
  Library,
  Link,
  Play,
  Save,
  Square,
  Waypoints,
  WrapText,
} from 'lucide-react';
import type {RefObject} from 'react';
import {Button} from '#/ui/Button';
import {Checkbox} from '#/ui/Checkbox';
import type {RunScope} from './editor/SqlEditor';
import type {OpenDialog} from './QueryDialogs';
import styles from './SqlScreen.module.css';

interface ToolbarProps {
  readonly isEmpty: boolean;
  readonly hasSelection: boolean;
  readonly hasSeveral: boolean;
  readonly isRunning: boolean;
  readonly isExplaining: boolean;
  readonly allowsWrites: boolean;
  /** Gets the focus when Cancel goes. */
  readonly runButton: RefObject<HTMLButtonElement | null>;
  readonly onRun: (scope: RunScope) => void;
  readonly onCancel: () => void;
  readonly onExplain: () => void;
  readonly onFormat: () => void;
  readonly onCopyLink: () => void;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onAllowWrites: (allowed: boolean) => void;
}

const firstWrite = 'Write a query first';

/** What can be done with the text of a tab. */
export function Toolbar(props: ToolbarProps) {
  return (
    <div className={styles['actions']}>
      <RunButtons {...props} />
      <TextButtons {...props} />
      <Checkbox checked={props.allowsWrites} onChange={props.onAllowWrites}>
        Allow writing into scratch
      </Checkbox>
    </div>
  );
}

function RunButtons(props: ToolbarProps) {
  const {isEmpty, hasSelection, hasSeveral, isRunning, runButton, onRun} = props;
  const cannot = {disabled: isEmpty, title: isEmpty ? firstWrite : undefined};
  return (
    <div role="group" aria-label="Run" className={styles['group']}>
      <Button
        ref={runButton}
        kind="primary"
        icon={<Play />}
        busy={isRunning}
        {...cannot}
        onClick={() => onRun('here')}
      >
        {hasSelection ? 'Run selection' : 'Run'}
      </Button>
      {hasSeveral && !isRunning && (
        <Button icon={<Play />} onClick={() => onRun('all')}>
          Run all
        </Button>
      )}
      {isRunning && (
        <Button icon={<Square />} onClick={props.onCancel}>
          Cancel
        </Button>
      )}
      <Button icon={<Waypoints />} busy={props.isExplaining} {...cannot} onClick={props.onExplain}>
        Explain
      </Button>
    </div>
  );
}

function TextButtons({isEmpty, ...props}: ToolbarProps) {
  const cannot = {disabled: isEmpty, title: isEmpty ? firstWrite : undefined};
  return (
    <div role="group" aria-label="Query" className={styles['query']}>
      <Button kind="quiet" icon={<WrapText />} {...cannot} onClick={props.onFormat}>
        Format
      </Button>
      <Button kind="quiet" icon={<Save />} {...cannot} onClick={() => props.onDialog('save')}>
        Save
      </Button>
      <Button kind="quiet" icon={<Link />} {...cannot} onClick={props.onCopyLink}>
        Copy link
      </Button>
      <Button kind="quiet" icon={<Library />} onClick={() => props.onDialog('snippets')}>
        Snippets
      </Button>
      <Button kind="quiet" icon={<Bookmark />} onClick={() => props.onDialog('saved')}>
        Saved
      </Button>
      <Button kind="quiet" icon={<History />} onClick={() => props.onDialog('history')}>
        History
      </Button>
    </div>
  );
}
