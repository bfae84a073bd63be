import type {RecordBatch, WriterProperties} from 'parquet-wasm/esm';
import {AppError} from '#/base/errors';
import {BlobParts, type WrittenFile} from './blobParts';
import {exportableSchema} from './exportableSchema';
import {ipcStreams, type IpcPieces} from './ipcPieces';
import {loadParquet, type ParquetModule} from './loadParquet';

export interface ParquetOptions {
  /** Written into the file's key-value metadata. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const mediaType = 'application/vnd.apache.parquet';
const copiedAtOnce = 4 * 2 ** 20;
/** DuckDB's own: large enough to compress, small enough to be read in parallel. */
const rowsPerGroup = 122_880;

/**
 * A query result as Parquet: ZSTD, statistics per column and row group. Row groups leave the writer
 * as they fill, so that memory does not grow with the table.
 * @throws AppError 'sql.invalid' for a column that must be cast first; 'internal' when the writer
 * fails or cannot be loaded; whatever the pieces throw
 */
export async function writeParquet(
  pieces: IpcPieces,
  {metadata = {}}: ParquetOptions = {},
): Promise<WrittenFile> {
  const parquet = await loadParquet();
  const streams = ipcStreams(pieces, copiedAtOnce);
  try {
    const first = await streams.next();
    if (first.done) throw new AppError('internal', 'A query result came without its schema');
    exportableSchema(first.value);
    const batches = recordBatches(parquet, first.value, streams);
    const firstBatch = await batches.next();
    if (firstBatch.done) return withoutRows(parquet, first.value, properties(parquet, metadata));
    const source = countedStream(firstBatch.value, batches);
    const output = await parquet.transformParquetStream(
      source.stream,
      properties(parquet, metadata),
    );
    const blob = await gathered(output);
    source.assertWhole();
    return await verified(parquet, blob, source.rows());
  } finally {
    await streams.return(undefined);
  }
}

function properties(
  parquet: ParquetModule,
  metadata: Readonly<Record<string, string>>,
): WriterProperties {
  return new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.ZSTD)
    .setMaxRowGroupSize(rowsPerGroup)
    .setCreatedBy('LapLake')
    .setKeyValueMetadata(new Map(Object.entries(metadata)))
    .build();
}

async function* recordBatches(
  parquet: ParquetModule,
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<RecordBatch> {
  yield* batchesOf(parquet, first);
  for await (const stream of rest) yield* batchesOf(parquet, stream);
}

function* batchesOf(parquet: ParquetModule, stream: Uint8Array): Generator<RecordBatch> {
  const table = parquet.Table.fromIPCStream(stream);
  try {
    yield* table.recordBatches();
  } finally {
    table.free();
  }
}

/**
 * The batches as a stream that remembers how it ended: the writer takes a failed stream for a
 * finished one and closes the file as though it were whole.
 */
function countedStream(first: RecordBatch, rest: AsyncIterator<RecordBatch>) {
  let rows = 0;
  let failure: AppError | null = null;
  const enqueue = (controller: ReadableStreamDefaultController, batch: RecordBatch) => {
    rows += batch.numRows;
    controller.enqueue(batch);
  };
  const stream = new ReadableStream({
    start: (controller) => enqueue(controller, first),
    async pull(controller) {
      try {
        const next = await rest.next();
        if (next.done) controller.close();
        else enqueue(controller, next.value);
      } catch (thrown) {
        failure = AppError.from(thrown);
        controller.error(failure);
      }
    },
  });
  return {
    stream,
    rows: () => rows,
    assertWhole() {
      if (failure) throw failure;
    },
  };
}

async function gathered(output: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const parts = new BlobParts();
  for await (const piece of output) parts.add(piece);
  return parts.blob(mediaType);
}

/** The streaming writer needs a batch to learn the schema from; a table needs none. */
function withoutRows(
  parquet: ParquetModule,
  stream: Uint8Array,
  settings: WriterProperties,
): WrittenFile {
  const file = parquet.writeParquet(parquet.Table.fromIPCStream(stream), settings);
  return {blob: new Blob([new Uint8Array(file)], {type: mediaType}), rows: 0};
}

/** Reads the file's own count of rows back: a writer that gave up leaves a smaller one. */
async function verified(parquet: ParquetModule, blob: Blob, rows: number): Promise<WrittenFile> {
  const file = await parquet.ParquetFile.fromFile(blob);
  const written = file.metadata().fileMetadata().numRows();
  file.free();
  if (written === rows) return {blob, rows};
  throw new AppError('internal', `The Parquet file has ${written} of ${rows} rows`);
}
