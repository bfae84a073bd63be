import {AppError} from '#/base/errors';
import {type Port, serve} from '#/base/rpc/rpc';
import {openParquetReader} from './parquetReader';
import type {SourceTable, TableSource} from './tableSource';

/** What the worker that reads one Parquet file is asked. Pieces are asked for one by one, so it reads no further ahead. */
export interface ParquetReading {
  open(request: {readonly file: File}): readonly SourceTable[];
  /** From the first row. Null reads them all. */
  begin(request: {readonly mostRows: number | null}): void;
  /** An Arrow IPC stream; null after the last. */
  next(request: Record<string, never>): Uint8Array<ArrayBuffer> | null;
}

let source: TableSource | null = null;
let streams: AsyncIterator<Uint8Array> | null = null;
const neverAborted = new AbortController().signal;

serve<ParquetReading>(
  self as unknown as Port,
  {
    async open({file}) {
      source = await openParquetReader(file);
      return source.tables;
    },
    async begin({mostRows}) {
      await streams?.return?.();
      if (!source) throw new AppError('internal', 'No file is open');
      const options = {signal: neverAborted, ...(mostRows === null ? {} : {mostRows})};
      streams = source.streams(0, options)[Symbol.asyncIterator]();
    },
    async next() {
      const one = await streams?.next();
      return !one || one.done ? null : new Uint8Array(one.value);
    },
  },
  (value) => (value instanceof Uint8Array ? [value.buffer] : []),
);
