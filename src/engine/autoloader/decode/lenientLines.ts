import type {TargetColumn} from './columnBuffer';
import {Fault} from './fault';
import type {NewColumns} from './inference';
import {notAnObject, skipBlanks} from './jsonRows';
import type {RowBuffers} from './rowBuffers';
import {RowReader} from './rowReader';
import {rowsPerStep, type RowSource} from './rowSource';
import {skipSpace} from './skip';
import type {Window} from './window';

const lineFeed = 0x0a;
const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * One JSON object a line, where a line that is none is left out or kept as text and the others are read. A line is a
 * record: an object does not go on over the next one, or one bracket too many would take all lines behind it along.
 */
export class LenientLines implements RowSource {
  readonly newColumns: NewColumns;
  readonly #window: Window;
  readonly #buffers: RowBuffers;
  readonly #reader: RowReader;

  constructor(window: Window, target: readonly TargetColumn[], buffers: RowBuffers) {
    this.#window = window;
    this.#buffers = buffers;
    this.#reader = new RowReader(window, target, buffers);
    this.newColumns = this.#reader.newColumns;
  }

  step(isLast: boolean): void {
    const window = this.#window;
    const most = Math.min(rowsPerStep, this.#buffers.rowsPerChunk - this.#buffers.row);
    for (let read = 0; read < most; read++) {
      window.position = skipSpace(window.bytes, window.position);
      const end = this.#lineEnd(window.position, isLast);
      this.#readLine(this.#skipMark(window.position), end);
      window.position = end;
    }
  }

  isComplete(): boolean {
    return this.#window.position === this.#window.end;
  }

  complaint(): null {
    return null;
  }

  /** Where the line that begins at `p` ends. @throws Fault at the end of the window when that is not known yet */
  #lineEnd(p: number, isLast: boolean): number {
    const {bytes, end} = this.#window;
    const length = bytes.subarray(p, end).indexOf(lineFeed);
    if (length >= 0) return p + length;
    if (isLast && p < end) return end;
    throw new Fault(end, '', '');
  }

  #skipMark(p: number): number {
    const {bytes, offset} = this.#window;
    const isMark = offset + p === 0 && byteOrderMark.every((byte, i) => bytes[i] === byte);
    return isMark ? byteOrderMark.length : p;
  }

  /** Behind the line stands a zero byte meanwhile, which ends whatever is read. */
  #readLine(start: number, end: number): void {
    const {bytes} = this.#window;
    const p = skipBlanks(bytes, start);
    if (p >= end) return;
    const behind = bytes[end] ?? 0;
    bytes[end] = 0;
    try {
      if (bytes[p] !== 0x7b) throw notAnObject(bytes[p] ?? 0, p, '');
      this.#reader.read(p, (after) => {
        const rest = skipBlanks(bytes, after);
        if (rest < end) throw new Fault(rest, 'expected a line break after an object', '');
      });
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      const reason = thrown.at >= end ? thrown.atEnd.replace('file', 'line') : thrown.reason;
      this.#buffers.endMalformed(
        {byte: this.#window.offset + thrown.at, reason},
        bytes.subarray(p, end),
      );
    } finally {
      bytes[end] = behind;
    }
  }
}
