import type {TreeRow} from './treeNodes';

interface TreeMove {
  readonly id: string;
  /** Opens or closes the node; else the focus goes there. */
  readonly toggles: boolean;
}

const to = (row: TreeRow | undefined): TreeMove | null =>
  row ? {id: row.node.id, toggles: false} : null;
const toggled = ({node}: TreeRow): TreeMove => ({id: node.id, toggles: true});

type Step = (row: TreeRow, rows: readonly TreeRow[], at: number) => TreeMove | null;

const steps: Readonly<Record<string, Step>> = {
  ArrowDown: (_, rows, at) => to(rows[at + 1]),
  ArrowUp: (_, rows, at) => to(rows[at - 1]),
  Home: (_, rows) => to(rows[0]),
  End: (_, rows) => to(rows.at(-1)),
  ArrowRight: (row, rows, at) => {
    if (row.node.children.length === 0) return null;
    return row.isOpen ? to(rows[at + 1]) : toggled(row);
  },
  ArrowLeft: (row, rows) =>
    row.isOpen ? toggled(row) : to(rows.find(({node}) => node.id === row.parent)),
};

/** A link is followed by the browser. */
const press: Step = (row) => (row.node.path === null ? toggled(row) : null);

/**
 * What a key does on the row `id`, by the ARIA pattern of trees: up and down move among what is in sight, right opens
 * and then goes in, left closes and then goes out, a letter finds the next row that begins with it. Null for nothing.
 */
export function moveInTree(
  rows: readonly TreeRow[],
  id: string,
  {key, ctrlKey, metaKey, altKey}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): TreeMove | null {
  const at = rows.findIndex(({node}) => node.id === id);
  const row = rows[at];
  if (!row || ctrlKey || metaKey || altKey) return null;
  if (key === 'Enter' || key === ' ') return press(row, rows, at);
  if (/^\w$/.test(key)) return to(nextCalled(rows, at, key));
  return steps[key]?.(row, rows, at) ?? null;
}

function nextCalled(rows: readonly TreeRow[], at: number, letter: string): TreeRow | undefined {
  const after = [...rows.slice(at + 1), ...rows.slice(0, at)];
  return after.find(({node}) => node.label.toLowerCase().startsWith(letter.toLowerCase()));
}
