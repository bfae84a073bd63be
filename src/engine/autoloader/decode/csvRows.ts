import {ColumnBuffer, kinds, type TargetColumn} from './columnBuffer';
import {ColumnNames} from './columnNames';
import {CsvScanner} from './csvScanner';
import {CsvValue} from './csvValue';
import {Fault} from './fault';
import {NewColumns} from './inference';
import {lostKey} from './lostPart';
import type {RowBuffers} from './rowBuffers';
import {rowsPerStep, type RowSource} from './rowSource';
import {skipByteOrderMark} from './skip';
import type {Window} from './window';

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

/** A column of the file: its name, also as a JSON string, and where its values go. */
interface CsvField {
  readonly name: string;
  readonly key: Uint8Array;
  readonly column: ColumnBuffer;
}

const isLineEnd = (c: number | undefined) => c === 0x0a || c === 0x0d;

/**
 * Rows of CSV: a line of column names, then a row a line, all with as many fields as there are names. A row with more
 * or fewer is a fault, not a row to rescue: which of its values stands in which column cannot be told. Blank lines do
 * not count.
 */
export class CsvRows implements RowSource {
  readonly newColumns: NewColumns;
  readonly #window: Window;
  readonly #buffers: RowBuffers;
  readonly #names: ColumnNames;
  readonly #unknown = new ColumnBuffer('VARCHAR', kinds.rescued);
  readonly #scanner: CsvScanner;
  readonly #value: CsvValue;
  /** Null until the header is read. */
  #fields: readonly CsvField[] | null = null;
  /** Target columns that the file does not have. */
  #missing: readonly ColumnBuffer[] = [];

  constructor(window: Window, target: readonly TargetColumn[], buffers: RowBuffers) {
    this.#window = window;
    this.#buffers = buffers;
    this.#names = new ColumnNames(target, buffers.columns, buffers.rules);
    this.newColumns = new NewColumns(target);
    this.#scanner = new CsvScanner(window);
    this.#value = new CsvValue(this.#scanner);
  }

  step(isLast: boolean): void {
    const window = this.#window;
    const {bytes} = window;
    if (bytes[0] === 0xef && window.offset + window.position === 0)
      window.position = skipByteOrderMark(bytes);
    this.#skipLineEnds();
    if (!this.#fields) {
      this.#readHeader(window.position, isLast);
      return;
    }
    const most = Math.min(rowsPerStep, this.#buffers.rowsPerChunk - this.#buffers.row);
    for (let read = 0; read < most; read++) {
      window.position = this.#readRecord(this.#fields, window.position, isLast);
      this.#skipLineEnds();
    }
  }

  isComplete(): boolean {
    return this.#fields !== null && this.#window.position === this.#window.end;
  }

  complaint(): null {
    return null;
  }

  #skipLineEnds(): void {
    const window = this.#window;
    while (isLineEnd(window.bytes[window.position])) window.position++;
  }

  #readHeader(p: number, isLast: boolean): void {
    const {bytes} = this.#window;
    refuseOtherFormats(bytes[p] ?? 0, p);
    const fields: CsvField[] = [];
    const first = p;
    for (;;) {
      const next = this.#scanner.scan(p, isLast);
      fields.push(this.#fieldNamed(p, fields));
      p = next + 1;
      if (bytes[next] === 0x2c) continue;
      this.#window.position = next;
      break;
    }
    const [only] = fields;
    if (fields.length === 1 && only && /[;\t|]/.test(only.name))
      throw new Fault(first, 'expected a line of column names with commas between them', '');
    this.#fields = fields;
    const present = new Set(fields.map(({column}) => column));
    this.#missing = this.#buffers.columns.filter((column) => !present.has(column));
  }

  #fieldNamed(p: number, before: CsvField[]): CsvField {
    const {bytes, start, end} = this.#scanner;
    const name = utf8.decode(bytes.subarray(start, end));
    if (before.some((field) => field.name === name))
      throw new Fault(p, `the column ${JSON.stringify(name)} is there twice`, '');
    const key = new TextEncoder().encode(JSON.stringify(name));
    const column = this.#names.columnOf(name);
    if (!column) return {name: this.#names.newName(name), key, column: this.#unknown};
    // Written in another case before: the last one is the column's, as of keys that come twice.
    const earlier = before.findIndex((field) => field.column === column);
    const field = before[earlier];
    if (field) before[earlier] = {...field, column: this.#unknown};
    return {name, key, column};
  }

  /** As `#readRow`; where that is asked for, a malformed row is none of the file's fault. @throws Fault */
  #readRecord(fields: readonly CsvField[], p: number, isLast: boolean): number {
    const {end, offset, bytes} = this.#window;
    const isLenient = this.#buffers.rules.malformedRecord !== 'refuse';
    try {
      return this.#readRow(fields, p, isLast);
    } catch (thrown) {
      const isOpen = thrown instanceof Fault && thrown.at >= end;
      if (!(thrown instanceof Fault) || !isLenient || p >= end || (isOpen && !isLast)) throw thrown;
      const recordEnd = this.#recordEnd(p, isLast);
      this.#buffers.endMalformed(
        {byte: offset + thrown.at, reason: isOpen ? thrown.atEnd : thrown.reason},
        bytes.subarray(p, recordEnd),
      );
      return recordEnd;
    }
  }

  /** Where the malformed row at `p` ends: with its last field, or with its line where the fields cannot be told. @throws Fault */
  #recordEnd(p: number, isLast: boolean): number {
    const {bytes, end} = this.#window;
    try {
      let at = this.#scanner.scan(p, isLast);
      while (bytes[at] === 0x2c) at = this.#scanner.scan(at + 1, isLast);
      return at;
    } catch (thrown) {
      if (!(thrown instanceof Fault) || (thrown.at >= end && !isLast)) throw thrown;
    }
    let at = p;
    while (at < end && !isLineEnd(bytes[at])) at++;
    if (at >= end && !isLast) throw new Fault(end, '', '');
    return at;
  }

  /** Reads the row at `p`; returns the position of the line break or end of file behind it. @throws Fault */
  #readRow(fields: readonly CsvField[], p: number, isLast: boolean): number {
    const {bytes, end} = this.#window;
    if (p >= end) throw new Fault(p, '', '');
    const buffers = this.#buffers;
    buffers.reserve();
    buffers.rescue.beginRow(buffers.row);
    for (let i = 0; ; p++) {
      const field = fields[i++];
      if (!field) throw new Fault(p - 1, `more than ${fields.length} fields`, '');
      p = this.#scanner.scan(p, isLast);
      this.#store(field);
      if (bytes[p] === 0x2c) continue;
      if (i < fields.length) throw tooFew(p, i, fields.length);
      break;
    }
    for (const column of this.#missing) column.setNull(buffers.row);
    buffers.endRow();
    return p;
  }

  /** An empty field is NULL; but one in quotes is the empty text where text is wanted. */
  #store({name, key, column}: CsvField): void {
    const {row, rescue} = this.#buffers;
    const {isQuoted, start, end} = this.#scanner;
    if (start === end && !(isQuoted && column.kind === kinds.VARCHAR)) {
      if (column.kind !== kinds.rescued) column.setNull(row);
      else this.newColumns.observeNull(name);
      return;
    }
    if (column.kind === kinds.rescued) {
      const token = this.#value.token();
      this.newColumns.observe(name, token.bytes, token.start, token.end);
    } else if (this.#value.put(column, row)) {
      column.setValid(row);
      return;
    } else if (this.#misfit(name, column)) return;
    const text = this.#value.quoted();
    rescue.add(key, text.bytes, text.start, text.end);
  }

  /** True when parts of the value are stored, and the others rescued. */
  #misfit(name: string, column: ColumnBuffer): boolean {
    const {row, rescue} = this.#buffers;
    const {bytes, start, end} = this.#value.token(column);
    this.newColumns.observeMisfit(name, bytes, start, end);
    for (const part of column.lost)
      rescue.add(lostKey(name, part.path), bytes, part.start, part.end);
    if (column.lost.length > 0) return true;
    column.setNull(row);
    return false;
  }
}

/** What is likely to be found in a file of the wrong name. @throws Fault */
function refuseOtherFormats(c: number, p: number): void {
  const found =
    c === 0x5b || c === 0x7b ? 'JSON' : c === 0x3c ? 'markup' : c === 0x1f ? 'gzip data' : null;
  if (found) throw new Fault(p, `expected a line of column names but found ${found}`, '');
  if (c === 0) throw new Fault(p, 'expected a line of column names', 'file is empty');
}

function tooFew(p: number, found: number, wanted: number): Fault {
  const fields = `${found} of ${wanted} fields`;
  return new Fault(p, `line ends after ${fields}`, `file ends after ${fields}`);
}
