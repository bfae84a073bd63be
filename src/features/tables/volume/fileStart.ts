import {blobSource} from '#/base/blobSource';
import {gunzip} from '#/base/gunzip';

/** How a file begins, as text. */
export interface FileStart {
  readonly text: string;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
  readonly isJson: boolean;
}

/** Characters read at most. */
const most = 20_000;
/** A character of UTF-8 has at most four bytes. */
const mostBytes = 4 * most;

/**
 * Reads no more of a file than is shown, inflated where its name says it is compressed; of a damaged one what comes
 * before the damage. Bytes that are no UTF-8 show as U+FFFD.
 *
 * @throws GzipFault where nothing can be inflated
 */
export async function fileStart(blob: Blob, name: string): Promise<FileStart> {
  const {bytes, isAll} = /\.gz$/i.test(name)
    ? await inflatedStart(blob)
    : {bytes: await blob.slice(0, mostBytes).arrayBuffer(), isAll: blob.size <= mostBytes};
  const text = new TextDecoder().decode(bytes, {stream: !isAll});
  return {
    text: text.slice(0, most),
    isWhole: isAll && text.length <= most,
    isJson: /^\s*[[{]/.test(text),
  };
}

async function inflatedStart(blob: Blob) {
  const inflating = gunzip(blobSource(blob));
  try {
    const room = new Uint8Array(mostBytes + 1);
    const length = await inflating.read(room);
    return {bytes: room.subarray(0, length), isAll: inflating.isAtEnd};
  } finally {
    inflating.close();
  }
}
