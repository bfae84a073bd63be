import {RecordBatch, RecordBatchReader, RecordBatchStreamWriter, type Schema} from 'apache-arrow';
import type * as parquetWasm from 'parquet-wasm/esm';
import {AppError} from '#/base/errors';
import type {ColumnInFile} from '#/contracts/imports';
import {loadParquet} from '../export/loadParquet';
import {columnsOf, markedSchema, UnreadableColumn} from './arrowTypes';
import {type LeafKind, parquetLeaves} from './parquetLeaves';
import {type ReadOptions, refusal, type TableSource} from './tableSource';

/** Rows of a batch, a sixteenth of what a row group has by custom: memory goes by row groups. */
const batchRows = 2 ** 16;

/**
 * The one table of a Parquet file, read in this thread. A file whose pages are damaged can trap the reader, which
 * then answers no more: only `parquetSource` knows to end it.
 *
 * @throws AppError 'import.refused'
 */
export async function openParquetReader(
  file: File,
  wasm?: parquetWasm.InitInput,
): Promise<TableSource> {
  const parquet = await loadParquet(wasm);
  try {
    const leaves = await parquetLeaves(file);
    const opened = await parquet.ParquetFile.fromFile(file);
    const schema = RecordBatchReader.from(opened.schema().intoIPCStream()).open().schema;
    const {columns, obstacle} = readableColumns(schema, leaves);
    const rows = opened.metadata().fileMetadata().numRows();
    const label = file.name.replace(/\.[^.]*$/, '');
    const mark = leaves.includes('uuid') ? markedSchema(schema, leaves) : null;
    return {
      kind: 'parquet',
      tables: [{label, rows, columns, obstacle}],
      streams: (_, options) => streamsOf(opened, mark, options),
      close: async () => opened.free(),
    };
  } catch (thrown) {
    throw refusal(thrown, 'The Parquet file cannot be read');
  }
}

function readableColumns(
  schema: Schema,
  leaves: readonly LeafKind[],
): {readonly columns: readonly ColumnInFile[]; readonly obstacle: string | null} {
  try {
    return {columns: columnsOf(schema, leaves), obstacle: null};
  } catch (thrown) {
    if (!(thrown instanceof UnreadableColumn)) throw thrown;
    const columns = schema.fields.map(({name, type}) => ({name, type: String(type)}));
    return {columns, obstacle: thrown.message};
  }
}

/** The same rows under a schema with our marks in it. */
function underSchema(stream: Uint8Array, schema: Schema): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  for (const batch of RecordBatchReader.from(stream))
    writer.write(new RecordBatch(schema, batch.data));
  writer.finish();
  return writer.toUint8Array(true);
}

async function* streamsOf(
  file: parquetWasm.ParquetFile,
  mark: Schema | null,
  {signal, mostRows}: ReadOptions,
): AsyncGenerator<Uint8Array, void> {
  try {
    const batchStream: ReadableStream<parquetWasm.RecordBatch> = await file.stream({
      batchSize: Math.min(mostRows ?? batchRows, batchRows),
      concurrency: 1,
      ...(mostRows === undefined ? {} : {limit: mostRows}),
    });
    const reader = batchStream.getReader();
    try {
      for (let rows = 0, batches = 0; rows < (mostRows ?? Number.POSITIVE_INFINITY); batches += 1) {
        const {done, value} = await reader.read();
        if (done && batches === 0) yield file.schema().intoIPCStream();
        if (done) return;
        if (signal.aborted) throw new AppError('cancelled', 'Import cancelled');
        rows += value.numRows;
        const stream = value.intoIPCStream();
        yield mark ? underSchema(stream, mark) : stream;
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  } catch (thrown) {
    throw refusal(thrown, 'The Parquet file cannot be read');
  }
}
