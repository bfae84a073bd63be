import {afterAll, expect, test} from 'vitest';
import type {AutoloaderConfig} from '#/lakehouse/config';
import type {SqlRow} from '../db/session';
import {openEventLog} from '../eventLog/eventLog';
import {type Lake, openLake} from '../lake/openLake';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {openManifest} from '../storage/manifest';
import {openFolder} from '../storage/opfs';
import {openVolume} from '../storage/volume';
import {createAutoloader} from './autoloader';
import {createDecodePool, type DecodePool} from './decode/decodePool';

const pool = createDecodePool(2);
afterAll(() => pool.close());

/** As before files were decoded together. */
const oneByOne: DecodePool = {
  ...pool,
  decodeSmall: async ({files}) => files.map(() => ({kind: 'alone', isMisfit: false})),
};

const weather = (i: number, more = '') =>
  `[${Array.from({length: 20}, (_, row) => `{"session_key":${i},"meeting_key":1,"air_temperature":${row}.5${more}}`).join()}]`;

/** What file number `i` holds, by the last of its digits and every now and then. */
function textOf(i: number): string {
  if (i === 150) return `[${Array(400).fill(weather(i).slice(1, -1)).join()}]`;
  if (i % 50 === 7) return weather(i).slice(0, 300);
  if (i % 50 === 8) return weather(i, ',"humidity":"damp"');
  if (i % 50 === 9) return '[]';
  if (i % 50 === 10) return '';
  if (i % 10 === 3) return weather(i, `,"grip":${i}`);
  if (i % 10 === 4) return weather(i, `,"station":{"name":"T${i}"}`);
  return weather(i);
}

async function stage(storage: string, files: number): Promise<void> {
  const folder = await openFolder(`${storage}/staging/weather`);
  for (let i = 0; i < files; i++) {
    const writable = await (
      await folder.getFileHandle(`w_${i}.json`, {create: true})
    ).createWritable();
    await writable.write(textOf(i));
    await writable.close();
  }
}

interface Left {
  readonly ledger: readonly SqlRow[];
  readonly rows: readonly SqlRow[];
  readonly failed: readonly string[];
  /** What the ledger knows of the sizes of all staged files, once they are loaded. */
  readonly knownBytes: number | null;
}

/** `added` are the columns that files made the table gain. */
async function left(lake: Lake, added: readonly string[]): Promise<Pick<Left, 'ledger' | 'rows'>> {
  const {writer} = lake;
  return {
    ledger: await writer.rows(
      'SELECT path, table_name, size, sha256, row_count, rescued_rows, batch_id, status, error, error_byte, malformed_rows FROM ops.autoloader_files ORDER BY path',
    ),
    rows: await writer.rows(
      `SELECT md5(string_agg(w::VARCHAR, chr(10) ORDER BY w::VARCHAR)) AS content, _source_file, count(*) AS count FROM (SELECT session_key, meeting_key, air_temperature, ${['humidity', ...added].join()}, _rescued_data, _source_file, _batch_id FROM bronze_weather) AS w GROUP BY _source_file ORDER BY _source_file`,
    ),
  };
}

async function loaded(
  catalog: string,
  of: DecodePool,
  options: AutoloaderConfig['options'],
  added: readonly string[],
): Promise<Left> {
  const storage = `Volumes/${catalog}`;
  await stage(storage, 300);
  const lake = await openLake(catalog, 'racing');
  const config = initialConfig({catalog, schema: 'racing', pipeline: `${catalog}_pipeline`});
  const failed: string[] = [];
  const told = Promise.withResolvers<number | null>();
  try {
    const autoloader = await createAutoloader({
      lake,
      log: await openEventLog({writer: lake.writer, config: () => config, now: Date.now}),
      onProgress: () => undefined,
      volume: await openVolume(storage),
      manifest: openManifest(catalog, 'racing'),
      pool: of,
      staging: `${storage}/staging`,
      now: Date.now,
      onListed: async (_, listed) => told.resolve((await listed?.knownBytes?.()) ?? null),
      options: () => ({options, tables: {}}),
    });
    await autoloader.undisturbed(() =>
      autoloader.loadNew({
        updateId: 'u',
        signal: new AbortController().signal,
        onFound: () => undefined,
        onRows: () => undefined,
        onBatch: () => undefined,
        onTableFailed: (table, {code}) => failed.push(`${table} ${code}`),
      }),
    );
    return {...(await left(lake, added)), failed, knownBytes: await told.promise};
  } finally {
    await lake.database.close();
  }
}

test.each([
  ['without options', {}],
  ['with wider types', {schemaEvolutionMode: 'addNewColumnsWithTypeWidening'}],
])(
  '300 small files, some of them odd, leave the same loaded together as one by one, %s',
  async (_, options) => {
    const name = crypto.randomUUID().slice(0, 8);
    const added = ['grip', 'station'];
    let together = 0;
    const counting: DecodePool = {
      ...pool,
      async decodeSmall(job, onChunk, signal) {
        const outcomes = await pool.decodeSmall(job, onChunk, signal);
        together += outcomes.filter(({kind}) => kind === 'decoded').length;
        return outcomes;
      },
    };
    const found = await loaded(`together_${name}`, counting, options, added);
    const before = await loaded(`alone_${name}`, oneByOne, options, added);
    expect(together).toBeGreaterThan(200);
    expect(found.ledger).toHaveLength(300);
    expect(found.ledger).toEqual(before.ledger);
    expect(found.rows).toEqual(before.rows);
    expect(found.failed).toEqual(before.failed);
    expect(new Set(found.ledger.map(({status}) => status))).toEqual(
      new Set(['LOADED', 'MALFORMED']),
    );
    const texts = Array.from({length: 300}, (_, i) => textOf(i));
    expect(found.knownBytes).toBe(texts.join('').length);
  },
);

test('FAILFAST fails the table for a malformed file among others, and no row stays', async () => {
  const found = await loaded(
    `failfast_${crypto.randomUUID().slice(0, 8)}`,
    pool,
    {mode: 'FAILFAST'},
    [],
  );
  expect(found.failed).toEqual(['bronze_weather file.malformed']);
  expect(found.ledger).toEqual([]);
  expect(found.rows).toEqual([]);
  expect(found.knownBytes, 'of files that wait it knows nothing').toBeNull();
});
