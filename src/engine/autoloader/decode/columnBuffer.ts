import {parseColumnType, type TypeTree} from '#/lakehouse/columnType';
import type {ColumnType} from '#/lakehouse/define';
import type {LostPart} from './lostPart';

/** One target column of a decode run. */
export interface TargetColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** What the hot loop switches on. `rescued` takes the values of keys that are no target column. */
export const kinds = {
  BIGINT: 0,
  DOUBLE: 1,
  BOOLEAN: 2,
  TIMESTAMP: 3,
  DATE: 4,
  struct: 5,
  /** From here on kinds have offsets. */
  VARCHAR: 6,
  list: 7,
  rescued: 8,
} as const;

const none = {
  words: new Int32Array(0),
  doubles: new Float64Array(0),
  bytes: new Uint8Array(0),
  view: new DataView(new ArrayBuffer(0)),
};

/** A filled column as Arrow lays it out. Buffers may be longer than `length` needs. */
export interface FilledColumn {
  readonly type: TypeTree;
  readonly length: number;
  /** One bit a row, 1 where there is a value; null when no row is NULL. */
  readonly validity: Uint8Array | null;
  readonly nulls: number;
  /** int64, int32 days, doubles or bits; the text of VARCHAR; empty for lists and structs. */
  readonly values: Int32Array | Float64Array | Uint8Array;
  /** Of VARCHAR and lists: where each row begins, and behind the last one's end. */
  readonly offsets: Int32Array | null;
  /** Of a list. */
  readonly elements: FilledColumn | null;
  /** Of a struct, in the order of its type. */
  readonly fields: readonly FilledColumn[];
}

/**
 * The buffers one column is written into. Every kind has every field, so that the hot loop sees one shape. A row may
 * be written again any number of times until the next is begun: nothing but its own slots depends on it.
 */
export class ColumnBuffer {
  readonly type: TypeTree;
  readonly kind: number;
  readonly elements: ColumnBuffer | null;
  /** Of a struct: they have the same rows. */
  readonly fields: readonly ColumnBuffer[];
  readonly byField: ReadonlyMap<string, ColumnBuffer>;
  /** Parts of the value last stored that its type has no place for; shared with all columns inside. */
  readonly lost: LostPart[];
  capacity = 0;
  /** Rows written; kept by lists for their elements only. */
  length = 0;
  words: Int32Array = none.words;
  doubles: Float64Array = none.doubles;
  bits: Uint8Array = none.bytes;
  offsets: Int32Array = none.words;
  text: Uint8Array = none.bytes;
  /** The same bytes. */
  textView: DataView = none.view;
  valid: Uint8Array = none.bytes;
  /** The hour of the last timestamp: its first 14 characters as two doubles' bytes, and its microseconds. */
  hourStart = Number.NaN;
  hourEnd = Number.NaN;
  hourMicros = 0;

  constructor(type: ColumnType | TypeTree, kind?: number, lost: LostPart[] = []) {
    const tree = typeof type === 'string' ? parseColumnType(type) : type;
    this.type = tree;
    this.kind = kind ?? kinds[tree.kind === 'scalar' ? tree.type : tree.kind];
    this.lost = lost;
    this.elements = tree.kind === 'list' ? new ColumnBuffer(tree.element, undefined, lost) : null;
    const fields = tree.kind === 'struct' ? tree.fields : [];
    this.fields = fields.map((field) => new ColumnBuffer(field.type, undefined, lost));
    this.byField = new Map(fields.map(({name}, i) => [name, this.fields[i] ?? this]));
  }

  /** New empty buffers for `rows` rows. Lists start with room for `spread` elements a row. */
  reset(rows: number, spread = 4): void {
    this.capacity = 0;
    this.length = 0;
    this.words = none.words;
    this.doubles = none.doubles;
    this.bits = none.bytes;
    this.offsets = none.words;
    this.text = none.bytes;
    this.textView = none.view;
    this.valid = none.bytes;
    for (const field of this.fields) field.reset(rows, spread);
    this.grow(rows);
    // Lists inside lists would multiply.
    this.elements?.reset(rows * spread, 1);
  }

  /** Forgets the rows; the buffers stay. */
  clear(): void {
    this.length = 0;
    this.valid.fill(0xff);
    for (const field of this.fields) field.clear();
    this.elements?.clear();
  }

  grow(rows: number): void {
    const {kind} = this;
    if (kind === kinds.BIGINT || kind === kinds.TIMESTAMP) this.words = grown(this.words, rows * 2);
    if (kind === kinds.DATE) this.words = grown(this.words, rows);
    if (kind === kinds.DOUBLE) this.doubles = grownDoubles(this.doubles, rows);
    if (kind === kinds.BOOLEAN) this.bits = grownBytes(this.bits, (rows + 7) >> 3);
    if (kind >= kinds.VARCHAR) this.offsets = grown(this.offsets, rows + 1);
    const before = this.valid.length;
    this.valid = grownBytes(this.valid, (rows + 7) >> 3);
    this.valid.fill(0xff, before);
    this.capacity = rows;
    for (const field of this.fields) if (field.capacity < rows) field.grow(rows);
  }

  /** Makes room for `extra` more bytes of text behind `used`. */
  reserveText(used: number, extra: number): void {
    if (used + extra <= this.text.length) return;
    this.text = grownBytes(this.text, Math.max(64, used + extra, this.text.length * 2));
    this.textView = new DataView(this.text.buffer);
  }

  setNull(row: number): void {
    this.valid[row >> 3] = (this.valid[row >> 3] ?? 0) & ~(1 << (row & 7));
    if (this.kind >= kinds.VARCHAR) this.offsets[row + 1] = this.offsets[row] ?? 0;
    else if (this.kind === kinds.struct) for (const field of this.fields) field.setNull(row);
  }

  setValid(row: number): void {
    this.valid[row >> 3] = (this.valid[row >> 3] ?? 0) | (1 << (row & 7));
  }

  /** As rows not yet begun are. */
  setAllValid(from: number, to: number): void {
    for (let row = from; row <= to; row++) this.setValid(row);
  }

  setBoolean(row: number, value: boolean): void {
    const others = (this.bits[row >> 3] ?? 0) & ~(1 << (row & 7));
    this.bits[row >> 3] = value ? others | (1 << (row & 7)) : others;
  }

  filled(length: number): FilledColumn {
    const {type, kind, valid} = this;
    const nulls = length - bitsSet(valid, length);
    const ends = kind >= kinds.VARCHAR ? this.offsets : null;
    const {words, doubles, bits, text} = this;
    const nothing = none.bytes;
    const values = [words, doubles, bits, words, words, nothing, text, nothing][kind];
    return {
      type,
      length,
      nulls,
      validity: nulls > 0 ? valid : null,
      values: values ?? this.text,
      offsets: ends,
      elements: this.elements?.filled(ends?.[length] ?? 0) ?? null,
      fields: this.fields.map((field) => field.filled(length)),
    };
  }
}

function bitsSet(bits: Uint8Array, length: number): number {
  let count = 0;
  const whole = length >> 3;
  for (let i = 0; i < whole; i++) {
    const byte = bits[i] ?? 0;
    count += byte === 0xff ? 8 : popcount(byte);
  }
  return count + popcount((bits[whole] ?? 0) & ((1 << (length & 7)) - 1));
}

function popcount(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count++;
  return count;
}

function grown(from: Int32Array, length: number): Int32Array {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}

function grownDoubles(from: Float64Array, length: number): Float64Array {
  const to = new Float64Array(length);
  to.set(from);
  return to;
}

function grownBytes(from: Uint8Array, length: number): Uint8Array {
  const to = new Uint8Array(length);
  to.set(from);
  return to;
}
