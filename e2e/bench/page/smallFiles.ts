import type {SmallFilesTask} from './smallFiles.worker';

const folder = 'Volumes/f1_data/racing_stats/pipeline_storage/staging/position';
const workers = 2;

/** Milliseconds until every task is done, each by a worker of its own that is running before the clock is. */
async function timed(tasks: readonly SmallFilesTask[]): Promise<number> {
  const started = tasks.map(
    () => new Worker(new URL('./smallFiles.worker.ts', import.meta.url), {type: 'module'}),
  );
  const none = {kind: 'read', folder, names: []} as const;
  await Promise.all(started.map((worker) => ask(worker, none)));
  const begin = performance.now();
  await Promise.all(started.map((worker, i) => ask(worker, tasks[i] ?? none)));
  const ms = performance.now() - begin;
  for (const worker of started) worker.terminate();
  return ms;
}

function ask(worker: Worker, task: SmallFilesTask): Promise<unknown> {
  return new Promise((answer, fail) => {
    worker.addEventListener('message', ({data}) => answer(data), {once: true});
    worker.addEventListener('error', (event) => fail(new Error(event.message)), {once: true});
    worker.postMessage(task, {transfer: []});
  });
}

export function writeSmallFiles(from: number, to: number): Promise<number> {
  const share = Math.ceil((to - from) / workers);
  return timed(
    Array.from({length: workers}, (_, i) => ({
      kind: 'write',
      folder,
      from: from + i * share,
      to: Math.min(to, from + (i + 1) * share),
    })),
  );
}

export async function readSmallFiles(): Promise<number> {
  let at = await navigator.storage.getDirectory();
  for (const part of folder.split('/')) at = await at.getDirectoryHandle(part);
  const names: string[] = [];
  for await (const name of at.keys()) names.push(name);
  const share = Math.ceil(names.length / workers);
  return timed(
    Array.from({length: workers}, (_, i) => ({
      kind: 'read',
      folder,
      names: names.slice(i * share, (i + 1) * share),
    })),
  );
}
