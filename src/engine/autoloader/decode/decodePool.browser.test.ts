import {tableFromIPC} from 'apache-arrow';
import {afterAll, afterEach, expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import {bronzeMetadata} from '#/lakehouse/define';
import {createDecodePool, type DecodedChunk, type DecodeJob} from './decodePool';

const pool = createDecodePool(2);
afterAll(() => pool.close());
const written: string[] = [];
afterEach(async () => {
  const root = await navigator.storage.getDirectory();
  for (const name of written.splice(0)) await root.removeEntry(name);
});

/** Writes a file to OPFS and returns the job to decode it. */
async function staged(name: string, content: string): Promise<DecodeJob> {
  const root = await navigator.storage.getDirectory();
  const file = await (await root.getFileHandle(name, {create: true})).createWritable();
  await file.write(content);
  await file.close();
  written.push(name);
  return job(name);
}

const job = (path: string): DecodeJob => ({
  path,
  sourceFile: `/staging/${path}`,
  columns: [
    {name: 'n', type: 'BIGINT'},
    ...Object.entries(bronzeMetadata).map(([name, {type}]) => ({name, type})),
    {name: 'text', type: 'VARCHAR'},
  ],
  ingestionTimestamp: 1_700_000_000_000,
  batchId: 3,
  hash: true,
});
const never = new AbortController().signal;
const rows = (count: number, from = 0) =>
  `[${Array.from({length: count}, (_, i) => `{"n":${i + from},"text":"lap ${i + from}"}`).join(',\n')}]`;
const collected = () => {
  const chunks: DecodedChunk[] = [];
  return {chunks, onChunk: async (chunk: DecodedChunk) => void chunks.push(chunk)};
};
const sha256 = async (content: string) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

test('a file of several windows and chunks arrives whole and in order', async () => {
  const content = rows(260_000);
  const {chunks, onChunk} = collected();
  const outcome = await pool.decode(await staged('large.json', content), onChunk, never);
  expect(outcome).toEqual({
    kind: 'decoded',
    rows: 260_000,
    rescuedRows: 0,
    bytes: content.length,
    sha256: await sha256(content),
    newColumns: [],
  });
  expect(chunks.length).toBeGreaterThan(1);
  let next = 0;
  for (const {arrow, rows} of chunks) {
    const table = tableFromIPC(arrow);
    expect(table.numRows).toBe(rows);
    expect(table.get(0)?.toJSON()).toEqual({
      n: BigInt(next),
      _source_file: '/staging/large.json',
      _ingestion_timestamp: 1_700_000_000_000,
      _batch_id: 3n,
      _rescued_data: null,
      text: `lap ${next}`,
    });
    next += rows;
  }
  expect(next).toBe(260_000);
});

test('a malformed file tells the byte, its size and its hash', async () => {
  const content = `${rows(130_000)}]`;
  const outcome = await pool.decode(await staged('bad.json', content), collected().onChunk, never);
  expect(outcome).toEqual({
    kind: 'malformed',
    byte: content.length - 1,
    reason: 'expected nothing after the array',
    bytes: content.length,
    sha256: await sha256(content),
  });
});

test('an empty file is malformed', async () =>
  expect(
    await pool.decode(await staged('empty.json', ''), collected().onChunk, never),
  ).toMatchObject({
    kind: 'malformed',
    byte: 0,
    reason: 'file is empty',
  }));

test('a file that is not there is missing', async () =>
  expect(await pool.decode(job('no/such.json'), collected().onChunk, never)).toEqual({
    kind: 'missing',
  }));

test('new keys are told with their types', async () => {
  const outcome = await pool.decode(
    await staged('new.json', '[{"drs":1.5}]'),
    collected().onChunk,
    never,
  );
  expect(outcome).toMatchObject({rescuedRows: 1, newColumns: [{name: 'drs', type: 'DOUBLE'}]});
});

test('cancelling ends a file between two chunks, and the worker goes on with others', async () => {
  const cancel = new AbortController();
  let used = 0;
  const decoding = pool.decode(
    await staged('cancelled.json', rows(400_000)),
    async () => {
      used++;
      cancel.abort();
    },
    cancel.signal,
  );
  await expect(decoding).rejects.toMatchObject({code: 'cancelled'});
  expect(used).toBe(1);
  const next = await pool.decode(await staged('next.json', rows(1)), collected().onChunk, never);
  expect(next).toMatchObject({kind: 'decoded', rows: 1});
});

test('what the consumer throws ends the decoding', async () => {
  const failing = pool.decode(
    await staged('refused.json', rows(260_000)),
    () => Promise.reject(new AppError('storage.quota', 'full')),
    never,
  );
  await expect(failing).rejects.toMatchObject({code: 'storage.quota'});
});

test('a chunk is handed over when the one before is used', async () => {
  let [busy, most] = [0, 0];
  await pool.decode(
    await staged('slow.json', rows(260_000)),
    async () => {
      most = Math.max(most, ++busy);
      await navigator.storage.estimate();
      busy--;
    },
    never,
  );
  expect(most).toBe(1);
});

test('a worker that crashes fails its file and is replaced', async () => {
  const broken = URL.createObjectURL(
    new Blob(['onmessage = () => { throw new Error("out of memory"); }']),
  );
  let starts = 0;
  const fragile = createDecodePool(1, () => {
    if (starts++ === 0) return new Worker(broken);
    return new Worker(new URL('./decode.worker.ts', import.meta.url), {type: 'module'});
  });
  const first = await staged('first.json', rows(2));
  const second = await staged('second.json', rows(3));
  const crashing = fragile.decode(first, collected().onChunk, never);
  const waiting = fragile.decode(second, collected().onChunk, never);
  await expect(crashing).rejects.toMatchObject({code: 'internal'});
  expect(await waiting).toMatchObject({kind: 'decoded', rows: 3});
  fragile.close();
});

test('small files share the workers', async () => {
  const jobs = await Promise.all(
    Array.from({length: 200}, (_, i) => staged(`small_${i}.json`, rows(20, i))),
  );
  const outcomes = await Promise.all(
    jobs.map((job) => pool.decode(job, collected().onChunk, never)),
  );
  expect(outcomes.every((outcome) => outcome.kind === 'decoded' && outcome.rows === 20)).toBe(true);
});
