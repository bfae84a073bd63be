import {askPersistence} from '#/client/browserStorage';
import {engine} from '#/client/engine';
import {cancelPipeline, resumeIngest, runPipeline} from '#/client/lakeActions';
import {restartEngine, takeOver} from '#/client/startLake';
import type {UpdateProgress} from '#/contracts/engine';
import {formatBytes, formatCounted} from '#/ui/format';
import type {Repair} from './repair';

/** Does it, and says in words what has come of it. @throws AppError */
export function doRepair(repair: Repair): Promise<string> {
  return repair.kind === 'reset-checkpoint' ? reset(repair) : repairs[repair.kind]();
}

type Simple = Exclude<Repair['kind'], 'reset-checkpoint'>;

const repairs: Readonly<Record<Simple, () => Promise<string>>> = {
  async rescan() {
    const {newFiles} = await engine.rescan({});
    return `The volume was listed: ${formatCounted(newFiles, 'file was', 'files were')} new.`;
  },
  'retry-malformed': () => retry('malformed'),
  'retry-skipped': () => retry('skipped'),
  'run-pipeline': async () => outcome(await runPipeline()),
  'full-refresh': async () => outcome(await runPipeline({refresh: 'full'})),
  async 'stop-pipeline'() {
    cancelPipeline();
    return 'The pipeline was told to stop. What is committed stays.';
  },
  async 'restart-engine'() {
    restartEngine();
    await engine.status({});
    return 'The engine was started anew.';
  },
  async 'resume-ingest'() {
    const progress = await resumeIngest();
    const staged = progress?.requests.filter(({state}) => state === 'staged').length ?? 0;
    return `Fetching went on and is ${progress?.state ?? 'cancelled'}: ${formatCounted(staged, 'file')} staged.`;
  },
  async 'ask-persistence'() {
    return (await askPersistence())
      ? 'The browser keeps this lake until you delete it.'
      : 'The browser did not agree now. It does so more readily once the site is bookmarked or installed.';
  },
  async 'delete-set-aside'() {
    const {files, bytes} = await engine.deleteStored({kind: 'set-aside'});
    return `${formatCounted(files, 'file')} deleted, ${formatBytes(bytes)} freed.`;
  },
  async 'take-over'() {
    await takeOver();
    return 'This tab asked for the lake.';
  },
};

async function retry(state: 'malformed' | 'skipped'): Promise<string> {
  const {files} = await engine.listFiles({state, table: null, offset: 0, limit: 10_000});
  if (files.length === 0) return 'There is none any more.';
  await engine.retryFiles({paths: files.map(({path}) => path)});
  const progress = await runPipeline();
  return `${formatCounted(files.length, 'file was', 'files were')} tried again. ${outcome(progress)}`;
}

async function reset({table}: Extract<Repair, {kind: 'reset-checkpoint'}>): Promise<string> {
  const {files} = await engine.resetCheckpoint({table, rows: 'empty'});
  const progress = await runPipeline();
  return `${table} forgot ${formatCounted(files, 'file')}. ${outcome(progress)}`;
}

function outcome(progress: UpdateProgress | null): string {
  if (!progress) return 'The pipeline was stopped.';
  const rows = progress.flows
    .filter(({layer}) => layer === 'bronze')
    .reduce((sum, flow) => sum + flow.rowsWritten, 0);
  return progress.state === 'COMPLETED'
    ? `The pipeline ran: ${formatCounted(progress.filesLoaded, 'file')} loaded, ${formatCounted(rows, 'row')} new in bronze.`
    : `The pipeline ended as ${progress.state.toLowerCase()}${progress.failure ? `: ${progress.failure.message}` : '.'}`;
}
