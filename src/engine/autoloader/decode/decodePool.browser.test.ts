import {tableFromIPC} from 'apache-arrow';
import {afterAll, afterEach, expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import {createDecodePool, type DecodedChunk, type DecodeJob} from './decodePool';

const pool = createDecodePool(2);
afterAll(() => pool.close());
const written: string[] = [];
afterEach(async () => {
  const root = await navigator.storage.getDirectory();
  for (const name of written.splice(0)) await root.removeEntry(name);
});

/** Writes a file to OPFS and returns the job to decode it. */
async function staged(name: string, content: FileSystemWriteChunkType): Promise<DecodeJob> {
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
    {name: '_file', type: 'BIGINT'},
    {name: '_rescued_data', type: 'VARCHAR'},
    {name: 'text', type: 'VARCHAR'},
  ],
  fileNumber: 3,
  hash: true,
});
/** Of a file whose rows all fit their columns. */
const grown = {newColumns: [], widened: [], extended: []};
const fits = {...grown, malformedRows: 0, fault: null, breaksOff: false};
const never = new AbortController().signal;
const rows = (count: number, from = 0) =>
  `[${Array.from({length: count}, (_, i) => `{"n":${i + from},"text":"lap ${i + from}"}`).join(',\n')}]`;
const collected = () => {
  const chunks: DecodedChunk[] = [];
  return {chunks, onChunk: async (chunk: DecodedChunk) => void chunks.push(chunk)};
};
const csv = (count: number) =>
  `n,text\r\n${Array.from({length: count}, (_, i) => `${i},lap ${i}\r\n`).join('')}`;
/** A member for each text. */
const gzip = async (...texts: readonly string[]) => {
  const streams = texts.map((text) => new Blob([text]).stream());
  const members = streams.map((text) => text.pipeThrough(new CompressionStream('gzip')));
  const blobs = await Promise.all(members.map((member) => new Response(member).blob()));
  return new Uint8Array(await new Blob(blobs).arrayBuffer());
};
const sha256 = async (content: string | Uint8Array<ArrayBuffer>) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
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
    ...fits,
  });
  expect(chunks.length).toBeGreaterThan(1);
  let next = 0;
  for (const {arrow, rows} of chunks) {
    const table = tableFromIPC(arrow);
    expect(table.numRows).toBe(rows);
    expect(table.get(0)?.toJSON()).toEqual({
      n: BigInt(next),
      _file: 3n,
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

test.each([
  ['large.json.gz', [rows(260_000)]],
  ['members.json.gz', [rows(260_000).slice(0, 1e6), '', rows(260_000).slice(1e6)]],
  ['large.csv', [csv(260_000)]],
  ['large.csv.gz', [csv(260_000)]],
  ['large.ndjson.gz', [rows(260_000).slice(1, -1).replaceAll(',\n', '\n')]],
])('%s holds the same rows', async (name, texts) => {
  const isGzip = name.endsWith('.gz');
  const bytes = isGzip ? await gzip(...texts) : new TextEncoder().encode(texts.join());
  const {chunks, onChunk} = collected();
  const outcome = await pool.decode(await staged(name, bytes), onChunk, never);
  expect(outcome).toEqual({
    kind: 'decoded',
    rows: 260_000,
    rescuedRows: 0,
    bytes: bytes.length,
    sha256: await sha256(bytes),
    ...fits,
  });
  let next = 0;
  for (const {arrow} of chunks)
    for (const row of tableFromIPC(arrow).toArray().slice(0, 3))
      expect(row.toJSON()).toMatchObject({text: `lap ${row.n}`, _file: 3n});
  for (const {arrow, rows} of chunks) {
    expect(tableFromIPC(arrow).get(0)?.['n']).toBe(BigInt(next));
    next += rows;
  }
});

test('a gzip file that is cut short, damaged or none is told as such', async () => {
  const whole = await gzip(rows(50_000));
  const damaged = whole.slice();
  damaged.fill(0xff, whole.length - 1000, whole.length - 900);
  const reasonOf = async (name: string, bytes: Uint8Array<ArrayBuffer>) =>
    pool.decode(await staged(name, bytes), collected().onChunk, never);
  const cut = whole.slice(0, whole.length - 5);
  expect(await reasonOf('cut.json.gz', cut)).toMatchObject({
    kind: 'malformed',
    reason: 'the gzip file is cut short',
    bytes: cut.length,
    sha256: await sha256(cut),
  });
  const two = await gzip('[', rows(9).slice(1));
  expect(await reasonOf('two.json.gz', two.slice(0, -1))).toMatchObject({
    reason: expect.stringMatching(/cut short in member 2, which begins at byte \d\d of the file/),
  });
  expect(await reasonOf('damaged.json.gz', damaged)).toMatchObject({
    reason: 'the gzip file is damaged',
  });
  expect(await reasonOf('none.json.gz', new TextEncoder().encode(rows(3)))).toMatchObject({
    byte: 0,
    reason: 'expected a gzip file',
  });
  expect(await reasonOf('empty.json.gz', new Uint8Array(0))).toMatchObject({
    reason: 'the gzip file is cut short',
  });
});

test('a fault in a compressed file is told by its place in the text', async () => {
  const text = `${rows(50_000).slice(0, -1)},{"n":tru}]`;
  const job = await staged('fault.json.gz', await gzip(text));
  expect(await pool.decode(job, collected().onChunk, never)).toMatchObject({
    kind: 'malformed',
    byte: text.length - 2,
    reason: 'expected true, false or null',
  });
});

test('a large compressed file may be left at its beginning', async () => {
  const early = await staged('early.json.gz', await gzip(`{${rows(400_000)}`));
  expect(await pool.decode(early, collected().onChunk, never)).toMatchObject({byte: 0});
  const cancel = new AbortController();
  const job = await staged('left.json.gz', await gzip(rows(400_000)));
  const decoding = pool.decode(job, async () => cancel.abort(), cancel.signal);
  await expect(decoding).rejects.toMatchObject({code: 'cancelled'});
  expect(await pool.decode(job, collected().onChunk, never)).toMatchObject({rows: 400_000});
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

test('small files are read together, each as if alone; what is large or gone is told', async () => {
  const texts = Array.from({length: 30}, (_, i) => rows(1 + (i % 4), i));
  const jobs = await Promise.all(texts.map((text, i) => staged(`together_${i}.json`, text)));
  const files = [...jobs.slice(0, 20), job('gone.json'), ...jobs.slice(20)];
  files.push(await staged('together_large.json', rows(9_000)));
  const {chunks, onChunk} = collected();
  const outcomes = await pool.decodeSmall(
    {
      columns: job('').columns,
      files,
      refused: {isNewRefused: false, isWiderRefused: false},
    },
    onChunk,
    never,
  );
  const decoded = await Promise.all(
    texts.map(async (text, i) => ({
      kind: 'decoded',
      rows: 1 + (i % 4),
      sha256: await sha256(text),
    })),
  );
  const alone = {kind: 'alone', isMisfit: false};
  expect(outcomes).toMatchObject([...decoded.slice(0, 20), alone, ...decoded.slice(20), alone]);
  const numbers = chunks.flatMap(({arrow}) => [...(tableFromIPC(arrow).getChild('n') ?? [])]);
  expect(numbers.map(Number)).toEqual(
    texts.flatMap((_, i) => Array.from({length: 1 + (i % 4)}, (_, row) => i + row)),
  );
});
