import {ColumnBuffer, kinds, type TargetColumn} from './columnBuffer';
import {ColumnNames} from './columnNames';
import {Fault} from './fault';
import {NewColumns} from './inference';
import {readPredicted} from './predicted';
import type {RowBuffers} from './rowBuffers';
import {lostKey} from './lostPart';
import {type Field, Shape} from './shape';
import {expectKey, skipColon, skipSpace, skipString, skipValue} from './skip';
import {storeValue} from './store';
import {unescapeInto} from './text';
import type {Window} from './window';

const shapesKept = 8;
const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

/** Writes one object at a time into the columns: as a shape seen before, or else key by key. */
export class RowReader {
  readonly window: Window;
  readonly newColumns: NewColumns;
  readonly #buffers: RowBuffers;
  readonly #columns: readonly ColumnBuffer[];
  readonly #names: ColumnNames;
  readonly #unknown = new ColumnBuffer('VARCHAR', kinds.rescued);
  /** Most recently right first. */
  readonly #shapes: Shape[] = [];
  /** Objects read key by key since a prediction was last right: a file without shapes must not pay for learning. */
  #misses = 0;

  constructor(window: Window, target: readonly TargetColumn[], buffers: RowBuffers) {
    this.window = window;
    this.#buffers = buffers;
    this.#columns = buffers.columns;
    this.#names = new ColumnNames(target, buffers.columns, buffers.rules);
    this.newColumns = new NewColumns(target);
  }

  get row(): number {
    return this.#buffers.row;
  }

  /**
   * Reads the object at `p`; returns the position behind it, which `proveEnd` may refuse.
   *
   * @throws Fault, leaving the row as if not begun
   */
  read(p: number, proveEnd?: (end: number) => void): number {
    this.#buffers.reserve();
    let end = -1;
    try {
      end = this.#readKnown(p);
      if (end < 0) end = this.#readAny(p);
      proveEnd?.(end);
    } catch (thrown) {
      for (const column of this.#columns) column.setValid(this.row);
      throw thrown;
    }
    this.#buffers.endRow();
    return end;
  }

  rescue(key: Uint8Array, start: number, end: number): void {
    this.#buffers.rescue.add(key, this.window.bytes, start, end);
  }

  /** A value that its column does not hold, or of which parts are lost. */
  misfit({key, name, column}: Field, start: number, end: number): void {
    if (name !== null) this.newColumns.observeMisfit(name, this.window.bytes, start, end);
    if (column.lost.length === 0 || name === null) return this.rescue(key, start, end);
    for (const part of column.lost) this.rescue(lostKey(name, part.path), part.start, part.end);
  }

  /** The value of a key that is no target column. A null is nothing to rescue: the column it names would hold NULL. */
  rescueNew({key, name}: Field, start: number, end: number): void {
    if (this.window.bytes[start] !== 0x6e) this.rescue(key, start, end);
    if (name !== null) this.newColumns.observe(name, this.window.bytes, start, end);
  }

  /** -1 when the object has none of the shapes known. */
  #readKnown(p: number): number {
    const shapes = this.#shapes;
    for (let i = 0; i < shapes.length; i++) {
      const shape = shapes[i];
      if (!shape) break;
      this.#buffers.rescue.beginRow(this.row);
      if (i > 0) for (const column of this.#columns) column.setValid(this.row);
      const end = readPredicted(this, shape, p);
      if (end < 0) continue;
      for (const column of shape.missing) column.setNull(this.row);
      if (i > 0) {
        shapes.splice(i, 1);
        shapes.unshift(shape);
      }
      this.#misses = 0;
      return end;
    }
    return -1;
  }

  #readAny(start: number): number {
    const {bytes} = this.window;
    this.#buffers.rescue.beginRow(this.row);
    const fields: Field[] = [];
    const separators: Uint8Array[] = [];
    /** Where the value of each column stands, and whether it is lost when the key comes again. */
    const seen = new Map<
      ColumnBuffer,
      {key: Uint8Array; start: number; end: number; isLost: boolean}
    >();
    let isShape = true;
    let separator = start;
    let p = skipSpace(bytes, start + 1);
    while (bytes[p] !== 0x7d || fields.length > 0) {
      const keyStart = expectKey(bytes, p);
      const keyEnd = skipString(bytes, keyStart);
      const value = skipColon(bytes, keyEnd);
      const end = skipValue(bytes, value);
      const field = this.#field(keyStart, keyEnd);
      fields.push(field);
      separators.push(bytes.slice(separator, value));
      if (field.column.kind === kinds.rescued) this.rescueNew(field, value, end);
      else {
        const earlier = seen.get(field.column);
        isShape &&= !earlier;
        if (earlier?.isLost) this.rescue(earlier.key, earlier.start, earlier.end);
        const fits = storeValue(field.column, this.row, bytes, value, end);
        if (!fits) this.misfit(field, value, end);
        seen.set(field.column, {
          key: field.key,
          start: value,
          end,
          isLost: (fits || field.column.lost.length > 0) && bytes[value] !== 0x6e,
        });
      }
      separator = end;
      p = skipSpace(bytes, end);
      if (bytes[p] === 0x7d) break;
      if (bytes[p] !== 0x2c)
        throw new Fault(p, 'expected "," or "}"', 'file ends inside an object');
      p = skipSpace(bytes, p + 1);
    }
    separators.push(bytes.slice(separator, p + 1));
    for (const column of this.#columns) if (!seen.has(column)) column.setNull(this.row);
    if (isShape) this.#learn(fields, separators);
    return p + 1;
  }

  #learn(fields: readonly Field[], separators: readonly Uint8Array[]): void {
    if (++this.#misses > 2 * shapesKept && this.#misses % 32 !== 0) return;
    this.#shapes.unshift(new Shape(fields, separators, this.#columns));
    this.#shapes.length = Math.min(this.#shapes.length, shapesKept);
  }

  #field(start: number, end: number): Field {
    const key = this.window.bytes.slice(start, end);
    const plain = new Uint8Array(key.length);
    const length = unescapeInto(plain, 0, key, 1, key.length - 1);
    const name = length < 0 ? null : utf8.decode(plain.subarray(0, length));
    const column = name === null ? undefined : this.#names.columnOf(name);
    if (column) return {key, name, column};
    return {key, name: name && this.#names.newName(name), column: this.#unknown};
  }
}
