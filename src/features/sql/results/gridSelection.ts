/** A cell by its place in the result. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Where the cursor is, and the cell at the other end of what is selected: the same for one cell. */
export interface GridSelection {
  readonly active: CellPlace;
  readonly anchor: CellPlace;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Whole rows in sight. */
  readonly page: number;
}

/** From the first to before the end, of rows and of columns. */
export interface CellRange {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
}

export function rangeOf({active, anchor}: GridSelection): CellRange {
  return {
    firstRow: Math.min(active.row, anchor.row),
    endRow: Math.max(active.row, anchor.row) + 1,
    firstColumn: Math.min(active.column, anchor.column),
    endColumn: Math.max(active.column, anchor.column) + 1,
  };
}

interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What is selected after a key; null for a key that moves nothing. By the ARIA pattern of a grid. */
export function afterKey(
  now: GridSelection,
  pressed: PressedKey,
  size: GridSize,
): GridSelection | null {
  const {key, shiftKey} = pressed;
  const isFar = pressed.ctrlKey || pressed.metaKey;
  if (isFar && key.toLowerCase() === 'a') return whole(size);
  if (key === ' ' && isFar) return wholeColumns(now, size);
  if (key === ' ' && shiftKey) return wholeRows(now, size);
  if (key === 'Escape') return {active: now.active, anchor: now.active};
  const active = movedTo(now.active, key, isFar, size);
  return active && {active, anchor: shiftKey ? now.anchor : active};
}

export const whole = ({rows, columns}: GridSize): GridSelection => ({
  active: {row: 0, column: 0},
  anchor: {row: rows - 1, column: columns - 1},
});

const wholeColumns = ({active, anchor}: GridSelection, {rows}: GridSize): GridSelection => ({
  active: {...active, row: 0},
  anchor: {...anchor, row: rows - 1},
});

export const wholeRows = (
  {active, anchor}: GridSelection,
  {columns}: Pick<GridSize, 'columns'>,
): GridSelection => ({
  active: {...active, column: 0},
  anchor: {...anchor, column: columns - 1},
});

function movedTo(
  {row, column}: CellPlace,
  key: string,
  isFar: boolean,
  {rows, columns, page}: GridSize,
): CellPlace | null {
  const last = {row: rows - 1, column: columns - 1};
  const places: Readonly<Record<string, CellPlace>> = {
    ArrowUp: {row: isFar ? 0 : row - 1, column},
    ArrowDown: {row: isFar ? last.row : row + 1, column},
    ArrowLeft: {row, column: isFar ? 0 : column - 1},
    ArrowRight: {row, column: isFar ? last.column : column + 1},
    PageUp: {row: row - page, column},
    PageDown: {row: row + page, column},
    Home: {row: isFar ? 0 : row, column: 0},
    End: {row: isFar ? last.row : row, column: last.column},
  };
  const place = places[key];
  if (!place) return null;
  return {
    row: Math.max(0, Math.min(last.row, place.row)),
    column: Math.max(0, Math.min(last.column, place.column)),
  };
}
