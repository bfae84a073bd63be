import type {AutoloaderProgress} from '#/contracts/autoloader';
import type {EventLog} from '../../eventLog/eventLog';
import {listingDone} from '../../eventLog/pipelineEvents';
import type {CommitTimes, Lake} from '../../lake/openLake';
import type {Manifest} from '../../storage/manifest';
import type {Volume} from '../../storage/volume';
import type {Listed} from '../discovery';
import type {BatchSchemas, SchemaHistory} from '../schemas/schemaHistory';
import {backlogByTable, backlogTotal, readSizes, type WaitingFile} from './backlog';
import {
  batchEvents,
  type BatchRecord,
  batchSql,
  type BatchWatch,
  createBusyClock,
  timesSql,
} from './batchWatch';
import {type LiveProgress, liveProgress} from './liveProgress';

export interface LoadMetricsParts {
  readonly lake: Lake;
  readonly manifest: Manifest;
  readonly volume: Volume;
  readonly staging: string;
  readonly log: EventLog;
  readonly now: () => number;
  readonly emit: (progress: AutoloaderProgress) => void;
}

interface BatchStart {
  readonly batchId: number;
  readonly updateId: string;
  readonly files: number;
}

/** What the autoloader does, counted: told live, and kept a row a batch in `ops.autoloader_batches`. */
export interface LoadMetrics {
  /** As things stand, with `waiting` to be loaded when nothing is. */
  progress(waiting: readonly WaitingFile[]): Promise<AutoloaderProgress>;
  listed(files: number, listed: Listed): void;
  /** A batch of `batch` begins; `waiting` are to be loaded after it. */
  plan(batch: readonly WaitingFile[], waiting: readonly WaitingFile[]): void;
  watch(start: BatchStart, schemas: SchemaHistory): BatchWatch;
  /** The run is over, however it ended. */
  end(): Promise<void>;
}

const clock = () => performance.now();

export function createLoadMetrics(parts: LoadMetricsParts): LoadMetrics {
  const {lake, log, now, emit, staging} = parts;
  const live = liveProgress(emit);
  const sizes = new Map<string, number>();
  let lastBegan: number | null = null;
  /** Durations that no row has yet. */
  let owed: {readonly batchId: number; readonly times: CommitTimes} | null = null;
  const owedSql = () => (owed ? timesSql(owed.batchId, owed.times) : '');

  async function learnSizes(files: readonly WaitingFile[]): Promise<void> {
    const unknown = files.map(({path}) => path).filter((path) => !sizes.has(path));
    if (unknown.length === 0) return;
    for (const [path, bytes] of await readSizes(parts, unknown)) sizes.set(path, bytes);
  }

  return {
    async progress(waiting) {
      if (!live.isLoading()) {
        await learnSizes(waiting);
        live.idle(backlogByTable(waiting, sizes));
      }
      return live.progress();
    },
    listed(files, {why, ms, unknown: newFiles}) {
      live.listed({at: now(), durationMs: ms, numFilesListed: files, newFiles});
      if (why === 'glance') return;
      const kind = why === 'listing' ? 'AUTO_LOADER_LISTING' : 'AUTO_LOADER_BACKFILL';
      log.note(listingDone({kind, sourcePath: `/${staging}`, files, newFiles, ms}));
    },
    plan(batch, waiting) {
      if (!live.plan({batch, later: waiting}, sizes)) return;
      live.sized(sizes);
      // Beside the load, which must not wait for it.
      void learnSizes([...batch, ...waiting]).then(() => {
        if (live.isLoading()) live.sized(sizes);
      }, console.warn);
    },
    watch: (start, schemas) => {
      const begin = {...start, began: clock(), startedAt: now(), lastBegan};
      return watchBatch(
        {live, log, versions: schemas.begin({...start, at: begin.startedAt})},
        begin,
        {
          owedSql,
          onDurable(times) {
            lastBegan = begin.began;
            owed = {batchId: start.batchId, times};
          },
        },
      );
    },
    async end() {
      if (!live.isLoading()) return;
      live.end();
      sizes.clear();
      if (owed) await lake.writer.run(owedSql()).catch(console.warn);
      owed = null;
      await log.write();
    },
  };
}

interface WatchParts {
  readonly live: LiveProgress;
  readonly log: EventLog;
  readonly versions: BatchSchemas;
}

interface BatchBegin extends BatchStart {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Monotonic milliseconds, as is that of the batch before. */
  readonly began: number;
  readonly lastBegan: number | null;
}

function watchBatch(
  {live, log, versions}: WatchParts,
  {batchId, updateId, files, startedAt, began, lastBegan}: BatchBegin,
  owing: {readonly owedSql: () => string; readonly onDurable: (times: CommitTimes) => void},
): BatchWatch {
  const inserts = createBusyClock(clock);
  let recordedAt = began;
  live.batch({batchId, files, filesDone: 0, rows: 0, bytes: 0, startedAt});
  return {
    inserting(rows, work) {
      live.rows(rows);
      return inserts.during(work);
    },
    fileDone: (entry) => live.fileDone(entry),
    evolved: (table, stored, cause) => versions.evolved(table, stored, cause),
    recordSql(entries) {
      recordedAt = clock();
      const insertMs = inserts.total();
      const waiting = live.waiting();
      const record: BatchRecord = {
        batchId,
        updateId,
        startedAt,
        committedAt: startedAt + Math.round(recordedAt - began),
        entries,
        times: {insertMs, decodeMs: Math.max(0, recordedAt - began - insertMs)},
        sinceLastMs: lastBegan === null ? null : began - lastBegan,
        backlog: backlogTotal(waiting),
      };
      const {sql, events} = versions.pending();
      const all = [...events, ...batchEvents(record, waiting)];
      return owing.owedSql() + batchSql(record) + sql + log.sql(all);
    },
    durable({checkpointMs}) {
      owing.onDurable({
        checkpointMs,
        commitMs: Math.max(0, clock() - recordedAt - checkpointMs),
      });
      versions.durable();
      live.durable();
    },
  };
}
