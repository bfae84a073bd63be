import type {RowFormat} from '#/engine/storage/fileFormat';
import type {TargetColumn} from './columnBuffer';
import {CsvRows} from './csvRows';
import {Fault, MalformedFile} from './fault';
import type {Observed} from './inference';
import {JsonRows} from './jsonRows';
import {LenientLines} from './lenientLines';
import {type Chunk, type DecoderOptions, type FaultPlace, RowBuffers} from './rowBuffers';
import type {RowSource} from './rowSource';
import {longestRow, Window} from './window';

/** A chunk is closed when it stands for this many bytes of text, however few its rows. */
const bytesPerChunk = 64 * 2 ** 20;

/**
 * Decodes the text of one file, pushed as windows of any size, to chunks of columns, each handed to `layOut` at once:
 * its buffers are used again for the next. Holds one window, one chunk and the longest row. After a throw only `rowsBeforeFault` is of use.
 */
export class Decoder<Out> {
  readonly #window = new Window();
  readonly #buffers: RowBuffers;
  readonly #source: RowSource;
  #rowsTaken = 0;
  /** Unread bytes below which another attempt at the row is not worth while: it keeps long rows linear. */
  #enough = 0;
  #chunkStart = 0;
  /** Closed and not yet given out. */
  #closed: Out[] = [];
  readonly #layOut: (chunk: Chunk) => Out;

  constructor(options: DecoderOptions, layOut: (chunk: Chunk) => Out, format: RowFormat = 'json') {
    this.#layOut = layOut;
    this.#buffers = new RowBuffers(options);
    this.#source = rowSource(format, this.#window, options.columns, this.#buffers);
  }

  get rows(): number {
    return this.#rowsTaken + this.#buffers.row;
  }

  get rescuedRows(): number {
    return this.#buffers.rescuedRows;
  }

  /** Records left out, or kept as text. */
  get malformedRows(): number {
    return this.#buffers.malformedRows;
  }

  get firstMalformed(): FaultPlace | null {
    return this.#buffers.firstMalformed;
  }

  /** What does not fit the target schema, and what would hold it, over all rows so far. */
  newColumns(): Observed {
    return this.#source.newColumns.report();
  }

  /** @throws MalformedFile */
  push(bytes: Uint8Array): readonly Out[] {
    this.room(bytes.length).set(bytes);
    return this.filled(bytes.length);
  }

  /** Where the next `length` bytes of text may be read into, to be taken in by `filled`. @throws MalformedFile */
  room(length: number): Uint8Array {
    const {position, end, offset} = this.#window;
    if (end - position + length > longestRow)
      throw new MalformedFile(offset + position, 'a row is longer than 1 GiB');
    return this.#window.room(length);
  }

  /** Takes in the first `length` bytes of what `room` gave. @throws MalformedFile */
  filled(length: number): readonly Out[] {
    this.#window.filled(length);
    if (this.#window.end - this.#window.position < this.#enough) return [];
    return this.#read(false);
  }

  /** The rows that are left. @throws MalformedFile when the file is not complete */
  finish(): readonly Out[] {
    return [...this.#read(true), ...this.rowsBeforeFault()];
  }

  /** After a throw: the complete rows that were not given out. */
  rowsBeforeFault(): readonly Out[] {
    if (this.#buffers.row > 0) this.#close();
    return this.#givenOut();
  }

  #read(isLast: boolean): readonly Out[] {
    const window = this.#window;
    try {
      for (;;) {
        this.#source.step(isLast);
        if (this.#isChunkFull()) this.#close();
      }
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      this.#enough = 2 * (window.end - window.position);
      const isAtEnd = thrown.at >= window.end;
      if (isAtEnd && (!isLast || this.#source.isComplete())) return this.#givenOut();
      throw (
        this.#source.complaint() ??
        new MalformedFile(window.offset + thrown.at, isAtEnd ? thrown.atEnd : thrown.reason)
      );
    }
  }

  #isChunkFull(): boolean {
    const {row, rowsPerChunk} = this.#buffers;
    if (row >= rowsPerChunk) return true;
    const bytes = this.#window.offset + this.#window.position - this.#chunkStart;
    return row > 0 && bytes >= bytesPerChunk;
  }

  #close(): void {
    this.#chunkStart = this.#window.offset + this.#window.position;
    this.#rowsTaken += this.#buffers.row;
    this.#closed.push(this.#buffers.take(this.#layOut));
  }

  #givenOut(): readonly Out[] {
    const chunks = this.#closed;
    this.#closed = [];
    return chunks;
  }
}

/** What reads the rows of one file. */
export function rowSource(
  format: RowFormat,
  window: Window,
  columns: readonly TargetColumn[],
  buffers: RowBuffers,
): RowSource {
  if (format === 'csv') return new CsvRows(window, columns, buffers);
  if (format === 'ndjson' && buffers.rules.malformedRecord !== 'refuse')
    return new LenientLines(window, columns, buffers);
  return new JsonRows(window, columns, {buffers, format});
}
