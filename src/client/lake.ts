import {create} from 'zustand';
import {AppError} from '#/base/errors';
import type {AutoloaderProgress} from '#/contracts/autoloader';
import type {IngestQueue} from '#/contracts/ingest';
import type {
  EngineEvent,
  Failure,
  IngestProgress,
  LakeStatus,
  TableStatus,
  UpdateProgress,
} from '#/contracts/engine';
import type {Transfer} from '#/contracts/imports';
import {coalesce, unhurried} from './coalesce';
import {followBusy} from './idle';

/**
 * starting: before the engine is asked for; opening: it opens the lake; open: ready; elsewhere: another tab has
 * it; moved: another tab took it from this one; failed: see `failure`; unsupported: this browser lacks what the
 * engine needs, see `missingNeeds`.
 */
export type LakePhase =
  | 'starting'
  | 'opening'
  | 'open'
  | 'elsewhere'
  | 'moved'
  | 'failed'
  | 'unsupported';

export interface Lake {
  readonly phase: LakePhase;
  readonly status: LakeStatus | null;
  /** The newest ingest of this visit, or the unfinished one of an earlier visit. */
  readonly ingest: IngestProgress | null;
  /** What waits to be fetched, as the engine told it last during this visit. */
  readonly queue: IngestQueue | null;
  /** The newest update, of this visit or the last one. */
  readonly update: UpdateProgress | null;
  /** What the autoloader told last during this visit. */
  readonly autoloader: AutoloaderProgress | null;
  /** How far a backup, a restore or the import of a table is; null when none runs. */
  readonly transfer: Transfer | null;
  /** How often `scratch` was written to during this visit: its tables have no versions. */
  readonly scratchWrites: number;
  /** Why the lake did not open or the engine stopped. */
  readonly failure: Failure | null;
}

/** What the page knows of the lake. Read it with a selector; only this folder writes it. */
export const useLake = create<Lake>()(() => ({
  phase: 'starting',
  status: null,
  ingest: null,
  queue: null,
  update: null,
  autoloader: null,
  transfer: null,
  scratchWrites: 0,
  failure: null,
}));

export const toFailure = (thrown: unknown): Failure => {
  const {code, message} = AppError.from(thrown);
  return {code, message};
};

/** The state after the engine told `status`. What runs now is newer than what the status remembers. */
export function withStatus(lake: Lake, status: LakeStatus): Lake {
  return {
    ...lake,
    status,
    ingest: lake.ingest ?? status.unfinishedIngest,
    update: newerUpdate(lake.update, status.lastUpdate),
  };
}

function newerUpdate(
  known: UpdateProgress | null,
  told: UpdateProgress | null,
): UpdateProgress | null {
  if (!known || !told) return known ?? told;
  if (known.updateId !== told.updateId) return told.startedAt >= known.startedAt ? told : known;
  return isUpdateRunning(known) || !isUpdateRunning(told) ? told : known;
}

export const isUpdateRunning = (update: UpdateProgress | null): boolean =>
  update?.state === 'INITIALIZING' || update?.state === 'RUNNING';

export const isIngestRunning = (ingest: IngestProgress | null): boolean =>
  ingest?.state === 'planned' || ingest?.state === 'running';

/** The status after tables were committed. */
function withCommitted(status: LakeStatus, committed: readonly TableStatus[]): LakeStatus {
  const changed = new Map(committed.map((table) => [table.name, table]));
  return {...status, tables: status.tables.map((table) => changed.get(table.name) ?? table)};
}

/** The state after an event. */
export function withEvent(lake: Lake, event: EngineEvent): Lake {
  if (event.kind === 'status') return withStatus(lake, event.status);
  if (event.kind === 'ingest') return {...lake, ingest: event.progress};
  if (event.kind === 'update') return {...lake, update: event.progress};
  if (event.kind === 'ingestQueue') return {...lake, queue: event.queue};
  if (event.kind === 'autoloader') return {...lake, autoloader: event.progress};
  if (event.kind === 'transfer') return {...lake, transfer: event.progress};
  if (event.kind === 'scratchWritten') return {...lake, scratchWrites: lake.scratchWrites + 1};
  if (event.kind === 'export' || event.kind === 'settingsRestored' || !lake.status) return lake;
  return {...lake, status: withCommitted(lake.status, event.tables)};
}

const bursts = coalesce<EngineEvent>((events) => {
  useLake.setState((lake) => events.reduce(withEvent, lake), true);
}, unhurried());

/** Takes an event of the engine; applied with one of the next frames. */
export const tellLake = bursts.push;
/** Applies what waits now. */
export const settleLake = bursts.flush;

const isBusy = ({phase, ingest, queue, update}: Lake) =>
  phase === 'starting' ||
  phase === 'opening' ||
  (phase === 'open' &&
    (ingest?.state === 'running' || queue?.isRunning === true || isUpdateRunning(update)));

/** Begins to show on `data-idle` what the lake does. */
export function followLake(): void {
  const follow = followBusy(() => isBusy(useLake.getState()));
  follow();
  useLake.subscribe(follow);
}
