import type {FilledColumn, TargetColumn} from './columnBuffer';
import {Fault, MalformedJson} from './fault';
import {RowReader} from './rowReader';
import {skipSpace} from './skip';
import {longestRow, Window} from './window';

/** Rows decoded, as Arrow buffers in the order of the target columns. */
export interface Chunk {
  readonly rows: number;
  readonly columns: readonly FilledColumn[];
  /** `_rescued_data`. */
  readonly rescued: FilledColumn;
}

export interface DecoderOptions {
  readonly columns: readonly TargetColumn[];
  /** Told in `_rescued_data`. */
  readonly filePath: string;
  readonly rowsPerChunk: number;
}

/** A chunk is closed when it stands for this many bytes of JSON, however few its rows. */
const bytesPerChunk = 64 * 2 ** 20;

/** How often the size of the chunk is looked at. */
const rowsPerStep = 256;

type Expected = 'array' | 'first' | 'row' | 'comma' | 'end';

/**
 * Decodes one file: a JSON array of objects, pushed as windows of any size, to chunks of columns. Holds one window,
 * one chunk and the longest row. After a throw it is of no further use.
 */
export class Decoder {
  rows = 0;
  readonly #window = new Window();
  readonly #reader: RowReader;
  readonly #rowsPerChunk: number;
  #expected: Expected = 'array';
  /** Unread bytes below which another attempt at the row is not worth while: it keeps long rows linear. */
  #enough = 0;
  #chunkStart = 0;

  constructor(options: DecoderOptions) {
    this.#rowsPerChunk = Math.max(1, options.rowsPerChunk);
    this.#reader = new RowReader(this.#window, options.columns, {
      filePath: options.filePath,
      rowsPerChunk: this.#rowsPerChunk,
    });
  }

  get rescuedRows(): number {
    return this.#reader.rescuedRows;
  }

  /** Keys beyond the target schema: what they would be as columns, over all rows so far. */
  newColumns(): {readonly columns: readonly TargetColumn[]; readonly undecided: readonly string[]} {
    return this.#reader.newColumns.report();
  }

  /** @throws MalformedJson */
  push(bytes: Uint8Array): readonly Chunk[] {
    this.room(bytes.length).set(bytes);
    return this.filled(bytes.length);
  }

  /** Where the next `length` bytes of the file may be read into, to be taken in by `filled`. @throws MalformedJson */
  room(length: number): Uint8Array {
    const {position, end, offset} = this.#window;
    if (end - position + length > longestRow)
      throw new MalformedJson(offset + position, 'a row is longer than 1 GiB');
    return this.#window.room(length);
  }

  /** Takes in the first `length` bytes of what `room` gave. @throws MalformedJson */
  filled(length: number): readonly Chunk[] {
    this.#window.filled(length);
    if (this.#window.end - this.#window.position < this.#enough) return [];
    return this.#read(false);
  }

  /** The rows that are left. @throws MalformedJson when the file is not complete */
  finish(): readonly Chunk[] {
    const chunks = [...this.#read(true)];
    if (this.#reader.row > 0) chunks.push(this.#take());
    return chunks;
  }

  #read(isLast: boolean): readonly Chunk[] {
    const chunks: Chunk[] = [];
    const window = this.#window;
    try {
      for (;;) {
        window.position = skipSpace(window.bytes, window.position);
        window.position = this.#step(window.bytes, window.position);
        if (this.#isChunkFull()) chunks.push(this.#take());
      }
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      this.#enough = 2 * (window.end - window.position);
      if (thrown.at < window.end) throw new MalformedJson(window.offset + thrown.at, thrown.reason);
      if (isLast && this.#expected !== 'end')
        throw new MalformedJson(window.offset + window.end, thrown.atEnd);
      return chunks;
    }
  }

  /** Reads the next token between rows, or a row. Throws a Fault at the end of the window at the latest. */
  #step(bytes: Uint8Array, p: number): number {
    const c = bytes[p] ?? 0;
    switch (this.#expected) {
      case 'array':
        return this.#openArray(bytes, p);
      case 'comma':
        if (c === 0x5d) this.#expected = 'end';
        else if (c === 0x2c) this.#expected = 'row';
        else throw new Fault(p, 'expected "," or "]"', 'file ends inside the array');
        return p + 1;
      case 'end':
        throw new Fault(p, 'expected nothing after the array', '');
      default: {
        if (c === 0x5d && this.#expected === 'first') {
          this.#expected = 'end';
          return p + 1;
        }
        if (c !== 0x7b) throw notAnObject(c, p);
        return this.#readRows(bytes, p);
      }
    }
  }

  /** Reads the object at `p` and some that follow it, as long as nothing but a comma stands between. */
  #readRows(bytes: Uint8Array, p: number): number {
    const most = Math.min(rowsPerStep, this.#rowsPerChunk - this.#reader.row);
    for (let read = 1; ; read++) {
      const end = this.#reader.read(p);
      this.rows++;
      this.#expected = 'comma';
      if (read === most || bytes[end] !== 0x2c) return end;
      p = skipSpace(bytes, end + 1);
      if (bytes[p] !== 0x7b) return end;
      // What is read stays read if the next object is not complete.
      this.#window.position = end;
    }
  }

  #openArray(bytes: Uint8Array, p: number): number {
    const c = bytes[p] ?? 0;
    if (c === 0x5b) {
      this.#expected = 'first';
      return p + 1;
    }
    if (c === 0xef && this.#window.offset + p === 0) return skipByteOrderMark(bytes);
    const found = kindOf(c);
    throw new Fault(
      p,
      found ? `expected an array of objects but found ${found}` : 'expected an array of objects',
      'file is empty',
    );
  }

  #isChunkFull(): boolean {
    const {row} = this.#reader;
    if (row < this.#rowsPerChunk) {
      const bytes = this.#window.offset + this.#window.position - this.#chunkStart;
      if (row === 0 || bytes < bytesPerChunk) return false;
    }
    return true;
  }

  #take(): Chunk {
    this.#chunkStart = this.#window.offset + this.#window.position;
    return this.#reader.take();
  }
}

function skipByteOrderMark(bytes: Uint8Array): number {
  if (bytes[1] !== 0xbb) throw new Fault(1, 'invalid UTF-8', 'file ends inside a byte order mark');
  if (bytes[2] !== 0xbf) throw new Fault(2, 'invalid UTF-8', 'file ends inside a byte order mark');
  return 3;
}

function kindOf(c: number): string | null {
  if (c === 0x7b) return 'an object';
  if (c === 0x5b) return 'an array';
  if (c === 0x22) return 'a string';
  if (c === 0x2d || (c >= 0x30 && c <= 0x39)) return 'a number';
  if (c === 0x74 || c === 0x66) return 'a boolean';
  return c === 0x6e ? 'null' : null;
}

function notAnObject(c: number, p: number): Fault {
  const found = kindOf(c);
  const reason = found ? `expected an object but found ${found}` : 'expected an object';
  return new Fault(p, reason, 'file ends inside the array');
}
