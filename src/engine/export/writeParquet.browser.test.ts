import {expect, test} from 'vitest';
import {loadParquet} from './loadParquet';

test('a module worker writes Parquet with the writer from our own origin', async () => {
  const worker = new Worker(new URL('./writeParquet.test.worker.ts', import.meta.url), {
    type: 'module',
  });
  const {blob, rows} = await new Promise<{blob: Blob; rows: number}>((resolve, reject) => {
    worker.addEventListener('message', ({data}) => resolve(data));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
  });
  worker.terminate();
  expect(rows).toBe(1_000_000);
  const {ParquetFile} = await loadParquet();
  const file = (await ParquetFile.fromFile(blob)).metadata();
  expect(file.fileMetadata().numRows()).toBe(1_000_000);
  expect(file.numRowGroups()).toBe(9);
  const fetched = performance.getEntriesByType('resource').map(({name}) => new URL(name).origin);
  expect(new Set(fetched)).toEqual(new Set([location.origin]));
});
