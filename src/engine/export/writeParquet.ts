import {DataType, type Schema} from 'apache-arrow';
import type {RecordBatch, WriterProperties} from 'parquet-wasm/esm';
import {AppError} from '#/base/errors';
import type {FileOptions, ParquetCompression} from '#/contracts/export';
import {exportableSchema} from './exportableSchema';
import type {FilePart} from './filePart';
import {ipcStreams, type IpcPieces, reusedMemory} from './ipcPieces';
import {loadParquet, type ParquetModule} from './loadParquet';
import {parquetTail} from './parquetTail';

export type ParquetOptions = Pick<FileOptions, 'compression' | 'rowsPerGroup' | 'hasStatistics'> & {
  /** Written into the file's key-value metadata. */
  readonly metadata: Readonly<Record<string, string>>;
};

/** Little enough to be in the processor's cache still when it is read. */
const copiedAtOnce = 2 ** 20;

/**
 * A query result as Parquet. Row groups leave the writer as they fill, so that memory does not grow with the table.
 * @throws AppError 'sql.invalid' for a column that must be cast first; 'internal' when the writer
 * fails or cannot be loaded; whatever the pieces throw
 */
export async function* writeParquet(
  pieces: IpcPieces,
  options: ParquetOptions,
): AsyncGenerator<FilePart> {
  const parquet = await loadParquet();
  const streams = ipcStreams(pieces, copiedAtOnce, reusedMemory());
  try {
    const first = await streams.next();
    if (first.done) throw new AppError('internal', 'A query result came without its schema');
    const settings = properties(parquet, exportableSchema(first.value), options);
    const batches = recordBatches(parquet, first.value, streams);
    const firstBatch = await batches.next();
    if (firstBatch.done) {
      yield withoutRows(parquet, first.value, settings);
      return;
    }
    const source = countedStream(firstBatch.value, batches);
    const output = await parquet.transformParquetStream(source.stream, settings);
    const tail = parquetTail();
    for await (const bytes of output) {
      tail.add(bytes);
      yield {bytes, rows: source.rowsSince()};
    }
    source.assertWhole();
    assertRows(tail.rows(), source.rows());
  } finally {
    await streams.return(undefined);
  }
}

const codecs = {zstd: 'ZSTD', snappy: 'SNAPPY', none: 'UNCOMPRESSED'} as const satisfies Readonly<
  Record<ParquetCompression, keyof ParquetModule['Compression']>
>;

function properties(
  parquet: ParquetModule,
  schema: Schema,
  {compression, rowsPerGroup, hasStatistics, metadata}: ParquetOptions,
): WriterProperties {
  const {Compression, EnabledStatistics, Encoding} = parquet;
  const common = new parquet.WriterPropertiesBuilder()
    .setCompression(Compression[codecs[compression]])
    .setMaxRowGroupSize(rowsPerGroup)
    .setStatisticsEnabled(hasStatistics ? EnabledStatistics.Chunk : EnabledStatistics.None)
    .setCreatedBy('LapLake')
    .setKeyValueMetadata(new Map(Object.entries(metadata)));
  return schema.fields
    .filter(({type}) => isWholeNumber(type))
    .reduce(
      (builder, {name}) =>
        builder
          .setColumnDictionaryEnabled(name, false)
          .setColumnEncoding(name, Encoding.DELTA_BINARY_PACKED),
      common,
    )
    .build();
}

/**
 * Kept as integers in the file. As the differences of each to the one before they take a third of the time to write that
 * a dictionary of them takes, and two thirds of the room.
 */
const isWholeNumber = (type: DataType): boolean =>
  DataType.isInt(type) ||
  DataType.isTimestamp(type) ||
  DataType.isDate(type) ||
  DataType.isTime(type);

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
  let told = 0;
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
    /** Those taken since it was asked last. */
    rowsSince() {
      const since = rows - told;
      told = rows;
      return since;
    },
    assertWhole() {
      if (failure) throw failure;
    },
  };
}

/** A writer that gave up leaves a smaller count in the footer. @throws AppError 'internal' */
function assertRows(written: number | null, given: number): void {
  if (written !== null && written !== given)
    throw new AppError('internal', `The Parquet file has ${written} of ${given} rows`);
}

/** The streaming writer needs a batch to learn the schema from; a table needs none. */
function withoutRows(
  parquet: ParquetModule,
  stream: Uint8Array,
  settings: WriterProperties,
): FilePart {
  const file = parquet.writeParquet(parquet.Table.fromIPCStream(stream), settings);
  return {bytes: new Uint8Array(file), rows: 0};
}
