import {AppError} from '#/base/errors';
import {openingEngine, startEngine} from '#/client/engine';
import {decodeArrow} from '#/client/decodeArrow';
import type {TableStatus, UpdateProgress} from '#/contracts/engine';
import type {Recovery} from '#/contracts/recovery';
import type {UpdateRequest} from '#/contracts/pipeline';
import {type GeneratedFile, generatedFile, perRound} from '../generatedFile';
import {sessionFiles} from '../sessionFiles';

/** What the torture asks of the page. */
export interface Loading {
  /** Opens the lake. */
  open(): Promise<Recovery>;
  /** Stages files and loads them, without a pause and without end. Says `STAGED n` and `ACK n`: all files of the round up to n. */
  begin(round: number): void;
  /** Loads what is pending. */
  load(): Promise<void>;
  /** Stages the answers about a session of the simulated season, counted from 0. */
  stageSession(session: number): Promise<void>;
  /** Begins an update. Says `LOADED` when silver and gold begin, `DONE table` of each that is written, and at the end `ENDED state`. */
  refine(refresh: UpdateRequest['refresh']): void;
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

const filesPerStaging = 4;
let staged = 0;
/** The last file that was staged before the update under way began. */
let beforeUpdate = 0;

/** All bronze flows have ended: what was there when the update began is loaded, durable and acknowledged. */
function acknowledge({flows}: UpdateProgress): void {
  const bronze = flows.filter(({table}) => table.startsWith('bronze_'));
  if (beforeUpdate === 0 || !bronze.every(({state}) => state === 'COMPLETED')) return;
  console.log(`ACK ${beforeUpdate}`);
  beforeUpdate = 0;
}

/** What of an update is told: bronze first, also when nothing was loaded, then silver and gold. */
let told: 'nothing' | 'bronze' | 'derived' = 'nothing';
function tellCommitted(tables: readonly TableStatus[]): void {
  if (told === 'bronze') console.log('LOADED');
  if (told === 'bronze') told = 'derived';
  else if (told === 'derived') for (const {name} of tables) console.log(`DONE ${name}`);
}

startEngine(
  (event) => {
    if (event.kind === 'update') acknowledge(event.progress);
    if (event.kind === 'committed') tellCommitted(event.tables);
  },
  (error) => console.log(`DIED ${error.message}`),
);
const engine = openingEngine();

async function stageFiles(files: readonly GeneratedFile[]): Promise<void> {
  const {requests} = await engine.stageLocal({
    files: files.map(({name, text}) => new File([text], name)),
  });
  // The calendar of a meeting comes with each of its sessions.
  if (requests.some(({state}) => state !== 'staged' && state !== 'unchanged'))
    throw new Error('A file was not staged');
}

async function stageSome(first: number): Promise<void> {
  await stageFiles(Array.from({length: filesPerStaging}, (_, i) => generatedFile(first + i)));
  staged = first + filesPerStaging - 1;
  console.log(`STAGED ${staged}`);
}

async function stageForEver(from: number): Promise<void> {
  for (let next = from; ; next += filesPerStaging) await stageSome(next);
}

async function loadForEver(): Promise<void> {
  for (;;) {
    beforeUpdate = staged;
    await loadOnce();
  }
}

async function loadOnce(): Promise<void> {
  const {state, failure, flows} = await engine.runPipeline({refresh: 'incremental'});
  const reasons = [failure, ...flows.map((flow) => flow.failure)].map((error) => error?.message);
  if (state !== 'COMPLETED')
    throw new Error(`The update ${state}: ${reasons.filter(Boolean).join('; ')}`);
}

const loading: Loading = {
  open: async () => (await engine.open({})).recovery,
  begin(round) {
    const from = round * perRound;
    stageSome(from)
      .then(() => Promise.all([stageForEver(from + filesPerStaging), loadForEver()]))
      .catch((thrown: unknown) => console.log(`FAILED ${AppError.from(thrown).message}`));
  },
  stageSession: (session) => stageFiles(sessionFiles(session)),
  refine(refresh) {
    told = 'bronze';
    engine
      .runPipeline({refresh})
      .then(({state}) => console.log(`ENDED ${state}`))
      .catch((thrown: unknown) => console.log(`FAILED ${AppError.from(thrown).message}`));
  },
  load: loadOnce,
  rows: async (sql) => decodeArrow((await engine.query({sql})).arrow).rows,
};
Object.assign(globalThis, {loading});
