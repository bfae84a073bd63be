import {Link} from '@tanstack/react-router';
import type {PipelineValidation} from '#/contracts/pipeline';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {formatCounted, formatDuration} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import styles from './RunPanel.module.css';

interface ValidationPanelProps {
  readonly validation: PipelineValidation;
  readonly onClose: () => void;
}

const problemWords = {
  select: 'Its SELECT does not fit its inputs',
  columns: 'It yields other columns than declared',
  expectation: 'A rule does not fit its rows',
} as const;

/** What a dry run has found. */
export function ValidationPanel({validation, onClose}: ValidationPanelProps) {
  const {isValid, tables, elapsedMs} = validation;
  const wrong = tables.filter(({problems}) => problems.length > 0);
  return (
    <Panel
      title="Validation"
      badge={isValid ? <Badge tone="ok">Valid</Badge> : <Badge tone="bad">Not valid</Badge>}
      actions={
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      }
      hint={`Every SELECT and rule of ${formatCounted(tables.length, 'table')} bound to its inputs in ${formatDuration(elapsedMs)}; nothing was run or written.`}
    >
      {isValid ? (
        <p className={styles['about']}>No fault was found.</p>
      ) : (
        <ul className={styles['problems']}>
          {wrong.flatMap(({table, problems}) =>
            problems.map(({what, name, message}) => (
              <li key={`${table} ${what} ${name ?? ''}`}>
                <span>
                  <Link to="/tables/$table" params={{table}}>
                    {table}
                  </Link>
                  {`: ${problemWords[what]}${name === null ? '' : ` (${name})`}`}
                </span>
                <code>{message}</code>
              </li>
            )),
          )}
        </ul>
      )}
    </Panel>
  );
}
