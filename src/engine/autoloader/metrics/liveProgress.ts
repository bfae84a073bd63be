import type {AutoloaderProgress, Listing, LoadingBatch, TableBacklog} from '#/contracts/autoloader';
import type {LedgerEntry} from '../../lake/ledger';
import {backlogByTable, backlogTotal, type WaitingFile, withoutTaken} from './backlog';
import {createRateWindow, type RateWindow} from './rateWindow';

/** The picture of this moment, told every 400 ms at most and always the last. */
export interface LiveProgress {
  progress(): AutoloaderProgress;
  isLoading(): boolean;
  /** What waits behind the batch under way. */
  waiting(): readonly TableBacklog[];
  listed(listing: Listing): void;
  /** What waits while nothing is loaded. */
  idle(backlog: readonly TableBacklog[]): void;
  /** `batch` is to be loaded, `later` after it. Answers whether a run begins with it: then it wants to be `sized`. */
  plan(
    files: {readonly batch: readonly WaitingFile[]; readonly later: readonly WaitingFile[]},
    sizes: ReadonlyMap<string, number>,
  ): boolean;
  /** Counts what waits anew. */
  sized(sizes: ReadonlyMap<string, number>): void;
  batch(next: LoadingBatch): void;
  rows(count: number): void;
  fileDone(entry: LedgerEntry | null): void;
  durable(): void;
  end(): void;
}

const clock = () => performance.now();

interface State {
  isLoading: boolean;
  batch: LoadingBatch | null;
  files: {readonly now: readonly WaitingFile[]; readonly later: readonly WaitingFile[]};
  later: readonly TableBacklog[];
  backlog: readonly TableBacklog[];
  listing: Listing | null;
  batchesDone: number;
  rows: RateWindow;
  bytes: RateWindow;
}

export function liveProgress(emit: (progress: AutoloaderProgress) => void): LiveProgress {
  const state: State = {
    isLoading: false,
    batch: null,
    files: {now: [], later: []},
    later: [],
    backlog: [],
    listing: null,
    batchesDone: 0,
    rows: createRateWindow(0),
    bytes: createRateWindow(0),
  };
  const teller = createTeller(() => emit(pictureOf(state)));
  return {
    progress: () => pictureOf(state),
    isLoading: () => state.isLoading,
    waiting: () => state.later,
    listed(listing) {
      state.listing = listing;
    },
    idle(backlog) {
      state.backlog = backlog;
    },
    plan({batch, later}, sizes) {
      state.files = {now: batch, later};
      if (state.isLoading) {
        state.later = withoutTaken(state.later, backlogByTable(batch, sizes));
        teller.soon();
        return false;
      }
      Object.assign(state, {
        isLoading: true,
        rows: createRateWindow(clock()),
        bytes: createRateWindow(clock()),
      });
      return true;
    },
    sized(sizes) {
      const {now, later} = state.files;
      state.later = backlogByTable(later, sizes);
      state.backlog = backlogByTable([...now, ...later], sizes);
      teller.soon();
    },
    ...batchSteps(state, teller),
    end() {
      state.isLoading = false;
      state.batch = null;
      teller.now();
    },
  };
}

function batchSteps(
  state: State,
  teller: ReturnType<typeof createTeller>,
): Pick<LiveProgress, 'batch' | 'rows' | 'fileDone' | 'durable'> {
  return {
    batch(next) {
      state.batch = next;
      teller.soon();
    },
    rows(count) {
      state.rows.add(count, clock());
      if (state.batch) state.batch = {...state.batch, rows: state.batch.rows + count};
      teller.soon();
    },
    fileDone(entry) {
      const bytes = entry?.bytes ?? 0;
      state.bytes.add(bytes, clock());
      const {batch} = state;
      if (batch)
        state.batch = {...batch, filesDone: batch.filesDone + 1, bytes: batch.bytes + bytes};
      teller.soon();
    },
    durable() {
      state.batchesDone += 1;
      state.batch = null;
      state.files = {now: [], later: state.files.later};
      state.backlog = state.later;
      teller.soon();
    },
  };
}

function pictureOf(state: State): AutoloaderProgress {
  const {isLoading, batch, backlog, listing, batchesDone} = state;
  const {files, bytes} = backlogTotal(backlog);
  const at = clock();
  return {
    isLoading,
    batch,
    numFilesOutstanding: files,
    numBytesOutstanding: bytes,
    backlog,
    rowsPerSecond: isLoading ? state.rows.rate(at) : null,
    bytesPerSecond: isLoading ? state.bytes.rate(at) : null,
    listing,
    batchesDone,
  };
}

/** Each costs the page a render, on cores that load has use for. */
const tellEveryMs = 400;

function createTeller(tell: () => void) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const now = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    tell();
  };
  return {
    now,
    soon() {
      timer ??= setTimeout(now, tellEveryMs);
    },
  };
}
