import {AppError} from '#/base/errors';
import type {EngineEvent} from '#/contracts/engine';
import {compiledDuckdb, compileDuckdb} from './duckdbModule';
import {missingNeeds} from './browserNeeds';
import {admitCalls, endEngine, holdCalls, openingEngine, refuseCalls, startEngine} from './engine';
import {tellExport} from './exports';
import {followLake, settleLake, tellLake, toFailure, useLake, withStatus} from './lake';
import {readQueue} from './ingestQueue';
import {claimOwnership, type Ownership} from './ownership';
import {queryClient} from './queryClient';
import {takeRestoredSettings} from './ownSettings';
import {followSponsor, handToken} from './sponsor';

let ownership: Ownership | null = null;
/** The engine restarts by itself once; after that a person decides. Opening well and working a while earns it again. */
let restartsLeft = 1;
const earnsRestartAfterMs = 60_000;
/** Whether settings of a restored backup are other than those the page began with. */
let restoredSettings: Promise<boolean> | null = null;

/** Claims the lake for this tab and opens it, where the browser can. Call once, after the first paint. */
export function startLake(): void {
  followLake();
  followSponsor();
  if (missingNeeds(globalThis).length > 0) {
    useLake.setState({phase: 'unsupported'});
    refuseCalls(new AppError('storage.unavailable', 'This browser cannot run LapLake'));
    return;
  }
  const channel = new BroadcastChannel('laplake');
  ownership = claimOwnership(
    {
      locks: navigator.locks,
      channel,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    {
      onOwned: () => void openLake(),
      onElsewhere: () => giveUp('elsewhere', 'LapLake is open in another tab'),
      onYield: () => closeLake(),
      onStolen: () => {
        endEngine(new AppError('lake.elsewhere', 'LapLake moved to another tab'));
        giveUp('moved', 'LapLake moved to another tab');
      },
    },
  );
}

/** Opens the lake here, taking it from the tab that has it. */
export async function takeOver(): Promise<void> {
  await ownership?.takeOver();
}

/** Starts a new engine after the old one stopped or the lake did not open. */
export function restartEngine(): void {
  endEngine(new AppError('engine.crashed', 'The engine was restarted'));
  void openLake();
}

function tell(event: EngineEvent): void {
  if (event.kind === 'export') tellExport(event.progress);
  else if (event.kind === 'settingsRestored') restoredSettings = takeRestoredSettings();
  else tellLake(event);
}

async function openLake(): Promise<void> {
  holdCalls();
  useLake.setState({phase: 'opening', failure: null});
  try {
    compileDuckdb();
    startEngine(tell, restartOnce);
    const status = await openPatiently();
    settleLake();
    if (await restoredSettings) location.reload();
    useLake.setState((lake) => ({...withStatus(lake, status), phase: 'open'}), true);
    admitCalls();
    void handToken()
      .then(readQueue)
      .catch(() => undefined);
    void queryClient.invalidateQueries({predicate: ({state}) => state.status === 'error'});
    setTimeout(() => {
      restartsLeft = 1;
    }, earnsRestartAfterMs);
  } catch (thrown) {
    fail(thrown);
  }
}

/** A tab that just closed may hold the file for a moment longer than its lock. */
async function openPatiently() {
  for (let tries = 20; ; tries -= 1) {
    try {
      return await openingEngine().open(await compiledDuckdb());
    } catch (thrown) {
      if (AppError.from(thrown).code !== 'lake.elsewhere' || tries === 0) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function restartOnce(error: AppError): void {
  interrupt();
  const canRestart = restartsLeft > 0 && useLake.getState().phase !== 'failed';
  if (!canRestart) {
    fail(error);
    return;
  }
  restartsLeft -= 1;
  void openLake();
}

/** What ran in the engine that is gone runs no more. */
function interrupt(): void {
  useLake.setState(({ingest, queue, update}) => ({
    queue: queue && {...queue, isRunning: false, hold: null},
    ingest: ingest?.state === 'running' ? {...ingest, state: 'interrupted', waiting: null} : ingest,
    update:
      update?.state === 'RUNNING' ? {...update, state: 'FAILED', endedAt: Date.now()} : update,
  }));
}

function fail(thrown: unknown): void {
  const error = AppError.from(thrown);
  if (['elsewhere', 'moved'].includes(useLake.getState().phase)) return;
  endEngine(error);
  useLake.setState({phase: 'failed', failure: toFailure(error)});
  refuseCalls(error);
}

function giveUp(phase: 'elsewhere' | 'moved', message: string): void {
  const error = new AppError('lake.elsewhere', message);
  useLake.setState({phase, failure: null});
  interrupt();
  refuseCalls(error);
}

async function closeLake(): Promise<void> {
  const moved = new AppError('lake.elsewhere', 'LapLake moved to another tab');
  try {
    await openingEngine().close({});
  } catch (thrown) {
    console.warn('The lake was not closed in good order; the next tab recovers it', thrown);
  } finally {
    giveUp('moved', moved.message);
    endEngine(moved);
  }
}
