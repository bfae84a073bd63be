import type {BronzeTable} from '#/lakehouse/define';
import type {Lake} from '../lake/openLake';
import {type LedgerEntry, readLedger} from '../lake/ledger';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';
import type {DecodePool} from './decode/decodePool';
import {loadBatch, type PendingFile} from './loadBatch';

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
  const ledger = await readLedger(lake.writer);
  const done = new Set(ledger.paths);
  let lastBatch = ledger.lastBatch;
  await settle(manifest, done, lastBatch);

  async function pending(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const endpoint of await volume.endpoints())
      for (const path of await volume.list(endpoint)) if (!done.has(path)) found.push(path);
    return found;
  }

  async function describe(path: string): Promise<PendingFile> {
    const known = await manifest.provenance(path);
    return {path, sha256: known?.sha256 ?? null, discoveredAt: parts.now()};
  }

  return {
    pending,
    async loadNew({updateId, signal, onRows, onBatch}) {
      let waiting = await pending();
      while (waiting.length > 0) {
        const paths = waiting.slice(0, maxFilesPerBatch);
        const batchId = lastBatch + 1;
        await manifest.writeIntent({batchId, paths, plannedAt: parts.now()});
        const files = await Promise.all(paths.map(describe));
        const entries = await loadBatch({...parts, batchId, updateId, signal, onRows}, files);
        lastBatch = batchId;
        for (const {path} of entries) done.add(path);
        await manifest.acknowledge(batchId, paths);
        waiting = waiting.slice(maxFilesPerBatch);
        onBatch(entries, waiting.length);
      }
    },
  };
}

/** Brings IndexedDB in line with the ledger after a crash between any two steps. */
async function settle(
  manifest: Manifest,
  done: ReadonlySet<string>,
  lastBatch: number,
): Promise<void> {
  const arrivals = await manifest.pendingArrivals();
  const loaded = arrivals.filter((path) => done.has(path));
  if (loaded.length > 0) await manifest.acknowledge(lastBatch, loaded);
  if (await manifest.readIntent()) await manifest.clearIntent();
}
