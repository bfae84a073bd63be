import {useId, useState} from 'react';
import type {ResetRows} from '#/contracts/files';
import type {TableName} from '#/lakehouse/define';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import styles from './FilesScreen.module.css';

interface Choice {
  readonly rows: ResetRows;
  readonly label: string;
  readonly about: string;
}

const choices: readonly Choice[] = [
  {
    rows: 'empty',
    label: 'Remove its rows too',
    about:
      'The table is emptied in the same step. The next run loads every staged file again, so each row is there once; silver and gold are computed anew.',
  },
  {
    rows: 'keep',
    label: 'Keep its rows',
    about:
      'The next run loads every staged file again and adds every row a second time to this bronze table. Silver keeps the newest version of each key, so silver and gold count nothing twice.',
  },
];

interface ResetDialogProps {
  readonly table: TableName;
  readonly isBusy: boolean;
  readonly onReset: (rows: ResetRows) => void;
  readonly onClose: () => void;
}

/** Asks what is to become of the rows before the files of a table are forgotten. */
export function ResetDialog({table, isBusy, onReset, onClose}: ResetDialogProps) {
  const id = useId();
  const [rows, setRows] = useState<ResetRows>('empty');
  return (
    <Dialog
      title={`Reset the checkpoint of ${table}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={isBusy} onClick={() => onReset(rows)}>
            Forget its files
          </Button>
        </>
      }
    >
      <p>
        The autoloader forgets every staged file of this table, also the malformed and skipped ones;
        the files themselves stay. What about the rows that were loaded from them? Rows of files
        that are staged no more stay in any case.
      </p>
      <fieldset className={styles['choices']}>
        <legend className="visually-hidden">Rows of the table</legend>
        {choices.map((choice) => (
          <div key={choice.rows} className={styles['choice']}>
            <input
              type="radio"
              id={`${id}-${choice.rows}`}
              name={id}
              checked={rows === choice.rows}
              aria-describedby={`${id}-${choice.rows}-about`}
              onChange={() => setRows(choice.rows)}
            />
            <label htmlFor={`${id}-${choice.rows}`}>{choice.label}</label>
            <p id={`${id}-${choice.rows}-about`}>{choice.about}</p>
          </div>
        ))}
      </fieldset>
    </Dialog>
  );
}
