import {readStagedTotals} from '../lake/ledger';
import type {Lake} from '../lake/openLake';
import type {AutoloaderParts} from './autoloader';
import {createDiscovery, type Discovery, onceOpened} from './discovery';
import type {KeptLedger} from './keptLedger';
import type {LoadMetrics} from './metrics/loadMetrics';
import {runOptions} from './eligibleFiles';
import {tellBetweenLoads} from './tellBetweenLoads';

/** Discovery by the lake's ledger and its options; `telling` tells each listing's count while nothing is loaded. */
export function discoverStaged(parts: AutoloaderParts, ledger: KeptLedger, metrics: LoadMetrics) {
  const telling = tellBetweenLoads((files, signal) =>
    parts.onListed(files, {signal, knownBytes: () => loadedBytes(parts.lake, discovery, files)}),
  );
  const discovery = createDiscovery({
    ...parts,
    isDone: (path) => ledger.now().paths.has(path),
    doneFiles: () => ledger.now().paths.size,
    later: onceOpened,
    onFound: parts.onFound ?? (() => undefined),
    clock: () => performance.now(),
    interval: () => runOptions(parts.options()).ofAll.backfillInterval,
    onListed: async (files, listed) => {
      metrics.listed(files, listed);
      await telling.listed(files);
    },
  });
  return {discovery, telling};
}

/**
 * Bytes of the `listed` files where the ledger has exactly these: none waits and it counts as many. To ask each for its
 * size takes many times as long as an update that finds nothing new.
 */
async function loadedBytes(
  lake: Lake,
  discovery: Discovery,
  listed: number,
): Promise<number | null> {
  if ((await discovery.waiting()).length > 0) return null;
  const {files, bytes} = await lake.read(readStagedTotals);
  return files === listed ? bytes : null;
}
