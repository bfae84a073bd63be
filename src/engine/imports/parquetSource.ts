import {RecordBatchReader, RecordBatchStreamWriter, type Schema} from 'apache-arrow';
import type * as parquetWasm from 'parquet-wasm/esm';
import {AppError} from '#/base/errors';
import type {ColumnInFile} from '#/contracts/imports';
import {loadParquet, type ParquetModule} from '../export/loadParquet';
import {columnsOf, markedSchema, UnreadableColumn} from './arrowTypes';
import {type LeafKind, parquetLeaves} from './parquetLeaves';
import {type ReadOptions, refusal, type TableSource} from './tableSource';

/** Rows of a batch, a sixteenth of what a row group has by custom: memory goes by row groups. */
const batchRows = 2 ** 16;

/** The one table of a Parquet file. @throws AppError 'import.refused' */
export async function openParquetSource(
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
    const mark = leaves.includes('uuid') ? marked(parquet, schema, leaves) : null;
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

/** The schema as the reader of Parquet knows it, with our marks in it. */
function marked(
  parquet: ParquetModule,
  schema: Schema,
  leaves: readonly LeafKind[],
): parquetWasm.Schema {
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, markedSchema(schema, leaves));
  writer.finish();
  return parquet.Table.fromIPCStream(writer.toUint8Array(true)).schema;
}

async function* streamsOf(
  file: parquetWasm.ParquetFile,
  mark: parquetWasm.Schema | null,
  {signal, mostRows}: ReadOptions,
): AsyncGenerator<Uint8Array, void> {
  try {
    const stream: ReadableStream<parquetWasm.RecordBatch> = await file.stream({
      batchSize: Math.min(mostRows ?? batchRows, batchRows),
      concurrency: 1,
      ...(mostRows === undefined ? {} : {limit: mostRows}),
    });
    const reader = stream.getReader();
    try {
      for (let batches = 0; ; batches += 1) {
        const {done, value} = await reader.read();
        if (done && batches === 0) yield file.schema().intoIPCStream();
        if (done) return;
        if (signal.aborted) throw new AppError('cancelled', 'Import cancelled');
        yield (mark ? value.withSchema(mark) : value).intoIPCStream();
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  } catch (thrown) {
    throw refusal(thrown, 'The Parquet file cannot be read');
  }
}
