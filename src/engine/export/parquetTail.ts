import {AppError} from '#/base/errors';
import {readThrift} from '../imports/thrift';

/** The last bytes of a Parquet file that is being written, where its footer will be. */
export interface ParquetTail {
  add(bytes: Uint8Array): void;
  /**
   * Rows that the footer of the whole file tells; null when the footer is longer than what was kept.
   * @throws AppError 'internal' where the file ends without a footer
   */
  rows(): number | null;
}

const kept = 4 * 2 ** 20;
/** What ends the file: the footer's length, four bytes, and the magic. */
const ending = 8;
const magic = 0x31_52_41_50;
/** The number of the field in Parquet's `FileMetaData`. */
const rowsField = 3;

export function parquetTail(): ParquetTail {
  const parts: Uint8Array[] = [];
  let length = 0;
  return {
    add(bytes) {
      parts.push(bytes);
      length += bytes.length;
      while (length - (parts[0]?.length ?? 0) >= kept) length -= parts.shift()?.length ?? 0;
    },
    rows: () => rowsOf(lastBytes(parts, Math.min(length, kept))),
  };
}

function lastBytes(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = parts.length - 1, end = length; end > 0; i -= 1) {
    const part = parts[i]?.slice(-end) ?? new Uint8Array(end);
    bytes.set(part, end - part.length);
    end -= part.length;
  }
  return bytes;
}

function rowsOf(tail: Uint8Array): number | null {
  const end = tail.length - ending;
  const view = new DataView(tail.buffer);
  if (end < 0 || view.getUint32(end + 4, true) !== magic) throw noFooter();
  const begin = end - view.getUint32(end, true);
  if (begin < 0) return null;
  try {
    const rows = readThrift(tail.subarray(begin, end), rowsField).get(rowsField);
    if (typeof rows === 'number') return rows;
  } catch (cause) {
    throw noFooter(cause);
  }
  throw noFooter();
}

const noFooter = (cause?: unknown): AppError =>
  new AppError('internal', 'The Parquet file was not written to its end', {cause});
