import {Link} from '@tanstack/react-router';
import {
  ChevronRight,
  Database,
  Eye,
  Folder,
  FolderOpen,
  HardDrive,
  Layers,
  Table2,
} from 'lucide-react';
import {type KeyboardEvent, useMemo, useRef, useState} from 'react';
import {formatCount} from '#/ui/format';
import styles from './CatalogTree.module.css';
import {moveInTree} from './moveInTree';
import {
  branchesOf,
  branchTo,
  filteredTree,
  type TreeNode,
  type TreeRow,
  treeRows,
} from './treeNodes';

interface CatalogTreeProps {
  readonly tree: TreeNode;
  /** Of the page that is shown beside it. */
  readonly path: string;
  readonly onLeave: () => void;
}

/** The catalog as a tree by the ARIA pattern: arrow keys move, open and close; what leads somewhere is a link. */
export function CatalogTree({tree, path, onLeave}: CatalogTreeProps) {
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = filteredTree(tree, words);
  const [open, toggle] = useOpen(tree, path);
  const rows = shown ? treeRows(shown, words.length > 0 ? new Set(branchesOf(shown)) : open) : [];
  const current = rows.find(({node}) => node.path === path)?.node.id;
  const [focused, setFocused] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // Only one row is in the tab order: the one last focused, else the current one, else the first.
  const isThere = (id: string | null | undefined) => rows.some(({node}) => node.id === id);
  const reachable = [focused, current].find(isThere) ?? rows[0]?.node.id;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset['node'] : undefined;
    const move = moveInTree(rows, id ?? '', event);
    if (!move) return;
    event.preventDefault();
    if (move.toggles) toggle(move.id);
    else
      [...(list.current?.querySelectorAll<HTMLElement>('[data-node]') ?? [])]
        .find((row) => row.dataset['node'] === move.id)
        ?.focus();
  };
  return (
    <div className={styles['browser']}>
      <input
        type="search"
        className={styles['filter']}
        aria-label="Filter the catalog"
        placeholder="Filter"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div
        ref={list}
        role="tree"
        aria-label="Catalog"
        className={styles['tree']}
        onKeyDown={onKeyDown}
        onFocus={({target}) => setFocused(target.dataset['node'] ?? null)}
      >
        {rows.map((row) => (
          <Row
            key={row.node.id}
            row={row}
            isCurrent={row.node.id === current}
            isReachable={row.node.id === reachable}
            onToggle={toggle}
            onLeave={onLeave}
          />
        ))}
      </div>
      {rows.length === 0 && <p className={styles['none']}>{`Nothing is called “${search}”`}</p>}
    </div>
  );
}

/** What is open: what a person opened, and what leads to the page that is shown. */
function useOpen(tree: TreeNode, path: string) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(['catalog', 'schema']));
  const way = useMemo(() => branchTo(tree, path), [tree, path]);
  const shownWay = way.join(' ');
  const [seen, setSeen] = useState('');
  if (seen !== shownWay) {
    setSeen(shownWay);
    // The page's own node stays as it is: a volume is opened by its arrow.
    setOpen(new Set([...open, ...way.slice(0, -1)]));
  }
  const toggle = (id: string) =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return [open, toggle] as const;
}

interface RowProps {
  readonly row: TreeRow;
  readonly isCurrent: boolean;
  readonly isReachable: boolean;
  readonly onToggle: (id: string) => void;
  readonly onLeave: () => void;
}

function Row({row, isCurrent, isReachable, onToggle, onLeave}: RowProps) {
  const {node, level, position, siblings, isOpen} = row;
  const isBranch = node.children.length > 0;
  const shared = {
    role: 'treeitem',
    'data-node': node.id,
    'data-kind': node.kind,
    'aria-level': level,
    'aria-posinset': position,
    'aria-setsize': siblings,
    'aria-expanded': isBranch ? isOpen : undefined,
    'aria-selected': isCurrent,
    tabIndex: isReachable ? 0 : -1,
    className: styles['row'],
    style: {paddingInlineStart: `calc(${level - 1} * 14px + 4px)`},
  } as const;
  const content = (
    <>
      <span
        className={styles['arrow']}
        data-open={isOpen}
        onClick={(event) => {
          if (!isBranch || node.path === null) return;
          event.preventDefault();
          event.stopPropagation();
          onToggle(node.id);
        }}
      >
        {isBranch && <ChevronRight aria-hidden="true" />}
      </span>
      <NodeIcon node={node} isOpen={isOpen} />
      <span className={styles['label']} title={node.label}>
        {node.label}
      </span>
      {node.count !== null && <span className={styles['count']}>{formatCount(node.count)}</span>}
    </>
  );
  if (node.path === null)
    return (
      <div {...shared} onClick={() => onToggle(node.id)}>
        {content}
      </div>
    );
  return (
    <Link to={node.path} {...shared} onClick={onLeave}>
      {content}
    </Link>
  );
}

const icons = {
  catalog: Database,
  schema: Layers,
  group: Folder,
  table: Table2,
  view: Eye,
  volume: HardDrive,
  folder: Folder,
} as const satisfies Readonly<Record<TreeNode['kind'], unknown>>;

function NodeIcon({node, isOpen}: {readonly node: TreeNode; readonly isOpen: boolean}) {
  const Icon = node.kind === 'group' && isOpen ? FolderOpen : icons[node.kind];
  return <Icon className={styles['icon']} aria-hidden="true" data-group={node.id} />;
}
