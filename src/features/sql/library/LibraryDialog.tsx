import {type ReactNode, useState} from 'react';
import {Dialog} from '#/ui/Dialog';
import {Field} from '#/ui/Field';
import {Tabs} from '#/ui/Tabs';
import type {TabContent} from '../tabs/tabList';
import {HistoryList} from './HistoryList';
import styles from './Library.module.css';
import {SavedList} from './SavedList';
import {SnippetList} from './SnippetList';

export type LibraryPart = 'snippets' | 'saved' | 'history';

interface LibraryDialogProps {
  readonly part: LibraryPart;
  readonly onClose: () => void;
  /** A query was chosen. */
  readonly onOpen: (content: TabContent) => void;
}

const parts: readonly {readonly id: LibraryPart; readonly label: string}[] = [
  {id: 'snippets', label: 'Snippets'},
  {id: 'saved', label: 'Saved'},
  {id: 'history', label: 'History'},
];

/** Queries to take up again: snippets, those that were saved, those that were run. */
export function LibraryDialog({part, onClose, onOpen}: LibraryDialogProps) {
  const [shown, setShown] = useState(part);
  const [search, setSearch] = useState('');
  const lists: Readonly<Record<LibraryPart, ReactNode>> = {
    snippets: <SnippetList search={search} onOpen={onOpen} />,
    saved: <SavedList search={search} onOpen={onOpen} />,
    history: <HistoryList search={search} onOpen={onOpen} />,
  };
  return (
    <Dialog title="Queries" onClose={onClose} actions={null}>
      <Field
        label="Search queries"
        labelHidden
        type="search"
        placeholder="Search by name, question or SQL"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Tabs label="Kinds of queries" tabs={parts} selected={shown} onSelect={setShown}>
        <div className={styles['list']}>{lists[shown]}</div>
      </Tabs>
    </Dialog>
  );
}
