import {create} from 'zustand';
import {AppError} from '#/base/errors';
import type {
  EngineEvent,
  Failure,
  IngestProgress,
  LakeStatus,
  UpdateProgress,
} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {coalesce} from './coalesce';
import {followBusy} from './idle';

/**
 * starting: before the engine is asked for; opening: it opens the lake; open: ready; elsewhere: another tab has
 * it; moved: another tab took it from this one; failed: see `failure`.
 */
export type LakePhase = 'starting' | 'opening' | 'open' | 'elsewhere' | 'moved' | 'failed';

export interface Lake {
  readonly phase: LakePhase;
  readonly status: LakeStatus | null;
  /** The newest ingest of this visit, or the unfinished one of an earlier visit. */
  readonly ingest: IngestProgress | null;
  /** The newest update, of this visit or the last one. */
  readonly update: UpdateProgress | null;
  /** Why the lake did not open or the engine stopped. */
  readonly failure: Failure | null;
}

/** What the page knows of the lake. Read it with a selector; only this folder writes it. */
export const useLake = create<Lake>()(() => ({
  phase: 'starting',
  status: null,
  ingest: null,
  update: null,
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

function withEvent(lake: Lake, event: EngineEvent): Lake {
  switch (event.kind) {
    case 'status':
      return withStatus(lake, event.status);
    case 'ingest':
      return {...lake, ingest: event.progress};
    case 'update':
      return {...lake, update: event.progress};
    case 'committed':
      return lake.status ? {...lake, status: withCommitted(lake.status, event.tables)} : lake;
  }
}

/** Until the engine tells the new version, a half step makes the queries over these tables ask again. */
function withCommitted(status: LakeStatus, tables: readonly TableName[]): LakeStatus {
  return {
    ...status,
    tables: status.tables.map((table) =>
      tables.includes(table.name) ? {...table, version: table.version + 0.5} : table,
    ),
  };
}

/** The state after a burst of events. A commit that the same burst tells the version of needs no step of its own. */
export function withEvents(lake: Lake, events: readonly EngineEvent[]): Lake {
  const lastStatus = events.findLastIndex((event) => event.kind === 'status');
  return events
    .filter((event, at) => event.kind !== 'committed' || at > lastStatus)
    .reduce(withEvent, lake);
}

const bursts = coalesce<EngineEvent>((events) => {
  useLake.setState((lake) => withEvents(lake, events), true);
});

/** Takes an event of the engine; applied with the next frame. */
export const tellLake = bursts.push;
/** Applies what waits for the next frame now. */
export const settleLake = bursts.flush;

const isBusy = ({phase, ingest, update}: Lake) =>
  phase === 'starting' ||
  phase === 'opening' ||
  (phase === 'open' && (ingest?.state === 'running' || isUpdateRunning(update)));

/** Begins to show on `data-idle` what the lake does. */
export function followLake(): void {
  const follow = followBusy(() => isBusy(useLake.getState()));
  follow();
  useLake.subscribe(follow);
}
