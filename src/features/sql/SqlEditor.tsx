import {Play, Square} from 'lucide-react';
import {type KeyboardEvent, useId, useState} from 'react';
import {Button} from '#/ui/Button';
import styles from './SqlScreen.module.css';

interface SqlEditorProps {
  /** What stands there at first, and again when it becomes another than what was run here. */
  readonly query: string;
  readonly isRunning: boolean;
  readonly onRun: (query: string) => void;
  readonly onCancel: () => void;
}

/** The text of a query. Ctrl or Command and Enter run it; Tab goes on to the buttons. */
export function SqlEditor({query, isRunning, onRun, onCancel}: SqlEditorProps) {
  const [text, setText] = useState(query);
  const [taken, setTaken] = useState(query);
  if (taken !== query) {
    setTaken(query);
    if (text.trim() !== query) setText(query);
  }
  const id = useId();
  const isEmpty = text.trim() === '';
  const run = () => {
    if (!isEmpty && !isRunning) onRun(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  };
  return (
    <div className={styles['editor']}>
      <textarea
        className={styles['area']}
        aria-label="SQL"
        aria-describedby={id}
        value={text}
        rows={Math.min(24, Math.max(6, text.split('\n').length + 1))}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles['actions']}>
        <Button
          kind="primary"
          icon={<Play />}
          busy={isRunning}
          disabled={isEmpty}
          title={isEmpty ? 'Write a query first' : undefined}
          onClick={run}
        >
          Run
        </Button>
        {isRunning && (
          <Button icon={<Square />} onClick={onCancel}>
            Cancel
          </Button>
        )}
        <span id={id} className={styles['hint']}>
          Ctrl+Enter runs it, too
        </span>
      </div>
    </div>
  );
}
