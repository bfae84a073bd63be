import {AppError} from '#/base/errors';
import {type Client, connect} from '#/base/rpc/rpc';
import type {ParquetReading} from './parquet.worker';
import {type ReadOptions, refusal, type TableSource} from './tableSource';

/**
 * The one table of a Parquet file, read by a worker of its own: a damaged file may trap the reader, and must not take
 * the engine along.
 *
 * @throws AppError 'import.refused'
 */
export async function openParquetSource(file: File): Promise<TableSource> {
  const worker = new Worker(new URL('./parquet.worker.ts', import.meta.url), {
    type: 'module',
    name: 'parquet-import',
  });
  const {client, fail} = connect<ParquetReading>(worker);
  const trapped = new AppError(
    'import.refused',
    'The Parquet file is damaged: it cannot be read to its end. Copy it again',
  );
  let hasTrapped = false;
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    hasTrapped = true;
    worker.terminate();
    fail(trapped);
  });
  try {
    const tables = await client.open({file});
    return {
      kind: 'parquet',
      tables,
      streams: (_, options) => {
        if (hasTrapped) throw trapped;
        return streamsOf(client, options);
      },
      close: async () => worker.terminate(),
    };
  } catch (thrown) {
    worker.terminate();
    throw refusal(thrown, 'The Parquet file cannot be read');
  }
}

async function* streamsOf(
  client: Client<ParquetReading>,
  {signal, mostRows = null}: Omit<ReadOptions, 'mostRows'> & {readonly mostRows?: number | null},
): AsyncGenerator<Uint8Array, void> {
  try {
    await client.begin({mostRows});
    for (;;) {
      if (signal.aborted) throw new AppError('cancelled', 'Import cancelled');
      const stream = await client.next({});
      if (stream === null) return;
      yield stream;
    }
  } catch (thrown) {
    throw refusal(thrown, 'The Parquet file cannot be read');
  }
}
