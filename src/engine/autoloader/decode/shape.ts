import type {ColumnBuffer} from './columnBuffer';

/** One key of a shape: where its value goes, and its literal as written. */
export interface Field {
  readonly column: ColumnBuffer;
  readonly key: Uint8Array;
  readonly name: string | null;
}

/**
 * The bytes of an object that are not values: what stands before the first value, between two, and behind the last,
 * white space included. A later object of the same shape has the same bytes there.
 */
export class Shape {
  readonly fields: readonly Field[];
  readonly columns: readonly ColumnBuffer[];
  /** Columns that an object of this shape leaves NULL. */
  readonly missing: readonly ColumnBuffer[];
  /** All separators, one behind the other; `starts` has one entry more than there are separators. */
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  /**
   * Separators of 8 bytes and more as doubles, for comparing 8 bytes at once: ASCII text is never NaN nor zero, so
   * equal doubles are equal bytes. The last double of each overlaps the one before. None when not ASCII.
   */
  readonly doubles: Float64Array;
  readonly doubleStarts: Int32Array;

  constructor(
    fields: readonly Field[],
    separators: readonly Uint8Array[],
    all: readonly ColumnBuffer[],
  ) {
    this.fields = fields;
    this.columns = fields.map(({column}) => column);
    const present = new Set(this.columns);
    this.missing = all.filter((column) => !present.has(column));
    this.starts = new Int32Array(separators.length + 1);
    this.doubleStarts = new Int32Array(separators.length + 1);
    const doubles: number[] = [];
    separators.forEach((separator, i) => {
      this.starts[i + 1] = (this.starts[i] ?? 0) + separator.length;
      doubles.push(...doublesOf(separator));
      this.doubleStarts[i + 1] = doubles.length;
    });
    this.doubles = Float64Array.from(doubles);
    this.bytes = new Uint8Array(this.starts.at(-1) ?? 0);
    separators.forEach((separator, i) => this.bytes.set(separator, this.starts[i] ?? 0));
  }
}

function doublesOf(separator: Uint8Array): readonly number[] {
  const last = separator.length - 8;
  if (last < 0 || separator.some((byte) => byte >= 0x80)) return [];
  const view = new DataView(separator.buffer, separator.byteOffset, separator.length);
  const doubles: number[] = [];
  for (let p = 0; p < last; p += 8) doubles.push(view.getFloat64(p, true));
  return [...doubles, view.getFloat64(last, true)];
}
