import {create} from 'zustand';
import {engine} from './engine';
import {type Attempts, isRunDue, type Pause} from './isRunDue';
import {isIngestRunning, isUpdateRunning, useLake, withStatus} from './lake';
import {runPipeline} from './lakeActions';

interface Continuous {
  readonly pause: Pause;
  /** When the volume was last looked through, epoch milliseconds. */
  readonly lookedAt: number | null;
}

/** How the continuous mode stands. Read it with a selector; only this file writes it. */
export const useContinuous = create<Continuous>()(() => ({pause: null, lookedAt: null}));

/** Files that this app stages are told of at once; those of others are looked for this often. */
const lookEveryMs = 30_000;
let attempts: Attempts = {failures: 0, endedAt: null};
let isRunning = false;

const pauseNow = (): Pause =>
  document.visibilityState === 'hidden' ? 'hidden' : navigator.onLine ? null : 'offline';

async function runIfDue(): Promise<void> {
  if (isRunning || !isRunDue(useLake.getState(), pauseNow(), attempts, Date.now())) return;
  isRunning = true;
  let failed = true;
  try {
    const update = await runPipeline({refresh: 'incremental', cause: 'CONTINUOUS'});
    failed = update?.state !== 'COMPLETED';
  } catch {
    // Shown by the lake's state; here it only counts.
  } finally {
    isRunning = false;
    attempts = {failures: failed ? attempts.failures + 1 : 0, endedAt: Date.now()};
  }
}

async function look(): Promise<void> {
  const {phase, status, ingest, update} = useLake.getState();
  const isBusy = isIngestRunning(ingest) || isUpdateRunning(update) || isRunning;
  if (phase !== 'open' || !status?.config.continuous || pauseNow() !== null || isBusy) return;
  try {
    await engine.rescan({});
    useContinuous.setState({lookedAt: Date.now()});
  } catch (thrown) {
    // The next look may go well; the lake's own state tells when it does not.
    console.warn('The staging volume was not looked through', thrown);
  }
  await runIfDue();
}

/** Follows the lake and runs its pipeline while it is continuous. Call once. */
export function followContinuous(): void {
  const onChange = () => {
    useContinuous.setState({pause: pauseNow()});
    void look();
  };
  document.addEventListener('visibilitychange', onChange);
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  useLake.subscribe(() => void runIfDue());
  setInterval(() => void look(), lookEveryMs);
}

/** Turns the continuous mode on or off. */
export async function setContinuous(continuous: boolean): Promise<void> {
  const status = await engine.setContinuous({continuous});
  attempts = {failures: 0, endedAt: null};
  useLake.setState((lake) => withStatus(lake, status), true);
  await look();
}
