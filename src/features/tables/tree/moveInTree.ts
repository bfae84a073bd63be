import type {TreeRow} from './treeNodes';

interface TreeMove {
  readonly id: string;
  /** Opens or closes the node; else the focus goes there. */
  readonly toggles: boolean;
}

const to = (row: TreeRow | undefined): TreeMove | null =>
  row ? {id: row.node.id, toggles: false} : null;

/**
 * What a key does on the row `id`, by the ARIA pattern of trees: up and down move among what is in sight, right opens
 * and then goes in, left closes and then goes out, a letter finds the next row that begins with it. Null for nothing.
 */
export function moveInTree(
  rows: readonly TreeRow[],
  id: string,
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): TreeMove | null {
  const at = rows.findIndex(({node}) => node.id === id);
  const row = rows[at];
  if (!row || press.ctrlKey || press.metaKey || press.altKey) return null;
  const isBranch = row.node.children.length > 0;
  switch (press.key) {
    case 'ArrowDown':
      return to(rows[at + 1]);
    case 'ArrowUp':
      return to(rows[at - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      return isBranch && !row.isOpen ? {id, toggles: true} : isBranch ? to(rows[at + 1]) : null;
    case 'ArrowLeft':
      return isBranch && row.isOpen
        ? {id, toggles: true}
        : to(rows.find(({node}) => node.id === row.parent));
    case 'Enter':
    case ' ':
      // A link is followed by the browser.
      return row.node.path === null ? {id, toggles: true} : null;
    default:
      return /^[\w]$/.test(press.key) ? to(nextCalled(rows, at, press.key)) : null;
  }
}

function nextCalled(rows: readonly TreeRow[], at: number, letter: string): TreeRow | undefined {
  const after = [...rows.slice(at + 1), ...rows.slice(0, at)];
  return after.find(({node}) => node.label.toLowerCase().startsWith(letter.toLowerCase()));
}
