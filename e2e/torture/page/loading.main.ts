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

async function stageForEver(round: number): Promise<void> {
  for (let next = round * perRound; ; next += filesPerStaging) {
    const files = Array.from({length: filesPerStaging}, (_, i) => generatedFile(next + i));
    const {requests} = await engine.stageLocal({
      files: files.map(({name, text}) => new File([text], name)),
    });
    if (requests.some(({state}) => state !== 'staged')) throw new Error('A file was not staged');
    staged = next + filesPerStaging - 1;
    console.log(`STAGED ${staged}`);
  }
}

async function loadForEver(): Promise<void> {
  for (;;) {
    beforeUpdate = staged;
    const {state, failure} = await engine.runPipeline({fullRefresh: false});
    if (state !== 'COMPLETED') throw new Error(`The update ${state}: ${failure?.message ?? ''}`);
  }
}

const fail = (thrown: unknown) => console.log(`FAILED ${AppError.from(thrown).message}`);

const loading: Loading = {
  open: async () => (await engine.open({})).recovery,
  begin(round) {
    stageForEver(round).catch(fail);
    loadForEver().catch(fail);
  },
  load: async () => (await engine.runPipeline({fullRefresh: false})).state,
  rows: async (sql) => decodeArrow((await engine.query({sql})).arrow).rows,
};
Object.assign(globalThis, {loading});
