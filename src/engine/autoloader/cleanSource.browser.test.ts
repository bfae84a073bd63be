import {afterAll, expect, test} from 'vitest';
import {bronzeTables} from '#/lakehouse/tables';
import {writeLedger} from '../lake/ledger';
import {openLake} from '../lake/openLake';
import {openFolder} from '../storage/opfs';
import {openVolume} from '../storage/volume';
import {cleanSource} from './cleanSource';
import {runOptions} from './eligibleFiles';

const day = 86_400_000;
const storage = 'clean_source';
const lake = await openLake('clean_lake', 'racing');
const volume = await openVolume(storage);
afterAll(() => lake.database.close());

const options = runOptions({
  options: {cleanSource: 'DELETE', 'cleanSource.retentionDuration': '8 days'},
  tables: {},
});

/** Puts a file of laps there and notes it as loaded. */
async function loaded(name: string, text = '[]'): Promise<string> {
  const folder = await openFolder(`${storage}/staging/laps`);
  const writable = await (await folder.getFileHandle(name, {create: true})).createWritable();
  await writable.write(text);
  await writable.close();
  const path = `laps/${name}`;
  const table = bronzeTables.find((one) => one.name === 'bronze_laps');
  if (!table) throw new Error('There is no bronze_laps');
  const entry = {
    path,
    table: table.name,
    bytes: text.length,
    sha256: null,
    rows: 0,
    rescuedRows: 0,
    malformed: null,
    discoveredAt: Date.now(),
    processedAt: Date.now(),
  };
  await lake.commit(() => writeLedger(lake.writer, 1, [entry]));
  return path;
}
const archived = (path: string) =>
  lake.writer.rows(
    `SELECT archive_mode, move_location FROM ops.autoloader_files WHERE path = '${path}'`,
  );

test('a file is deleted when its rows have been durable for the retention time, not before', async () => {
  const path = await loaded('a.json');
  expect(await cleanSource({lake, volume, now: () => Date.now() + 7 * day}, options)).toBe(0);
  expect(await volume.find(path)).toBeDefined();
  expect(await cleanSource({lake, volume, now: () => Date.now() + 9 * day}, options)).toBe(1);
  expect(await volume.find(path)).toBeUndefined();
  expect(await archived(path)).toEqual([{archive_mode: 'DELETE', move_location: null}]);
});

test('a run that was broken off between deleting and noting is finished by the next', async () => {
  const path = await loaded('b.json');
  await volume.remove(path);
  expect(await cleanSource({lake, volume, now: () => Date.now() + 9 * day}, options)).toBe(1);
  expect(await archived(path)).toEqual([{archive_mode: 'DELETE', move_location: null}]);
  expect(await cleanSource({lake, volume, now: () => Date.now() + 9 * day}, options)).toBe(0);
});

test('a file of the name of one that was moved before takes no place of another content', async () => {
  const moving = runOptions({
    options: {cleanSource: 'MOVE', 'cleanSource.moveDestination': 'archive'},
    tables: {},
  });
  const later = () => Date.now() + 31 * day;
  const archive = await openFolder(`${storage}/archive/laps`);
  for (const [text, name] of [
    ['[]', 'c.json'],
    ['[{}]', 'c.2.json'],
    ['[]', 'c.json'],
    ['[{}]', 'c.2.json'],
  ] as const) {
    await lake.commit(() => lake.writer.run('DELETE FROM ops.autoloader_files'));
    const path = await loaded('c.json', text);
    expect(await cleanSource({lake, volume, now: later}, moving)).toBe(1);
    expect(await archived(path)).toEqual([
      {archive_mode: 'MOVE', move_location: `archive/laps/${name}`},
    ]);
    expect(await (await (await archive.getFileHandle(name)).getFile()).text()).toBe(text);
  }
  await volume.bringBack();
  expect(await volume.list('laps')).toEqual(['laps/c.2.json', 'laps/c.json']);
});
