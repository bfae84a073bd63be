import {useRouter} from '@tanstack/react-router';
import {
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  CommandRoot,
} from 'cmdk';
import {useDeferredValue, useLayoutEffect, useMemo, useRef, useState} from 'react';
import {type Entry, kindTitles} from './entry';
import {EntryIcon} from './EntryIcon';
import {type FoundGroup, findEntries} from './findEntries';
import styles from './Palette.module.css';
import {recentEntries, rememberEntry} from './recentEntries';
import {useActionEntries} from './useActionEntries';
import {useEntries, useFileEntries} from './useEntries';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

/** The search over everything: type, choose by arrow keys, and Enter goes there or does it. */
export function Palette({onClose, onShortcuts}: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const found = useDeferredValue(search);
  const groups = useGroups(found, onShortcuts);
  const [selected, select] = useSelected(found, groups);
  const {history} = useRouter();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // By itself the browser gives the focus to what is around the field.
    input.current?.focus();
    return () => shown?.close();
  }, []);
  const choose = (entry: Entry) => {
    rememberEntry(entry);
    onClose();
    if (typeof entry.act === 'string') history.push(entry.act);
    else entry.act();
  };
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-label="Search everything"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <CommandRoot
        label="Search everything"
        shouldFilter={false}
        loop
        value={selected}
        onValueChange={select}
        className={styles['command']}
      >
        <div className={styles['head']}>
          <CommandInput
            ref={input}
            className={styles['input']}
            placeholder="Tables, columns, races, drivers, files, pages, actions"
            value={search}
            onValueChange={setSearch}
          />
          <kbd className={styles['key']}>Esc</kbd>
        </div>
        <FoundList search={search.trim()} groups={groups} onChoose={choose} />
      </CommandRoot>
    </dialog>
  );
}

interface FoundListProps {
  readonly search: string;
  readonly groups: readonly ShownGroup[];
  readonly onChoose: (entry: Entry) => void;
}

function FoundList({search, groups, onChoose}: FoundListProps) {
  return (
    <CommandList className={styles['list']} label="Found">
      {search !== '' && (
        <CommandEmpty className={styles['empty']}>{`Nothing is called “${search}”`}</CommandEmpty>
      )}
      {groups.map(({title, entries}) => (
        <CommandGroup key={title} heading={title} className={styles['group']}>
          {entries.map((entry) => (
            <CommandItem
              key={entry.id}
              value={valueOf(title, entry)}
              className={styles['item']}
              onSelect={() => onChoose(entry)}
            >
              <EntryIcon kind={entry.kind} />
              <span className={styles['label']}>{entry.label}</span>
              <span className={styles['hint']}>{entry.hint}</span>
            </CommandItem>
          ))}
        </CommandGroup>
      ))}
    </CommandList>
  );
}

interface ShownGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const valueOf = (title: string, {id}: Entry): string => `${title} ${id}`;

/**
 * What Enter takes: what the arrow keys or the pointer chose among these entries, else the first. The entries come later
 * than the letters, so what was chosen among those before does not count.
 */
function useSelected(
  search: string,
  groups: readonly ShownGroup[],
): readonly [string, (value: string) => void] {
  const [chosen, setChosen] = useState({search, value: ''});
  const values = groups.flatMap(({title, entries}) =>
    entries.map((entry) => valueOf(title, entry)),
  );
  const isThere = chosen.search === search && values.includes(chosen.value);
  return [isThere ? chosen.value : (values[0] ?? ''), (value) => setChosen({search, value})];
}

/** What was chosen before, what can be done and where to, until something is searched for. */
function useGroups(search: string, onShortcuts: () => void): readonly ShownGroup[] {
  const isSearched = search.trim() !== '';
  const known = useEntries(isSearched);
  const actions = useActionEntries(onShortcuts);
  const files = useFileEntries(search);
  const entries = useMemo(() => [...actions, ...known], [actions, known]);
  const [remembered] = useState(recentEntries);
  return useMemo(() => {
    if (isSearched) return titled(withFiles(findEntries(entries, search), files));
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const recent = remembered.flatMap(({path, ...entry}): readonly Entry[] => {
      const now = byId.get(entry.id) ?? (path === null ? null : {...entry, act: path});
      return now ? [now] : [];
    });
    const pages = entries.filter(({kind}) => kind === 'page');
    return [
      {title: 'Recent', entries: recent},
      {title: kindTitles.action, entries: actions},
      {title: kindTitles.page, entries: pages},
    ].filter((group) => group.entries.length > 0);
  }, [isSearched, search, entries, files, actions, remembered]);
}

const withFiles = (
  groups: readonly FoundGroup[],
  files: readonly Entry[],
): readonly FoundGroup[] =>
  files.length === 0 ? groups : [...groups, {kind: 'file', entries: files}];

const titled = (groups: readonly FoundGroup[]): readonly ShownGroup[] =>
  groups.map(({kind, entries}) => ({title: kindTitles[kind], entries}));
