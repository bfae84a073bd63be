import {passing} from '../failPoints';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';

export interface DiscoveryParts {
  readonly volume: Volume;
  readonly manifest: Manifest;
  /** Whether the ledger has the file. */
  readonly isDone: (path: string) => boolean;
  /** How many files the ledger has. */
  readonly doneFiles: () => number;
  /** Has `work` done once the lake is open and has answered what is asked first. */
  readonly later: (work: () => void) => void;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** Milliseconds between listings of a large volume; null: as its size allows. */
  readonly interval: () => number | null;
  /** A listing that nobody waited for has found files to load. */
  readonly onFound: () => void;
  /** Told how many files the volume holds, after each listing. */
  readonly onListed: (files: number, listed: Listed) => Promise<void>;
}

export interface Listed {
  /** glance: for a look that no run follows; listing: of each run; backfill: the first, one that is due in a large volume, or asked for. */
  readonly why: 'glance' | 'listing' | 'backfill';
  readonly ms: number;
  /** Files that no arrival had told of. */
  readonly unknown: number;
}

/**
 * Finds staged files that are not done. What this app stages arrives in a queue, Auto Loader's file notification mode,
 * whose cost follows new files; a listing of the volume is the backfill that finds files put there by other means. Those
 * are not queued: each visit begins with a listing, which finds them again.
 */
export interface Discovery {
  /**
   * Paths to load, in order. Lists the volume first when that is due, one of many files beside it, unless what only the
   * first listing of a visit finds `isNeeded`.
   */
  pending(isNeeded?: boolean): Promise<readonly string[]>;
  /** Paths to load, soon: a listing that takes long is not waited for. */
  known(): Promise<readonly string[]>;
  /** Paths to load as far as they are known, in order. Never lists. */
  waiting(): Promise<readonly string[]>;
  /** Lists the volume now; answers how many files nobody had told of. */
  rescan(): Promise<number>;
  /** These are loaded or gone. */
  settled(paths: readonly string[]): void;
}

/** A listing as quick as this is made at every call. */
const quickMs = 50;
/** One of no more files is quick: when it was not, the machine was busy with something else. */
const fewFiles = 1_000;
/** `known` waits no longer for one. */
const patienceMs = 300;
/** A volume of more is listed in the background, first once its lake is open: what only that finds is loaded by the next run. */
const manyFiles = 20_000;
/** A lake is open and has answered what its page asks first. */
const openedAfterMs = 3_000;
/** A slower one is repeated after this many times as long as it took: two per cent of the time at most. */
const restFactor = 50;

export const onceOpened: DiscoveryParts['later'] = (work) => void setTimeout(work, openedAfterMs);

/** What listings of the volume have told. */
function createListings(parts: DiscoveryParts) {
  const {clock} = parts;
  /** Files that no arrival told of and that are not loaded. */
  let found: ReadonlySet<string> = new Set();
  let lastMs = 0;
  let lastFiles = 0;
  let listedAt = -Infinity;
  let underWay: Promise<number> | null = null;
  let isPutOff = false;

  async function list(why: Listed['why']): Promise<number> {
    const begin = clock();
    const {files, untold} = await backfill(parts);
    const unknown = untold.filter((path) => !found.has(path)).length;
    found = new Set(untold);
    lastMs = clock() - begin;
    lastFiles = files;
    const isFirst = listedAt === -Infinity;
    listedAt = clock();
    await parts.onListed(files, {why: isFirst ? 'backfill' : why, ms: lastMs, unknown});
    return unknown;
  }

  /** One at a time; who asks meanwhile shares its answer. */
  function rescan(why: Listed['why']): Promise<number> {
    underWay ??= list(why).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  function inBackground(why: Listed['why']): void {
    rescan(why).then(
      (unknown) => {
        if (unknown > 0) parts.onFound();
      },
      () => undefined,
    );
  }

  return {
    rescan,
    inBackground,
    found: () => found,
    settled(paths: readonly string[]): void {
      if (found.size === 0) return;
      const left = new Set(found);
      for (const path of paths) left.delete(path);
      found = left;
    },
    underWay: () => underWay,
    hasListed: () => listedAt > -Infinity,
    isQuick: () => lastMs < quickMs || Math.max(lastFiles, parts.doneFiles()) <= fewFiles,
    isDue: () => clock() >= listedAt + (parts.interval() ?? restFactor * lastMs),
    /** While a large volume is listed, whatever else is asked of OPFS waits for seconds. */
    putOff(): void {
      if (isPutOff) return;
      isPutOff = true;
      parts.later(() => {
        if (listedAt === -Infinity) inBackground('glance');
      });
    },
  };
}

export function createDiscovery(parts: DiscoveryParts): Discovery {
  const {manifest, isDone} = parts;
  const listings = createListings(parts);
  const isMany = () => parts.doneFiles() > manyFiles;

  async function waiting(): Promise<readonly string[]> {
    const arrived = await manifest.pendingArrivals();
    const found = listings.found();
    const paths = found.size === 0 ? arrived : [...new Set([...arrived, ...found])].toSorted();
    return paths.filter((path) => !isDone(path));
  }

  return {
    waiting,
    rescan: () => listings.rescan('backfill'),
    settled: (paths) => listings.settled(paths),
    async pending(isNeeded = false) {
      const isQuick = listings.isQuick();
      if (isNeeded && !listings.hasListed()) await listings.rescan('listing');
      else if (isMany() && !listings.hasListed()) listings.putOff();
      else if (isMany() && listings.isDue()) listings.inBackground('backfill');
      else if (!isMany() && (isQuick || listings.isDue()))
        await listings.rescan(isQuick ? 'listing' : 'backfill');
      return waiting();
    },
    async known() {
      if (isMany()) {
        if (!listings.hasListed()) listings.putOff();
        return waiting();
      }
      const listing =
        listings.underWay() ?? (listings.isQuick() ? listings.rescan('glance') : null);
      if (listing) await Promise.race([listing, new Promise((go) => setTimeout(go, patienceMs))]);
      return waiting();
    },
  };
}

/** Counts the files of the volume and finds those that are neither done nor queued. */
async function backfill({volume, manifest, isDone}: DiscoveryParts) {
  const queue = new Set(await manifest.pendingArrivals());
  const untold: string[] = [];
  let files = 0;
  for (const endpoint of await volume.endpoints()) {
    const paths = await volume.list(endpoint);
    files += paths.length;
    for (const path of paths) if (!isDone(path) && !queue.delete(path)) untold.push(path);
  }
  await passing('discovery.listed');
  // What is queued and neither done nor there was removed by other means.
  const gone = [...queue].filter((path) => !isDone(path));
  if (gone.length > 0) await manifest.dropArrivals(gone);
  return {files, untold};
}
