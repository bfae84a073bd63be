import type {AppError} from '#/base/errors';
import type {AutoloaderConfig} from '#/lakehouse/config';
import type {BronzeTable, TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import type {Lake} from '../lake/openLake';
import {passing} from '../failPoints';
import {type LedgerEntry, noteRebuilt, readBegun, skipSql} from '../lake/ledger';
import type {Manifest} from '../storage/manifest';
import type {Staging} from '../storage/staging';
import type {Volume} from '../storage/volume';
import type {DecodePool} from './decode/decodePool';
import {type BatchLoader, loadingBatches} from './batchLoader';
import {bringBackCleaned} from './bringBackCleaned';
import {cleanSource} from './cleanSource';
import {discoverStaged} from './discoverStaged';
import type {Discovery} from './discovery';
import {describeCandidates, type RunOptions, runOptions} from './eligibleFiles';
import {findOverwrites} from './findOverwrites';
import {keepLedger, type KeptLedger, settle} from './keptLedger';
import {loadTables} from './loadTables';
import type {PendingFile} from './loadBatch';
import {rescuedColumnOf} from './readRulesOf';
import {type CandidateFile, existingLeftOut, type FilterReason, selectFiles} from './selectFiles';
import type {LostFiles} from '#/contracts/recovery';
import type {AutoloaderProgress} from '#/contracts/autoloader';
import type {EventLog} from '../eventLog/eventLog';
import {createLoadMetrics, type LoadMetrics} from './metrics/loadMetrics';

export interface AutoloaderParts {
  readonly lake: Lake;
  readonly manifest: Manifest;
  readonly volume: Volume;
  /** Told how many files the volume holds, when it was listed; again when it was aborted. */
  readonly onListed: Staging['listed'];
  /** A listing that no run waited for has found files to load. */
  readonly onFound?: () => void;
  /** The options as they stand now. */
  readonly options: () => AutoloaderConfig;
  readonly pool: DecodePool;
  /** Path of the staging folder below the root of OPFS. */
  readonly staging: string;
  readonly log: EventLog;
  readonly onProgress: (progress: AutoloaderProgress) => void;
  readonly now: () => number;
}

export interface LoadRun {
  readonly updateId: string;
  /** Loads the files of these tables; of all when absent. */
  readonly only?: ReadonlySet<TableName>;
  readonly signal: AbortSignal;
  /** How many files there are to load. */
  readonly onFound: (pending: number) => void;
  readonly onRows: (table: BronzeTable, rows: number) => void;
  /** A batch is durable. `pending` files are still to come; so many of the batch as are `missing` were gone. */
  readonly onBatch: (entries: readonly LedgerEntry[], pending: number, missing: number) => void;
  /** The table's flow failed: its files that are not in a batch stay pending, other tables go on. */
  readonly onTableFailed: (table: TableName, error: AppError) => void;
}

interface Survey {
  readonly pending: readonly string[];
  /** By path, the option that keeps a file from being loaded. */
  readonly leftOut: ReadonlyMap<string, FilterReason>;
}

/** Loads staged files into bronze, each exactly once. */
export interface Autoloader {
  /** What a lake begun anew cannot load again; empty once it has loaded anything. */
  readonly lost: readonly LostFiles[];
  /** Paths that the next run would load, in order. A large volume is not listed for it. */
  pending(): Promise<readonly string[]>;
  /** The same, with the files that wait in vain while the options are as they are. */
  survey(): Promise<Survey>;
  /** Whether a table's rows keep what fits no column. */
  keepsRescuedData(table: TableName): boolean;
  /** Lists the volume now; answers how many files nobody had told of. */
  rescan(): Promise<number>;
  /** Reads the ledger again; after somebody else wrote it, and not while files are loaded. */
  reread(): Promise<void>;
  /** What it does at this moment. */
  progress(): Promise<AutoloaderProgress>;
  /** Does `work` while no files are sized for the totals in the background. */
  undisturbed<T>(work: () => Promise<T>): Promise<T>;
  /** Loads everything pending. Interrupted at any step, the next call goes on where the ledger ends. */
  loadNew(run: LoadRun): Promise<void>;
}

/**
 * The one rule at start: a file in the lake's ledger is done, whatever IndexedDB believes; one that is not is
 * pending.
 */
export async function createAutoloader(parts: AutoloaderParts): Promise<Autoloader> {
  const {manifest} = parts;
  const ledger = await keepLedger(parts.lake);
  const hasLoaded = ledger.now().lastBatch > 0;
  if (!hasLoaded && (await manifest.lastAcknowledgedBatch()) !== null)
    await noteRebuilt(parts.lake);
  const lost = hasLoaded ? [] : await bringBackCleaned(parts);
  const metrics = createLoadMetrics({...parts, emit: parts.onProgress});
  const batches = await loadingBatches(parts, ledger, metrics);
  await settle(manifest, ledger.now());
  const {discovery, telling} = discoverStaged(parts, ledger, metrics);
  /** A run that failed may have committed more than it told. */
  let isLedgerStale = false;

  async function loadNew(run: LoadRun): Promise<void> {
    // What it committed may not be durable either: only then may its files be done, and perhaps be removed.
    if (isLedgerStale) await parts.lake.commit(() => ledger.reread());
    isLedgerStale = true;
    const options = runOptions(parts.options());
    const loader = batches(run, options);
    await loadPending({parts, ledger, options, run, metrics, discovery}, loader);
    isLedgerStale = false;
    const cleaned = await cleanSource(parts, options);
    if (cleaned > 0) await discovery.rescan();
  }

  const survey = async () => surveyOf(parts, await discovery.known());

  return {
    lost,
    pending: async () => (await survey()).pending,
    survey,
    keepsRescuedData: (table) =>
      rescuedColumnOf(runOptions(parts.options()).ofTable(table)) !== null,
    async rescan() {
      const found = await discovery.rescan();
      await parts.log.write();
      return found;
    },
    reread: () => ledger.reread(),
    progress: async () => metrics.progress((await survey()).waiting),
    async undisturbed(work) {
      telling.hold();
      try {
        return await work();
      } finally {
        telling.release();
      }
    },
    async loadNew(run) {
      try {
        await loadNew(run);
      } finally {
        await metrics.end();
      }
    },
  };
}

/** What the next run would do, without the files that may have been overwritten. */
async function surveyOf({volume, options}: AutoloaderParts, known: readonly string[]) {
  const run = runOptions(options());
  const {batch, later, filtered} = nextFiles(run, await describeCandidates(volume, run, known));
  const waiting = [...batch, ...later];
  return {
    waiting,
    pending: waiting.map(({path}) => path),
    leftOut: new Map(filtered.map(({file: {path}, reason}) => [path, reason])),
  };
}

/** Loads what discovery knows of and what was overwritten, of the tables the run is about. */
async function loadPending(loading: Loading, loader: BatchLoader): Promise<void> {
  const {parts, ledger, options, run, discovery} = loading;
  const isAsked = ({table}: CandidateFile) => run.only?.has(table) ?? true;
  const describe = async (paths: readonly string[]) =>
    (await describeCandidates(parts.volume, options, paths)).filter(isAsked);
  // What a table leaves out is what is there, whoever put it there.
  const isExcluding = bronzeTables.some(({name}) => !options.ofTable(name).includeExistingFiles);
  const found = await describe(await discovery.pending(isExcluding));
  const fresh = await leaveOutExisting(parts, options, ledger, found);
  const overwritten = await findOverwrites(parts, options);
  const waiting = [...fresh, ...(await describe(overwritten))];
  await loadWaiting(loading, {waiting, loader, overwritten: new Set(overwritten)});
}

interface Loading {
  readonly parts: AutoloaderParts;
  readonly ledger: KeptLedger;
  readonly options: RunOptions;
  readonly run: LoadRun;
  readonly metrics: LoadMetrics;
  readonly discovery: Discovery;
}

interface Waiting {
  readonly waiting: readonly CandidateFile[];
  readonly loader: BatchLoader;
  /** Of the files that wait, those the ledger has with other content. */
  readonly overwritten: ReadonlySet<string>;
}

/** Loads what waits, batch by batch; each is durable and acknowledged before the next begins. */
async function loadWaiting(
  {parts, ledger, options, run, metrics, discovery}: Loading,
  {waiting: all, loader, overwritten}: Waiting,
): Promise<void> {
  const {manifest} = parts;
  let waiting = all;
  for (let isFirst = true; ; isFirst = false) {
    const {batch, later} = nextFiles(options, waiting);
    if (isFirst) run.onFound(batch.length + later.length);
    if (batch.length === 0) return;
    metrics.plan(batch, later);
    await passing('batch.chosen');
    const paths = batch.map(({path}) => path);
    const batchId = ledger.now().lastBatch + 1;
    await manifest.writeIntent({batchId, paths, plannedAt: parts.now()});
    await passing('batch.intended');
    const files = await describeFiles(parts, batch, overwritten);
    const {entries, done, failures} = await loadTables<BatchFile, LedgerEntry>(files, loader);
    const acknowledged = [...done].map(({path}) => path);
    await manifest.acknowledge(ledger.now().lastBatch, acknowledged);
    discovery.settled(acknowledged);
    await passing('batch.acknowledged');
    for (const [table, error] of failures) run.onTableFailed(table, error);
    waiting = later.filter(({table}) => !failures.has(table));
    run.onBatch(entries, waiting.length, done.size - entries.length);
  }
}

const nothingLeftOut: ReadonlySet<string> = new Set();

const nextFiles = ({ofTable, ofAll}: RunOptions, files: readonly CandidateFile[]) =>
  selectFiles(files, {optionsOf: ofTable, limits: ofAll, leftOut: nothingLeftOut});

/**
 * For a table that is loaded for the first time and does not include existing files, notes those that are there as
 * skipped. Answers with the others.
 */
async function leaveOutExisting(
  {lake, manifest, now}: AutoloaderParts,
  {ofTable}: RunOptions,
  ledger: KeptLedger,
  found: readonly CandidateFile[],
): Promise<readonly CandidateFile[]> {
  const excluding = found.filter(({table}) => !ofTable(table).includeExistingFiles);
  if (excluding.length === 0) return found;
  const hasBegun = await readBegun(lake.writer);
  const left = existingLeftOut(
    excluding.filter(({table}) => !hasBegun(table)),
    ofTable,
  );
  if (left.size === 0) return found;
  const skipped = excluding
    .filter(({path}) => left.has(path))
    .map(({path, table, bytes}) => ({
      path,
      table,
      bytes: bytes ?? 0,
      sha256: null,
      createdAt: null,
      discoveredAt: now(),
    }));
  await lake.commit(() => lake.writer.run(skipSql(skipped)));
  await ledger.reread();
  await manifest.dropArrivals([...left]);
  return found.filter(({path}) => !left.has(path));
}

type BatchFile = PendingFile & {readonly table: TableName};

/** What staging told of a file's content holds only while nobody else has written it. */
async function describeFiles(
  {manifest, now}: AutoloaderParts,
  batch: readonly CandidateFile[],
  overwritten: ReadonlySet<string>,
): Promise<readonly BatchFile[]> {
  const paths = batch.map(({path}) => path);
  const known = await manifest.provenances(paths);
  const asStaged = await manifest.arrivedFromStaging(paths);
  return batch.map(({path, table, bytes}, at) => ({
    path,
    table,
    bytes: known[at]?.bytes ?? bytes,
    sha256: asStaged.has(path) ? (known[at]?.sha256 ?? null) : null,
    createdAt: known[at]?.requestedAt ?? null,
    discoveredAt: now(),
    isOverwritten: overwritten.has(path),
  }));
}
