import {Trash2} from 'lucide-react';
import {useState} from 'react';
import {Button} from '#/ui/Button';
import {classNames} from '#/ui/classNames';
import {Field} from '#/ui/Field';
import type {Deletable} from './deletables';
import type {DeletionChoice} from './deletionWords';
import styles from './Storage.module.css';

interface DeletableListProps {
  readonly by: string;
  readonly deletables: readonly Deletable[];
  /** Why nothing can be deleted now; null when it can. */
  readonly obstacle: string | null;
  readonly onChoose: (choice: DeletionChoice) => void;
}

const manyLines = 12;

export function DeletableList({by, deletables, obstacle, onChoose}: DeletableListProps) {
  const [sought, setSought] = useState('');
  if (deletables.length === 0) return <p className={styles['muted']}>There is nothing here yet.</p>;
  const words = sought.trim().toLowerCase();
  const shown = deletables.filter(({what, label}) =>
    `${what} ${label}`.toLowerCase().includes(words),
  );
  return (
    <div className={styles['stack']}>
      {deletables.length > manyLines && (
        <Field
          label={`Find a ${by}`}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      <ul className={styles['list']} aria-label={`Deletable by ${by}`}>
        {shown.map(({id, label, facts, isPart = false, what, deletion}) => (
          <li key={id} className={classNames(styles['line'], isPart && styles['part'])}>
            <span className={styles['label']}>{label}</span>
            <span className={styles['facts']}>{facts}</span>
            <Button
              kind="quiet"
              iconOnly
              icon={<Trash2 />}
              aria-label={`Delete ${what}…`}
              disabled={obstacle !== null}
              {...(obstacle !== null && {title: obstacle})}
              onClick={() => onChoose({deletion, what})}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
