import type {ByteSource} from './byteSource';
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

/** Deflate makes at most 1032 bytes of one, and all that one piece becomes may be in memory. */
const pieceBytes = 2 ** 15;
/** So that a small file needs no large window. */
const usualRatio = 16;

/**
 * A gzip file, inflated piece by piece as it is read. One member: browsers take what follows the first for damage.
 *
 * `read` throws MalformedFile where the file is damaged or cut short, at the offset of what was inflated so far.
 */
export function inflatedText(source: ByteSource): TextStream {
  const inflating = inflate(source);
  let rest: Uint8Array = new Uint8Array(0);
  let at = 0;
  let isAtEnd = false;
  let fault: Error | null = null;

  async function next(): Promise<void> {
    try {
      const {done, value} = await inflating.reader.read();
      if (done) isAtEnd = true;
      else rest = value;
    } catch {
      fault = inflating.failure() ?? new MalformedFile(at, inflating.complaint());
    }
  }

  return {
    get isAtEnd() {
      return isAtEnd;
    },
    window: Math.min(windowBytes, Math.max(1024, source.size * usualRatio)),
    async read(into) {
      let filled = 0;
      while (filled < into.length && !isAtEnd && !fault) {
        if (rest.length === 0) await next();
        const part = rest.subarray(0, into.length - filled);
        into.set(part, filled);
        filled += part.length;
        at += part.length;
        rest = rest.subarray(part.length);
      }
      // What came before the damage is read first.
      if (fault && filled === 0) throw fault;
      return filled;
    },
    close: () => inflating.stop(),
  };
}

/** What a gzip file begins with; 8 is the only method there is. */
const magic = [0x1f, 0x8b, 8] as const;

interface Inflating {
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  /** Why the file could not be read, if that is why the reader failed. */
  failure(): Error | null;
  /** What is wrong with the file, if that is why. */
  complaint(): string;
  stop(): Promise<void>;
}

function inflate(source: ByteSource): Inflating {
  const {readable, writable} = new DecompressionStream('gzip');
  const reader = readable.getReader();
  const writer = writable.getWriter();
  let failure: Error | null = null;
  let isGzip = true;
  let isWhole = false;

  async function piece(at: number): Promise<Uint8Array<ArrayBuffer>> {
    try {
      const room = new Uint8Array(Math.min(pieceBytes, source.size - at));
      return room.subarray(0, await source.read(room, at));
    } catch (thrown) {
      failure = thrown instanceof Error ? thrown : new Error(String(thrown));
      throw failure;
    }
  }
  async function write(): Promise<void> {
    for (let at = 0; at < source.size; ) {
      const bytes = await piece(at);
      if (bytes.length === 0) break;
      if (at === 0) isGzip = magic.every((byte, i) => byte === (bytes[i] ?? byte));
      await writer.write(bytes);
      at += bytes.length;
    }
    isWhole = true;
    await writer.close();
  }
  const writing = write().catch((reason: unknown) => writer.abort(reason).catch(() => undefined));

  return {
    reader,
    failure: () => failure,
    complaint() {
      if (!isGzip) return 'expected a gzip file';
      return isWhole ? 'the gzip file is cut short' : 'the gzip file is damaged';
    },
    async stop() {
      await reader.cancel().catch(() => undefined);
      await writing;
    },
  };
}
