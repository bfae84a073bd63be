import {AppError} from '#/base/errors';
import {openingEngine, startEngine} from '#/client/engine';
import {decodeArrow} from '#/client/decodeArrow';
import type {Recovery, UpdateProgress} from '#/contracts/engine';
import {generatedFile, perRound} from '../generatedFile';

/** What the torture asks of the page. */
export interface Loading {
  /** Opens the lake. */
  open(): Promise<Recovery>;
  /** Stages files and loads them, without a pause and without end. Says `STAGED n` and `ACK n`: all files of the round up to n. */
  begin(round: number): void;
  /** Loads what is pending. */
  load(): Promise<UpdateProgress['state']>;
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

startEngine(
  (event) => {
    if (event.kind === 'update') acknowledge(event.progress);
  },
  (error) => console.log(`DIED ${error.message}`),
);
const engine = openingEngine();

async function stageSome(first: number): Promise<void> {
  const files = Array.from({length: filesPerStaging}, (_, i) => generatedFile(first + i));
  const {requests} = await engine.stageLocal({
    files: files.map(({name, text}) => new File([text], name)),
  });
  if (requests.some(({state}) => state !== 'staged')) throw new Error('A file was not staged');
  staged = first + filesPerStaging - 1;
  console.log(`STAGED ${staged}`);
}

async function stageForEver(from: number): Promise<void> {
  for (let next = from; ; next += filesPerStaging) await stageSome(next);
}

async function loadForEver(): Promise<void> {
  for (;;) {
    beforeUpdate = staged;
    const {state, failure} = await engine.runPipeline({refresh: 'incremental'});
    if (state !== 'COMPLETED') throw new Error(`The update ${state}: ${failure?.message ?? ''}`);
  }
}

const loading: Loading = {
  open: async () => (await engine.open({})).recovery,
  begin(round) {
    const from = round * perRound;
    stageSome(from)
      .then(() => Promise.all([stageForEver(from + filesPerStaging), loadForEver()]))
      .catch((thrown: unknown) => console.log(`FAILED ${AppError.from(thrown).message}`));
  },
  load: async () => (await engine.runPipeline({refresh: 'incremental'})).state,
  rows: async (sql) => decodeArrow((await engine.query({sql})).arrow).rows,
};
Object.assign(globalThis, {loading});
