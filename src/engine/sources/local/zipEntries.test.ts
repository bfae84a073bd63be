import {BlobWriter, configure, TextReader, ZipWriter} from '@zip.js/zip.js';
import {expect, test} from 'vitest';
import {localBodies} from './localBodies';

configure({useWebWorkers: false});

async function archive(
  files: Readonly<Record<string, string>>,
  options: {readonly password?: string; readonly zip64?: boolean} = {},
): Promise<File> {
  const zip = new ZipWriter(new BlobWriter(), options);
  for (const [name, text] of Object.entries(files)) await zip.add(name, new TextReader(text));
  return new File([await zip.close()], 'export.zip');
}
const signal = new AbortController().signal;
async function text(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test.each([false, true])('files in folders are told with their paths; ZIP64: %s', async (zip64) => {
  const file = await archive(
    {'2024/laps/a.json': '[1]', 'weather.csv': 'x,y', '__MACOSX/._weather.csv': 'litter'},
    {zip64},
  );
  const bodies = await localBodies(file, 'in/export.zip');
  expect(bodies.map(({path, bytes}) => [path, bytes])).toEqual([
    ['in/export.zip/2024/laps/a.json', 3],
    ['in/export.zip/weather.csv', 3],
  ]);
  expect(await Promise.all(bodies.map((body) => text(body.read(signal))))).toEqual(['[1]', 'x,y']);
});

test('an archive that unpacks to more than rows ever do is stopped at its bound', async () => {
  const file = await archive({'laps.json': ' '.repeat(40_000_000)});
  const [bomb] = await localBodies(file, 'bomb.zip');
  let bytes = 0;
  const read = async () => {
    for await (const chunk of bomb?.read(signal) ?? []) bytes += chunk.length;
  };
  await expect(read()).rejects.toThrow(/more than 200 times its size/);
  expect(bytes).toBeLessThan(30_000_000);
});

test('a file locked with a password fails alone', async () => {
  const [locked] = await localBodies(await archive({'laps.json': '[]'}, {password: 'p'}), 'a.zip');
  await expect(text(locked?.read(signal) ?? (async function* () {})())).rejects.toThrow(/password/);
});

test('a file damaged inside the archive is told so', async () => {
  const bytes = new Uint8Array(
    await (await archive({'laps.json': JSON.stringify([...Array(2000).keys()])})).arrayBuffer(),
  );
  for (let at = 300; at < 320; at += 1) bytes[at] = 0xff - (bytes[at] ?? 0);
  const [body] = await localBodies(new File([bytes], 'a.zip'), 'a.zip');
  await expect(text(body?.read(signal) ?? (async function* () {})())).rejects.toThrow(/Damaged/);
});

test.each([
  [
    'cut short',
    async () => new File([(await archive({'laps.json': '[]'})).slice(0, 60)], 'a.zip'),
    /cut short/,
  ],
  ['without files', () => archive({}), /no file/],
  ['that is a backup', () => archive({'laplake-backup.json': '{}'}), /restore it under Backup/],
  ['that is a workbook', () => archive({'[Content_Types].xml': '<x/>'}), /CSV/],
] as const)('an archive %s is refused with what to do', async (_, make, words) =>
  expect(localBodies(await make(), 'a.zip')).rejects.toThrow(words),
);
