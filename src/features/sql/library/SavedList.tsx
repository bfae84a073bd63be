import {Download, Trash2} from 'lucide-react';
import {useState} from 'react';
import {plural} from '#/base/format';
import {AppError} from '#/base/errors';
import {saveBlob} from '#/client/saveTable';
import {Button} from '#/ui/Button';
import {Field} from '#/ui/Field';
import {keepSaved, useSqlDesk} from '../tabs/sqlDesk';
import type {TabContent} from '../tabs/tabList';
import styles from './Library.module.css';
import {isFound, QueryItem} from './QueryItem';
import {queriesInFile, savedFileText} from './savedFile';

interface ListProps {
  readonly search: string;
  readonly onOpen: (content: TabContent) => void;
}

const notKept = 'The browser has no room: they stay until this page is closed.';

/** Queries under a name, and how they get to another browser. */
export function SavedList({search, onOpen}: ListProps) {
  const saved = useSqlDesk((desk) => desk.saved);
  const found = saved.filter(({name, sql}) => isFound(search, [name, sql]));
  return (
    <>
      {saved.length === 0 && <p>Nothing is saved yet. “Save” keeps a query under a name.</p>}
      <ul className={styles['items']} aria-label="Saved queries">
        {found.map(({name, sql, parameters}) => (
          <QueryItem
            key={name}
            title={name}
            sql={sql}
            onOpen={() => onOpen({name, sql, parameters})}
            actions={
              <Button
                kind="quiet"
                iconOnly
                icon={<Trash2 />}
                aria-label={`Delete ${name}`}
                title={`Delete ${name}`}
                onClick={() => keepSaved(saved.filter((query) => query.name !== name))}
              />
            }
          />
        ))}
      </ul>
      <Transfer />
    </>
  );
}

function Transfer() {
  const saved = useSqlDesk((desk) => desk.saved);
  const [outcome, setOutcome] = useState<{readonly text: string; readonly isBad: boolean} | null>(
    null,
  );
  const save = () =>
    saveBlob(new Blob([savedFileText(saved)], {type: 'application/json'}), 'laplake-queries.json');
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      const queries = queriesInFile(await file.text());
      const isKept = keepSaved([...saved, ...queries]);
      setOutcome({
        text: `${plural(queries.length, 'query', 'queries')} imported. ${isKept ? '' : notKept}`,
        isBad: !isKept,
      });
    } catch (thrown) {
      setOutcome({text: AppError.from(thrown).message, isBad: true});
    }
  };
  return (
    <div className={styles['bar']}>
      <Field
        label="Import a file of saved queries"
        type="file"
        accept=".json,application/json"
        {...(outcome?.isBad && {error: outcome.text})}
        hint={<span role="status">{outcome?.text ?? 'One of the same name is replaced.'}</span>}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {saved.length > 0 && (
        <Button icon={<Download />} onClick={save}>
          Export all
        </Button>
      )}
    </div>
  );
}
