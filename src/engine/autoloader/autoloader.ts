import type {BronzeTable} from '#/lakehouse/define';
import type {Lake} from '../lake/openLake';
import {type Ledger, type LedgerEntry, readLedger} from '../lake/ledger';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';
import {keepBronzeSchemas} from './bronzeSchemas';
import type {DecodePool} from './decode/decodePool';
import {loadHalving} from './loadHalving';
import {type BatchJob, loadBatch, type PendingFile, setAside} from './loadBatch';

export interface AutoloaderParts {
  readonly lake: Lake;
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly pool: DecodePool;
  /** Path of the staging folder below the root of OPFS. */
  readonly staging: string;
  readonly now: () => number;
}

export interface LoadRun {
  readonly updateId: string;
  readonly signal: AbortSignal;
  readonly onRows: (table: BronzeTable, rows: number) => void;
  /** A batch is durable. `pending` files are still to come. */
  readonly onBatch: (entries: readonly LedgerEntry[], pending: number) => void;
}

/** Loads staged files into bronze, each exactly once. */
export interface Autoloader {
  /** Paths staged and not in the ledger, in the order of loading. */
  pending(): Promise<readonly string[]>;
  /** Loads everything pending. Interrupted at any step, the next call goes on where the ledger ends. */
  loadNew(run: LoadRun): Promise<void>;
}

/** Auto Loader's `maxFilesPerTrigger`. */
const maxFilesPerBatch = 1000;

/**
 * The one rule at start: a file in the lake's ledger is done, whatever IndexedDB believes; one that is not is
 * pending. Listing the volume is the backfill that finds what the arrival queue does not know of.
 */
export async function createAutoloader(parts: AutoloaderParts): Promise<Autoloader> {
  const {lake, volume, manifest} = parts;
  let ledger = await readLedger(lake.writer);
  let isLedgerStale = false;
  const withSchemas = await keepBronzeSchemas(lake.writer, lake.schema);
  await settle(manifest, ledger);

  const pending = () => listPending(volume, ledger.paths);

  function nextBatch(run: LoadRun): BatchJob {
    return {
      ...parts,
      ...run,
      batchId: ledger.lastBatch + 1,
      ingestedAt: Math.max(parts.now(), ledger.lastIngestedAt + 1),
    };
  }

  function remember({batchId, ingestedAt}: BatchJob, entries: readonly LedgerEntry[]): void {
    for (const {path} of entries) ledger.paths.add(path);
    ledger = {...ledger, lastBatch: batchId, lastIngestedAt: ingestedAt};
  }

  async function load(
    run: LoadRun,
    files: readonly PendingFile[],
  ): Promise<readonly LedgerEntry[]> {
    const job = nextBatch(run);
    const entries = await withSchemas((schemas) => loadBatch(job, schemas, files));
    remember(job, entries);
    return entries;
  }

  async function setOneAside(
    run: LoadRun,
    file: PendingFile,
    reason: string,
  ): Promise<LedgerEntry> {
    const job = nextBatch(run);
    const entry = await setAside(job, file, reason);
    remember(job, [entry]);
    return entry;
  }

  async function loadNew(run: LoadRun): Promise<void> {
    if (isLedgerStale) ledger = await readLedger(lake.writer);
    isLedgerStale = true;
    let waiting = await pending();
    while (waiting.length > 0) {
      const paths = waiting.slice(0, maxFilesPerBatch);
      await manifest.writeIntent({batchId: ledger.lastBatch + 1, paths, plannedAt: parts.now()});
      const entries = await loadHalving(
        await Promise.all(paths.map((path) => describeFile(parts, path))),
        {
          load: (files) => load(run, files),
          setAside: (file, reason) => setOneAside(run, file, reason),
        },
      );
      await manifest.acknowledge(ledger.lastBatch, paths);
      waiting = waiting.slice(maxFilesPerBatch);
      run.onBatch(entries, waiting.length);
    }
    isLedgerStale = false;
  }

  return {pending, loadNew};
}

async function listPending(volume: Volume, done: ReadonlySet<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const endpoint of await volume.endpoints())
    for (const path of await volume.list(endpoint)) if (!done.has(path)) found.push(path);
  return found;
}

async function describeFile({manifest, now}: AutoloaderParts, path: string): Promise<PendingFile> {
  const known = await manifest.provenance(path);
  return {path, sha256: known?.sha256 ?? null, discoveredAt: now()};
}

/** Brings IndexedDB in line with the ledger after a crash between any two steps. */
async function settle(manifest: Manifest, {paths, lastBatch}: Ledger): Promise<void> {
  const arrivals = await manifest.pendingArrivals();
  const loaded = arrivals.filter((path) => paths.has(path));
  if (loaded.length > 0) await manifest.acknowledge(lastBatch, loaded);
  if (await manifest.readIntent()) await manifest.clearIntent();
}
