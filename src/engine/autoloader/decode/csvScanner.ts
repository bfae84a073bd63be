import {Fault} from './fault';
import {skipUtf8} from './skip';
import type {Window} from './window';

const quote = 0x22;
const comma = 0x2c;
const isLineEnd = (c: number) => c === 0x0a || c === 0x0d;

/**
 * Finds the fields of RFC 4180 one after the other. A field that begins with a quote ends with one; inside, two quotes
 * are one, and commas and line breaks are text. Elsewhere quotes are text. Each of CR and LF ends a line.
 */
export class CsvScanner {
  /** Where the text of the last field stands, quotes resolved. */
  bytes: Uint8Array;
  start = 0;
  end = 0;
  isQuoted = false;
  readonly #window: Window;
  #resolved = new Uint8Array(256);

  constructor(window: Window) {
    this.#window = window;
    this.bytes = window.bytes;
  }

  /**
   * Reads the field at `p`; returns the position of the comma, line break or end of file behind it.
   *
   * @throws Fault at the end of the window unless it `isLast`: the field may go on
   */
  scan(p: number, isLast: boolean): number {
    const {bytes} = this.#window;
    this.bytes = bytes;
    if (bytes[p] === quote) return this.#scanQuoted(p, isLast);
    const start = p;
    for (;;) {
      const c = bytes[p] ?? 0;
      if (c > comma && c < 0x80) p++;
      else if (c === comma || isLineEnd(c)) break;
      else if (c >= 0x80) p = skipUtf8(bytes, p);
      else if (c !== 0) p++;
      else if (p >= this.#window.end && isLast) break;
      else throw zero(p, '');
    }
    this.start = start;
    this.end = p;
    this.isQuoted = false;
    return p;
  }

  #scanQuoted(open: number, isLast: boolean): number {
    const {bytes} = this.#window;
    let doubled = 0;
    let p = open + 1;
    for (;;) {
      const c = bytes[p] ?? 0;
      if (c === 0) throw zero(p, 'file ends inside a quoted field');
      if (c >= 0x80) p = skipUtf8(bytes, p);
      else if (c !== quote) p++;
      else if (bytes[p + 1] === quote) {
        doubled++;
        p += 2;
      } else break;
    }
    const behind = p + 1;
    const c = bytes[behind] ?? 0;
    const isEnd = behind >= this.#window.end && isLast;
    if (c !== comma && !isLineEnd(c) && !isEnd)
      throw new Fault(behind, 'expected "," or a line break after a quoted field', '');
    this.start = open + 1;
    this.end = p;
    this.isQuoted = true;
    if (doubled > 0) this.#resolve(p - open - 1 - doubled);
    return behind;
  }

  #resolve(length: number): void {
    if (length > this.#resolved.length) this.#resolved = new Uint8Array(length * 2);
    const {bytes} = this;
    let at = 0;
    for (let p = this.start; p < this.end; p++) {
      this.#resolved[at++] = bytes[p] ?? 0;
      if (bytes[p] === quote) p++;
    }
    this.bytes = this.#resolved;
    this.start = 0;
    this.end = length;
  }
}

const zero = (p: number, atEnd: string) => new Fault(p, 'zero byte inside a field', atEnd);
