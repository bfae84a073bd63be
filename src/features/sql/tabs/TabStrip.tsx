import {Copy, Ellipsis, Pencil, Plus, X} from 'lucide-react';
import {type KeyboardEvent, type MouseEvent, useState} from 'react';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {Field} from '#/ui/Field';
import {Menu, menuItemClass} from '#/ui/Menu';
import type {SqlTab} from '../kept/deskFormats';
import {changeTab, closeTab, openTab, selectTab} from './sqlDesk';
import styles from './TabStrip.module.css';

interface TabStripProps {
  readonly tabs: readonly SqlTab[];
  readonly selected: string;
}

export const tabId = (id: string): string => `sql-tab-${id}`;
export const panelId = (id: string): string => `sql-panel-${id}`;

const focusTab = (id: string | undefined) => {
  // The tab that is selected now is drawn with the next frame.
  requestAnimationFrame(() => id && document.getElementById(tabId(id))?.focus());
};

/** Where the keys lead from tab `at` of `count`; null for keys that lead nowhere. */
const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The open queries by the ARIA pattern of tabs: arrow keys move, F2 renames, Delete closes. */
export function TabStrip({tabs, selected}: TabStripProps) {
  const [renamed, setRenamed] = useState<SqlTab | null>(null);
  const at = tabs.findIndex(({id}) => id === selected);
  const current = tabs[at];
  const close = (id: string) => {
    const next = id === selected ? (tabs[at + 1] ?? tabs[at - 1])?.id : selected;
    closeTab(id);
    return next;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete') focusTab(close(selected));
    if (event.key === 'F2' && current) setRenamed(current);
    const next = tabs[steps[event.key]?.(at, tabs.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    selectTab(next.id);
    focusTab(next.id);
  };
  return (
    <div className={styles['strip']}>
      <div role="tablist" aria-label="Queries" className={styles['list']} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <TabButton
            key={tab.id}
            tab={tab}
            isSelected={tab.id === selected}
            onRename={() => setRenamed(tab)}
            onClose={() => close(tab.id)}
          />
        ))}
      </div>
      <Button
        kind="quiet"
        iconOnly
        icon={<Plus />}
        aria-label="New query"
        title="New query"
        onClick={() => openTab({sql: ''})}
      />
      <span className={styles['gap']} />
      {current && <TabMenu tab={current} onRename={() => setRenamed(current)} onClose={close} />}
      {renamed && <RenameDialog tab={renamed} onClose={() => setRenamed(null)} />}
    </div>
  );
}

interface TabButtonProps {
  readonly tab: SqlTab;
  readonly isSelected: boolean;
  readonly onRename: () => void;
  readonly onClose: () => void;
}

function TabButton({tab: {id, name}, isSelected, onRename, onClose}: TabButtonProps) {
  const onCross = (event: MouseEvent) => {
    event.stopPropagation();
    onClose();
  };
  return (
    <button
      type="button"
      role="tab"
      id={tabId(id)}
      aria-selected={isSelected}
      aria-controls={isSelected ? panelId(id) : undefined}
      tabIndex={isSelected ? 0 : -1}
      className={styles['tab']}
      onClick={() => selectTab(id)}
      onDoubleClick={onRename}
    >
      <span className={styles['name']}>{name}</span>
      {/* For the mouse; the keyboard has Delete and the menu. */}
      <span aria-hidden="true" className={styles['cross']} title="Close" onClick={onCross}>
        <X />
      </span>
    </button>
  );
}

interface TabMenuProps {
  readonly tab: SqlTab;
  readonly onRename: () => void;
  readonly onClose: (id: string) => void;
}

function TabMenu({tab, onRename, onClose}: TabMenuProps) {
  const {id, name, sql, parameters} = tab;
  return (
    <Menu label={`Tab ${name}`} icon={<Ellipsis />}>
      <li>
        <button type="button" className={menuItemClass} onClick={onRename}>
          <Pencil aria-hidden="true" />
          Rename (F2)
        </button>
      </li>
      <li>
        <button
          type="button"
          className={menuItemClass}
          onClick={() => openTab({sql, parameters, name: `${name} copy`})}
        >
          <Copy aria-hidden="true" />
          Duplicate
        </button>
      </li>
      <li>
        <button type="button" className={menuItemClass} onClick={() => onClose(id)}>
          <X aria-hidden="true" />
          Close (Delete)
        </button>
      </li>
    </Menu>
  );
}

function RenameDialog({tab, onClose}: {readonly tab: SqlTab; readonly onClose: () => void}) {
  const [name, setName] = useState(tab.name);
  const rename = () => {
    if (name.trim() !== '') changeTab(tab.id, {name: name.trim()});
    onClose();
  };
  return (
    <Dialog
      title="Name of the tab"
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={rename}>
          Rename
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={80}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
