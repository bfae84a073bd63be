import {GzipFault, gunzip} from '#/base/gunzip';
import type {ByteSource} from '#/base/blobSource';
import {MalformedFile} from './fault';

/** What a staged file holds, from its beginning to its end: its bytes, or what they are when inflated. */
export interface TextStream {
  /** No more is to come. */
  readonly isAtEnd: boolean;
  /** How many bytes to ask for next. */
  readonly window: number;
  /** Fills `into` from its beginning; returns how many bytes there were, fewer than fit only where the text ends. */
  read(into: Uint8Array): number | Promise<number>;
  /** Settles when the file is no longer read. */
  close(): Promise<void>;
}

const windowBytes = 4 * 2 ** 20;
/** What is read of a window is given out when all of it is read: the first rows are not to wait for so many others. */
const firstWindowBytes = 2 ** 20;

/** The bytes as they are. */
export function plainText(source: ByteSource): TextStream {
  let at = 0;
  let isCut = false;
  return {
    get isAtEnd() {
      return isCut || at >= source.size;
    },
    get window() {
      return Math.min(windowBytes, Math.max(firstWindowBytes, at), source.size - at);
    },
    async read(into) {
      const length = await source.read(into, at);
      at += length;
      isCut = length === 0;
      return length;
    },
    close: async () => undefined,
  };
}

/** The whole text, or null when it is longer than `longest` bytes; of a damaged file what can be read. Closes it. */
export async function shortText(text: TextStream, longest: number): Promise<Uint8Array | null> {
  const room = new Uint8Array(longest + 1);
  let length = 0;
  try {
    while (!text.isAtEnd && length <= longest) length += await text.read(room.subarray(length));
  } catch (thrown) {
    if (!(thrown instanceof MalformedFile)) throw thrown;
  } finally {
    await text.close();
  }
  return length > longest ? null : room.subarray(0, length);
}

/** So that a small file needs no large window. */
const usualRatio = 16;

/**
 * A gzip file, inflated as it is read.
 *
 * `read` throws MalformedFile where the file is damaged or cut short, at the offset of what was inflated so far.
 */
export function inflatedText(source: ByteSource): TextStream {
  const inflating = gunzip(source);
  let at = 0;
  return {
    get isAtEnd() {
      return inflating.isAtEnd;
    },
    window: Math.min(windowBytes, Math.max(1024, source.size * usualRatio)),
    async read(into) {
      try {
        const length = await inflating.read(into);
        at += length;
        return length;
      } catch (thrown) {
        throw thrown instanceof GzipFault ? new MalformedFile(at, thrown.message) : thrown;
      }
    },
    async close() {
      inflating.close();
    },
  };
}
