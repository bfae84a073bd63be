import type {AutoloaderConfig} from '#/lakehouse/config';
import type {BronzeTable} from '#/lakehouse/define';
import type {Lake} from '../lake/openLake';
import {type Ledger, type LedgerEntry, readLedger, skipSql} from '../lake/ledger';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';
import {keepBronzeSchemas} from './bronzeSchemas';
import type {DecodePool} from './decode/decodePool';
import {cleanSource} from './cleanSource';
import {createDiscovery} from './discovery';
import {describeCandidates, type RunOptions, runOptions, tableOfPath} from './eligibleFiles';
import {loadHalving} from './loadHalving';
import {type BatchJob, loadBatch, type PendingFile, setAside} from './loadBatch';
import {type CandidateFile, existingLeftOut, selectFiles} from './selectFiles';
import type {AutoloaderProgress} from '#/contracts/autoloader';
import type {EventLog} from '../eventLog/eventLog';
import {openSchemaFiles} from '../storage/schemaFiles';
import {createLoadMetrics, type LoadMetrics} from './metrics/loadMetrics';
import {openSchemaHistory} from './schemas/schemaHistory';

export interface AutoloaderParts {
  readonly lake: Lake;
  readonly manifest: Manifest;
  readonly volume: Volume;
  /** Told how many files the volume holds, when it was listed. */
  readonly onListed: (files: number) => Promise<void>;
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
  readonly signal: AbortSignal;
  /** How many files there are to load. */
  readonly onFound: (pending: number) => void;
  readonly onRows: (table: BronzeTable, rows: number) => void;
  /** A batch is durable. `pending` files are still to come. */
  readonly onBatch: (entries: readonly LedgerEntry[], pending: number) => void;
}

/** Loads staged files into bronze, each exactly once. */
export interface Autoloader {
  /** Paths that the next run would load, in order. A large volume is not listed for it. */
  pending(): Promise<readonly string[]>;
  /** Lists the volume now; answers how many files nobody had told of. */
  rescan(): Promise<number>;
  /** Reads the ledger again; after somebody else wrote it, and not while files are loaded. */
  reread(): Promise<void>;
  /** What it does at this moment. */
  progress(): Promise<AutoloaderProgress>;
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
  const metrics = createLoadMetrics({...parts, emit: parts.onProgress});
  const batches = await loadingBatches(parts, ledger, metrics);
  await settle(manifest, ledger.now());
  const discovery = createDiscovery({
    ...parts,
    isDone: (path) => ledger.now().paths.has(path),
    clock: () => performance.now(),
    interval: () => runOptions(parts.options()).ofAll.backfillInterval,
    onListed: async (files, listed) => {
      metrics.listed(files, listed);
      await parts.onListed(files);
    },
  });
  /** A run that failed may have committed more than it told. */
  let isLedgerStale = false;

  async function loadNew(run: LoadRun): Promise<void> {
    if (isLedgerStale) await ledger.reread();
    isLedgerStale = true;
    const options = runOptions(parts.options());
    const found = await describeCandidates(parts.volume, options, await discovery.pending());
    let waiting = await leaveOutExisting(parts, options, ledger, found);
    for (let isFirst = true; ; isFirst = false) {
      const {batch, later} = nextFiles(options, waiting);
      if (isFirst) run.onFound(batch.length + later.length);
      if (batch.length === 0) break;
      waiting = later;
      metrics.plan(batch, later);
      const paths = batch.map(({path}) => path);
      const batchId = ledger.now().lastBatch + 1;
      await manifest.writeIntent({batchId, paths, plannedAt: parts.now()});
      const entries = await loadHalving(await describeFiles(parts, paths), batches(run, options));
      await manifest.acknowledge(ledger.now().lastBatch, paths);
      run.onBatch(entries, waiting.length);
    }
    isLedgerStale = false;
    const cleaned = await cleanSource(parts, options);
    if (cleaned > 0) await discovery.rescan();
  }

  async function pendingFiles(): Promise<readonly CandidateFile[]> {
    const options = runOptions(parts.options());
    const found = await describeCandidates(parts.volume, options, await discovery.known());
    const {batch, later} = nextFiles(options, found);
    return [...batch, ...later];
  }

  return {
    pending: async () => (await pendingFiles()).map(({path}) => path),
    async rescan() {
      const found = await discovery.rescan();
      await parts.log.write();
      return found;
    },
    reread: () => ledger.reread(),
    progress: async () => metrics.progress(await pendingFiles()),
    loadNew: (run) => loadNew(run).finally(() => metrics.end()),
  };
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
  const begun = new Set([...ledger.now().paths].map((path) => tableOfPath(path).name));
  const left = existingLeftOut(
    excluding.filter(({table}) => !begun.has(table)),
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

interface KeptLedger {
  now(): Ledger;
  reread(): Promise<void>;
  /** Adds what a batch has committed. */
  remember(job: BatchJob, entries: readonly LedgerEntry[]): void;
}

/** The ledger as this engine knows it. */
async function keepLedger({writer}: Lake): Promise<KeptLedger> {
  let ledger = await readLedger(writer);
  return {
    now: () => ledger,
    async reread() {
      ledger = await readLedger(writer);
    },
    remember({batchId, ingestedAt}, entries) {
      for (const {path} of entries) ledger.paths.add(path);
      ledger = {...ledger, lastBatch: batchId, lastIngestedAt: ingestedAt};
    },
  };
}

/** For a run: how files are loaded as one batch, and how one is set aside as a batch of its own. */
async function loadingBatches(parts: AutoloaderParts, ledger: KeptLedger, metrics: LoadMetrics) {
  const withSchemas = await keepBronzeSchemas(parts.lake.writer, parts.lake.schema);
  const files = openSchemaFiles(parts.staging.replace(/\/staging$/, ''));
  const history = await withSchemas((schemas) =>
    openSchemaHistory({...parts, files}, (table) => schemas.columns(table)),
  );
  return (run: LoadRun, options: RunOptions) => {
    const nextJob = (files: number): BatchJob => {
      const batchId = ledger.now().lastBatch + 1;
      return {
        ...parts,
        ...run,
        optionsOf: options.ofTable,
        batchId,
        watch: metrics.watch({batchId, updateId: run.updateId, files}, history),
        ingestedAt: Math.max(parts.now(), ledger.now().lastIngestedAt + 1),
      };
    };
    return {
      async load(files: readonly PendingFile[]): Promise<readonly LedgerEntry[]> {
        const job = nextJob(files.length);
        const entries = await withSchemas((schemas) => loadBatch(job, schemas, files));
        ledger.remember(job, entries);
        return entries;
      },
      async setAside(file: PendingFile, reason: string): Promise<LedgerEntry> {
        const job = nextJob(1);
        const entry = await setAside(job, file, reason);
        ledger.remember(job, [entry]);
        return entry;
      },
    };
  };
}

async function describeFiles(
  {manifest, now}: AutoloaderParts,
  paths: readonly string[],
): Promise<readonly PendingFile[]> {
  const known = await manifest.provenances(paths);
  return paths.map((path, at) => ({
    path,
    sha256: known[at]?.sha256 ?? null,
    createdAt: known[at]?.requestedAt ?? null,
    discoveredAt: now(),
  }));
}

/** Brings IndexedDB in line with the ledger after a crash between any two steps. */
async function settle(manifest: Manifest, {paths, lastBatch}: Ledger): Promise<void> {
  const arrivals = await manifest.pendingArrivals();
  const loaded = arrivals.filter((path) => paths.has(path));
  if (loaded.length > 0) await manifest.acknowledge(lastBatch, loaded);
  if (await manifest.readIntent()) await manifest.clearIntent();
}
