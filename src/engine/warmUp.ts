import {bronzeCarData} from '#/lakehouse/bronze/bronze_car_data.table';
import {readBronzeSchemas} from './autoloader/bronzeSchemas';
import type {DecodePool} from './autoloader/decode/decodePool';
import type {Lake} from './lake/openLake';
import {openFolder} from './storage/opfs';

const rows = 20_000;
const rounds = 4;
const fileName = 'warm.json';

/**
 * Loads a small made-up file a few times and takes it back, so that the browser has compiled the way from a
 * file to the database before the first real load. Leaves nothing behind.
 */
export async function warmUp(lake: Lake, pool: DecodePool, storage: string): Promise<void> {
  const path = `${storage}/_warm`;
  const folder = await openFolder(path);
  const file = await folder.getFileHandle(fileName, {create: true});
  const writable = await file.createWritable();
  await writable.write(sampleText());
  await writable.close();
  await lake.database.read(async (session, signal) => {
    const columns = (await readBronzeSchemas(session, lake.schema)).columns(bronzeCarData);
    const job = {
      path: `${path}/${fileName}`,
      sourceFile: fileName,
      columns,
      ingestionTimestamp: 0,
      batchId: 0,
      hash: false,
    };
    const into = {schema: lake.schema, table: bronzeCarData.name, create: false};
    await session.run('BEGIN TRANSACTION');
    for (let round = 0; round < rounds; round += 1)
      await pool.decode(job, ({arrow}) => session.insertArrow(into, arrow), signal);
    await session.run('ROLLBACK');
  });
  await folder.removeEntry(fileName);
}

function sampleText(): string {
  const start = Date.UTC(2026, 0, 1);
  const texts = Array.from({length: rows}, (_, i) => {
    const date = `${new Date(start + i * 260).toISOString().slice(0, -1)}000+00:00`;
    return `{"date":"${date}","session_key":9,"meeting_key":9,"driver_number":${i % 20},"speed":${i % 330},"rpm":${i % 12_000},"n_gear":${i % 9},"throttle":${i % 101},"brake":${i % 2},"drs":${i % 15}}`;
  });
  return `[${texts.join(',')}]`;
}
