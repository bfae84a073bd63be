import type {TargetColumn} from './columnBuffer';
import {Fault, MalformedFile} from './fault';
import type {NewColumns} from './inference';
import type {RowBuffers} from './rowBuffers';
import {RowReader} from './rowReader';
import {rowsPerStep, type RowSource} from './rowSource';
import {skipByteOrderMark, skipSpace} from './skip';
import type {Window} from './window';

/** What comes next. Arrays: start first (comma row)* end. Lines: start (line break)*. */
type Expected = 'start' | 'first' | 'row' | 'comma' | 'end' | 'alone' | 'line' | 'break';

/** A first object of a .json file that is longer is no row of many. */
const longestAlone = 2 ** 20;
const lineFeed = 0x0a;
const comma = 0x2c;

/**
 * Rows of JSON: an array of objects, or one object a line (NDJSON), where blank lines do not count and an object may
 * go on over several lines. A .json file may hold lines, too, when it has two objects at least: an object alone is
 * more often an answer that says what went wrong.
 */
export class JsonRows implements RowSource {
  readonly newColumns: NewColumns;
  readonly #window: Window;
  readonly #buffers: RowBuffers;
  readonly #reader: RowReader;
  readonly #isLines: boolean;
  #expected: Expected = 'start';
  /** Of two objects. */
  #separator = comma;
  /** Offset of the first object of a .json file while there is no second one; else -1. */
  #alone = -1;
  #isTried = false;

  constructor(
    window: Window,
    target: readonly TargetColumn[],
    options: {readonly buffers: RowBuffers; readonly format: 'json' | 'ndjson'},
  ) {
    this.#window = window;
    this.#buffers = options.buffers;
    this.#isLines = options.format === 'ndjson';
    this.#reader = new RowReader(window, target, options.buffers);
    this.newColumns = this.#reader.newColumns;
  }

  step(): void {
    const window = this.#window;
    const isLineOpen = this.#expected === 'break';
    const skip = isLineOpen ? skipBlanks : skipSpace;
    window.position = skip(window.bytes, window.position);
    window.position = this.#token(window.bytes, window.position);
  }

  isComplete(): boolean {
    if (this.#expected === 'end') return true;
    const isBetween =
      this.#expected === 'line' ||
      this.#expected === 'break' ||
      (this.#expected === 'start' && this.#isLines);
    return isBetween && this.#alone < 0 && this.#window.position === this.#window.end;
  }

  complaint(): MalformedFile | null {
    if (this.#alone < 0) return null;
    const reason = 'expected an array of objects but found an object';
    return new MalformedFile(
      this.#alone,
      `${reason}: put it in [ ], or name the file .ndjson if each line is a row`,
    );
  }

  /** Reads the next token between rows, or rows. */
  #token(bytes: Uint8Array, p: number): number {
    const c = bytes[p] ?? 0;
    switch (this.#expected) {
      case 'start':
        if (c === 0xef && this.#window.offset + p === 0) return skipByteOrderMark(bytes);
        if (!this.#isLines) return this.#openArray(c, p);
        if (c !== 0x7b) throw notAnObject(c, p, 'file is empty');
        return this.#openLines(p);
      case 'comma':
        if (c === 0x5d) this.#expected = 'end';
        else if (c === comma) this.#expected = 'row';
        else throw new Fault(p, 'expected "," or "]"', 'file ends inside the array');
        return p + 1;
      case 'end':
        throw new Fault(p, 'expected nothing after the array', '');
      case 'break':
        if (c !== lineFeed) throw new Fault(p, 'expected a line break after an object', '');
        this.#expected = 'line';
        return p + 1;
      case 'alone':
        return this.#readAlone(p);
      case 'line':
        if (c !== 0x7b) throw notAnObject(c, p, 'file ends before an object');
        this.#alone = -1;
        return this.#readRows(bytes, p, 'break');
      default: {
        if (c === 0x5d && this.#expected === 'first') {
          this.#expected = 'end';
          return p + 1;
        }
        if (c !== 0x7b) throw notAnObject(c, p, 'file ends inside the array');
        return this.#readRows(bytes, p, 'comma');
      }
    }
  }

  /** Reads the object at `p` and some that follow it, as long as nothing but a separator stands between. */
  #readRows(bytes: Uint8Array, p: number, next: 'comma' | 'break'): number {
    const most = Math.min(rowsPerStep, this.#buffers.rowsPerChunk - this.#buffers.row);
    const separator = this.#separator;
    for (let read = 1; ; read++) {
      const end = this.#reader.read(p);
      this.#expected = next;
      if (read === most || bytes[end] !== separator) return end;
      p = skipSpace(bytes, end + 1);
      if (bytes[p] !== 0x7b) return end;
      // What is read stays read if the next object is not complete.
      this.#window.position = end;
    }
  }

  /** The first object of a .json file that begins with one. */
  #readAlone(p: number): number {
    const complaint = this.complaint();
    if (complaint && this.#isTried && this.#window.end - p > longestAlone) throw complaint;
    this.#isTried = true;
    const end = this.#reader.read(p);
    this.#expected = 'break';
    return end;
  }

  #openLines(p: number): number {
    this.#expected = 'line';
    this.#separator = lineFeed;
    return p;
  }

  #openArray(c: number, p: number): number {
    if (c === 0x5b) {
      this.#expected = 'first';
      return p + 1;
    }
    if (c === 0x7b) {
      this.#openLines(p);
      this.#expected = 'alone';
      this.#alone = this.#window.offset + p;
      return p;
    }
    const found = kindOf(c);
    throw new Fault(
      p,
      found ? `expected an array of objects but found ${found}` : 'expected an array of objects',
      'file is empty',
    );
  }
}

/** White space that ends no line. */
export function skipBlanks(bytes: Uint8Array, p: number): number {
  while (bytes[p] === 0x20 || bytes[p] === 0x09 || bytes[p] === 0x0d) p++;
  return p;
}

function kindOf(c: number): string | null {
  if (c === 0x7b) return 'an object';
  if (c === 0x5b) return 'an array';
  if (c === 0x22) return 'a string';
  if (c === 0x2d || (c >= 0x30 && c <= 0x39)) return 'a number';
  if (c === 0x74 || c === 0x66) return 'a boolean';
  if (c === 0x1f) return 'gzip data';
  if (c === 0x3c) return 'markup';
  if (c === 0xff || c === 0xfe) return 'UTF-16: save the text as UTF-8';
  return c === 0x6e ? 'null' : null;
}

export function notAnObject(c: number, p: number, atEnd: string): Fault {
  const found = kindOf(c);
  const reason = found ? `expected an object but found ${found}` : 'expected an object';
  return new Fault(p, reason, atEnd);
}
