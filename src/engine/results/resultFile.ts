import {AppError} from '#/base/errors';
import type {ResultRows} from '#/contracts/query';
import type {SyncAccess} from '../storage/opfs';
import {type Batch, createBatchIndex, inOnePiece} from './batchIndex';
import {messagesIn} from './recordBatch';

/** Bytes where a result is kept. */
export type ResultBytes = Pick<SyncAccess, 'read' | 'write' | 'close'>;

/** A result's record batches, one after the other as they were made, and which rows each has. */
export interface ResultFile {
  readonly rows: number;
  readonly bytes: number;
  /** The schema as an Arrow IPC stream; null before it is known. */
  readonly schema: Uint8Array | null;
  /** Takes in a piece of the result's stream. False when there is no room for all of it. */
  append(piece: Uint8Array): boolean;
  /** The batches that have rows from `firstRow` on, at least `count` where there are as many. */
  window(firstRow: number, count: number): ResultRows;
  /** Batches from all over the result, with about this many rows together; all of them when it has no more. */
  sample(rows: number): {readonly arrow: Uint8Array<ArrayBuffer>; readonly rows: number};
  close(): void;
}

const endOfStream = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

export function createResultFile(file: ResultBytes, limitBytes: number): ResultFile {
  const index = createBatchIndex();
  let schema = new Uint8Array();

  function stream(batches: readonly Batch[]): Uint8Array<ArrayBuffer> {
    const length = batches.reduce((sum, batch) => sum + batch.length, 0);
    const whole = new Uint8Array(schema.length + length + endOfStream.length);
    whole.set(schema);
    let to = schema.length;
    for (const {at, length: size} of inOnePiece(batches)) {
      if (file.read(whole.subarray(to, to + size), {at}) !== size)
        throw new AppError('internal', 'The file of a result is shorter than what was written');
      to += size;
    }
    whole.set(endOfStream, to);
    return whole;
  }
  return {
    get rows() {
      return index.rows;
    },
    get bytes() {
      return index.bytes;
    },
    get schema() {
      return schema.length > 0 ? schema : null;
    },
    append(piece) {
      const messages = messagesIn(piece);
      const start = messages.find(({kind}) => kind === 'schema');
      if (start && schema.length === 0) schema = piece.slice(start.at, start.at + start.length);
      for (const {kind, rows, at, length} of messages) {
        if (kind !== 'rows' || rows === 0) continue;
        const isTooMuch = index.bytes + length > limitBytes;
        if (isTooMuch || !written(file, piece.subarray(at, at + length), index.bytes)) return false;
        index.add(rows, length);
      }
      return true;
    },
    window(firstRow, count) {
      const batches = index.between(firstRow, firstRow + count);
      return {arrow: stream(batches), firstRow: batches[0]?.firstRow ?? 0};
    },
    sample(wanted) {
      const batches = index.spread(wanted);
      return {arrow: stream(batches), rows: batches.reduce((sum, {rows}) => sum + rows, 0)};
    },
    close: () => file.close(),
  };
}

/** False when the browser gives no more room. */
function written(file: ResultBytes, bytes: Uint8Array, at: number): boolean {
  try {
    return file.write(bytes, {at}) === bytes.length;
  } catch (thrown) {
    if (AppError.from(thrown).code === 'storage.quota') return false;
    throw thrown;
  }
}
