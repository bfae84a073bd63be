import {type Ledger, type LedgerEntry, readLedger} from '../lake/ledger';
import type {Lake} from '../lake/openLake';
import type {Manifest} from '../storage/manifest';
import type {BatchJob} from './loadBatch';

/** The ledger as this engine knows it. */
export interface KeptLedger {
  now(): Ledger;
  reread(): Promise<void>;
  /** Adds what a batch has committed. */
  remember(job: BatchJob, entries: readonly LedgerEntry[]): void;
}

export async function keepLedger({writer}: Lake): Promise<KeptLedger> {
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

/** Brings IndexedDB in line with the ledger after a crash between any two steps. */
export async function settle(manifest: Manifest, {paths, lastBatch}: Ledger): Promise<void> {
  const arrivals = await manifest.pendingArrivals();
  const loaded = arrivals.filter((path) => paths.has(path));
  if (loaded.length > 0) await manifest.acknowledge(lastBatch, loaded);
  if (await manifest.readIntent()) await manifest.clearIntent();
}
