import {RecordBatchReader} from 'apache-arrow';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Lake, openLake} from '../lake/openLake';

let lake: Lake;
beforeAll(async () => {
  lake = await openLake('session_test', 'racing');
  await lake.commit(() =>
    lake.writer.run('CREATE TABLE many AS SELECT range AS i FROM range(5_000_000)'),
  );
});
afterAll(() => lake.database.close());

async function rowsOf(sql: string, ahead: number): Promise<number> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of lake.writer.pieces(sql, new AbortController().signal, ahead))
    pieces.push(piece);
  const stream = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return [...RecordBatchReader.from(stream)].reduce((rows, batch) => rows + batch.numRows, 0);
}

test.each([1, 8])(
  'rows far between come all, where %i pieces are asked for ahead',
  async (ahead) => {
    const rare =
      "SELECT i FROM many WHERE i < 2_000_000 OR i % 1_000_000 = 0 OR regexp_matches(repeat(i::VARCHAR, 5), '^(9*1)+y$')";
    const [row] = await lake.writer.rows(`SELECT count(*)::INTEGER AS n FROM (${rare})`);
    expect(await rowsOf(rare, ahead)).toBe(row?.['n']);
  },
);

test('a statement that cannot be stopped in time ends the engine, and the lake opens again', async () => {
  // One call of one function: DuckDB looks up when it returns.
  const endless = "SELECT levenshtein(repeat('a', 400_000), repeat('b', 400_000))";
  const cancel = new AbortController();
  const reading = lake.read(async (session) => {
    for await (const piece of session.pieces(endless, cancel.signal)) void piece;
  });
  const beside = lake.writer.rows('SELECT 1 AS one');
  setTimeout(() => cancel.abort(), 200);
  const code = 'engine.crashed';
  await expect(reading).rejects.toMatchObject({code});
  await expect(beside.then(() => lake.writer.rows('SELECT 1'))).rejects.toMatchObject({code});
  await lake.database.close();
  lake = await openLake('session_test', 'racing');
  expect(await lake.writer.rows('SELECT count(*)::INTEGER AS n FROM many')).toEqual([
    {n: 5_000_000},
  ]);
});
