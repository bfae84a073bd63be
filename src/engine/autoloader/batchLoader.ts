import type {LedgerEntry} from '../lake/ledger';
import {openSchemaFiles} from '../storage/schemaFiles';
import type {AutoloaderParts, LoadRun} from './autoloader';
import {keepBronzeSchemas} from './bronzeSchemas';
import type {RunOptions} from './eligibleFiles';
import type {KeptLedger} from './keptLedger';
import {type BatchJob, loadBatch, type PendingFile, setAside} from './loadBatch';
import type {Loader} from './loadHalving';
import type {LoadMetrics} from './metrics/loadMetrics';
import {openSchemaHistory} from './schemas/schemaHistory';

export type BatchLoader = Loader<PendingFile, LedgerEntry>;

/** For a run: how files are loaded as one batch, and how one is set aside as a batch of its own. */
export async function loadingBatches(
  parts: AutoloaderParts,
  ledger: KeptLedger,
  metrics: LoadMetrics,
) {
  const withSchemas = await keepBronzeSchemas(parts.lake.writer, parts.lake.catalog);
  const files = openSchemaFiles(parts.staging.replace(/\/staging$/, ''));
  const history = await withSchemas((schemas) =>
    openSchemaHistory({...parts, files}, (table) => schemas.shown(table)),
  );
  return (run: LoadRun, options: RunOptions): BatchLoader => {
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
