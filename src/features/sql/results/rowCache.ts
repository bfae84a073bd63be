import {AppError} from '#/base/errors';
import type {ResultRows} from '#/contracts/query';
import type {RowStretch} from './resultRows';

/** Rows of one result that the page has at hand; asks for others when they are wanted. */
export interface RowCache {
  /** The stretch that has this row; undefined while it is not there. */
  readonly at: (row: number) => RowStretch | undefined;
  /** Has the rows from `first` to before `end` fetched. What was wanted before and has not begun is forgotten. */
  readonly want: (first: number, end: number) => void;
  /** Stretches that follow each other and hold these rows. @throws AppError 'sql.gone' | 'cancelled' */
  readonly load: (first: number, end: number) => Promise<readonly RowStretch[]>;
}

interface RowCacheParts {
  readonly fetch: (firstRow: number, count: number) => Promise<ResultRows>;
  readonly decode: (rows: ResultRows) => RowStretch;
  readonly onRows: () => void;
  readonly onFailure: (error: AppError) => void;
}

/** Bytes of Arrow that are held; some stretches are held however large they are. */
const mostBytes = 32e6;
const fewestStretches = 4;

interface Held {
  readonly stretch: RowStretch;
  readonly bytes: number;
}

export function createRowCache({fetch, decode, onRows, onFailure}: RowCacheParts): RowCache {
  const {at, keep} = heldStretches();
  let wanted: {readonly first: number; readonly end: number} | null = null;
  let isFetching = false;

  /** The first row of these that is not at hand. */
  function missing(first: number, end: number): number | null {
    for (let row = first; row < end; ) {
      const stretch = at(row);
      if (!stretch) return row;
      row = stretch.endRow;
    }
    return null;
  }
  async function fetchRows(from: number, count: number): Promise<RowStretch> {
    const rows = await fetch(from, count);
    return keep(decode(rows), rows.arrow.length);
  }
  async function fetchWanted(): Promise<void> {
    isFetching = true;
    try {
      for (;;) {
        if (!wanted) return;
        const {first, end} = wanted;
        wanted = null;
        const from = missing(first, end);
        if (from === null) continue;
        const stretch = await fetchRows(from, end - from);
        onRows();
        if (stretch.endRow > from && stretch.endRow < end) wanted ??= {first, end};
      }
    } catch (thrown) {
      onFailure(AppError.from(thrown));
    } finally {
      isFetching = false;
    }
  }
  return {
    at,
    want(first, end) {
      wanted = missing(first, end) === null ? null : {first, end};
      if (wanted && !isFetching) void fetchWanted();
    },
    async load(first, end) {
      const stretches: RowStretch[] = [];
      for (let row = first; row < end; ) {
        const known = at(row) ?? (await fetchRows(row, Math.min(end - row, fetchedAtOnce)));
        if (known.endRow <= row) break;
        stretches.push(known);
        row = known.endRow;
      }
      return stretches;
    },
  };
}

const fetchedAtOnce = 20_000;

interface HeldStretches {
  readonly at: (row: number) => RowStretch | undefined;
  readonly keep: (stretch: RowStretch, bytes: number) => RowStretch;
}

/** The stretches used last, as many as there is room for. */
function heldStretches(): HeldStretches {
  /** The one used last comes last. */
  let held: readonly Held[] = [];
  return {
    at(row: number): RowStretch | undefined {
      const found = held.findLast(({stretch}) => stretch.firstRow <= row && row < stretch.endRow);
      if (found && found !== held.at(-1)) held = [...held.filter((one) => one !== found), found];
      return found?.stretch;
    },
    keep(stretch: RowStretch, length: number): RowStretch {
      held = [
        ...held.filter((one) => one.stretch.firstRow !== stretch.firstRow),
        {stretch, bytes: length},
      ];
      let bytes = held.reduce((sum, one) => sum + one.bytes, 0);
      while (bytes > mostBytes && held.length > fewestStretches) {
        bytes -= held[0]?.bytes ?? 0;
        held = held.slice(1);
      }
      return stretch;
    },
  };
}
