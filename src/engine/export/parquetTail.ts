import {AppError} from '#/base/errors';
import type {ParquetModule} from './loadParquet';

/** The last bytes of a Parquet file, where its footer is. */
export interface ParquetTail {
  add(bytes: Uint8Array<ArrayBuffer>): void;
  /** What a reader of the footer takes for the file; null when the footer is longer than what was kept. */
  file(): Promise<Blob | null>;
}

const kept = 4 * 2 ** 20;
/** The footer's length, four bytes, and the magic that ends the file. */
const ending = 8;

export function parquetTail(): ParquetTail {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  return {
    add(bytes) {
      parts.push(bytes);
      length += bytes.length;
      while (length - (parts[0]?.length ?? 0) >= kept) length -= parts.shift()?.length ?? 0;
    },
    async file() {
      const blob = new Blob(parts);
      const last = new DataView(await blob.slice(-ending).arrayBuffer());
      const footer = last.byteLength === ending ? last.getUint32(0, true) + ending : 0;
      return footer <= blob.size ? blob : null;
    },
  };
}

/** A writer that gave up leaves a smaller count in the footer. @throws AppError 'internal' */
export async function assertRows(
  parquet: ParquetModule,
  tail: ParquetTail,
  rows: number,
): Promise<void> {
  const blob = await tail.file();
  if (!blob) return;
  const file = await parquet.ParquetFile.fromFile(blob);
  const written = file.metadata().fileMetadata().numRows();
  file.free();
  if (written !== rows)
    throw new AppError('internal', `The Parquet file has ${written} of ${rows} rows`);
}
