/**
 * As much of FlatBuffers as Arrow's messages need, written front to back: a table before what it points to.
 * https://flatbuffers.dev/internals
 */

/** What a table's slot holds. Slots that are undefined keep their default. */
export type Slot =
  | {readonly size: 1 | 2 | 4 | 8; readonly value: number}
  | {readonly size: 'offset'; readonly target: Target}
  | undefined;

export type Target =
  | {readonly kind: 'table'; readonly slots: readonly Slot[]}
  | {readonly kind: 'string'; readonly text: string}
  | {readonly kind: 'vector'; readonly targets: readonly Target[]}
  /** Structs of 64-bit integers only: `values` are those of all of them. */
  | {readonly kind: 'structs'; readonly count: number; readonly values: readonly number[]};

export const byte = (value: number): Slot => ({size: 1, value});
export const short = (value: number): Slot => ({size: 2, value});
export const int = (value: number): Slot => ({size: 4, value});
export const long = (value: number): Slot => ({size: 8, value});
export const flag = (value: boolean): Slot => byte(value ? 1 : 0);
export const to = (target: Target): Slot => ({size: 'offset', target});
export const table = (...slots: readonly Slot[]): Target => ({kind: 'table', slots});
export const string = (text: string): Target => ({kind: 'string', text});
export const vector = (targets: readonly Target[]): Target => ({kind: 'vector', targets});
export const structs = (count: number, values: readonly number[]): Target => ({
  kind: 'structs',
  count,
  values,
});

/** The bytes of a message with this root, a multiple of 8. */
export function flatbuffer(root: Target): Uint8Array {
  const writer = new Writer();
  writer.point(writer.reserve(4), root);
  return writer.finish();
}

const widthOf = (slot: Slot): number => (!slot ? 0 : slot.size === 'offset' ? 4 : slot.size);

class Writer {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #end = 0;

  /** `length` zero bytes; returns where they begin. */
  reserve(length: number): number {
    const at = this.#end;
    this.#end += length;
    if (this.#end > this.#bytes.length) {
      const larger = new Uint8Array(this.#end * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }

  /** Writes the target and its position, counted from the offset that stands at `at`. */
  point(at: number, target: Target): void {
    const position = this.#write(target);
    this.#view.setUint32(at, position - at, true);
  }

  finish(): Uint8Array {
    this.#align(8, 0);
    return this.#bytes.slice(0, this.#end);
  }

  #align(unit: number, rest: number): void {
    while (this.#end % unit !== rest) this.reserve(1);
  }

  #write(target: Target): number {
    if (target.kind === 'table') return this.#writeTable(target.slots);
    if (target.kind === 'string') return this.#writeString(target.text);
    if (target.kind === 'vector') return this.#writeVector(target.targets);
    this.#align(8, 4);
    const at = this.reserve(4 + target.values.length * 8);
    this.#view.setUint32(at, target.count, true);
    target.values.forEach((value, i) => this.#setLong(at + 4 + i * 8, value));
    return at;
  }

  /** Fields follow the table's first four bytes, widest first, so that each is aligned. */
  #writeTable(slots: readonly Slot[]): number {
    const layout = slots
      .map((slot, index) => ({slot, index, width: widthOf(slot)}))
      .filter(({width}) => width > 0)
      .toSorted((a, b) => b.width - a.width);
    const size = 4 + layout.reduce((sum, {width}) => sum + width, 0);
    this.#align(2, 0);
    const vtable = this.reserve(4 + slots.length * 2);
    this.#align(8, 4);
    const at = this.reserve(size);
    this.#view.setUint16(vtable, 4 + slots.length * 2, true);
    this.#view.setUint16(vtable + 2, size, true);
    this.#view.setInt32(at, at - vtable, true);
    let field = at + 4;
    const offsets: {readonly field: number; readonly target: Target}[] = [];
    for (const {slot, index, width} of layout) {
      this.#view.setUint16(vtable + 4 + index * 2, field - at, true);
      if (slot?.size === 'offset') offsets.push({field, target: slot.target});
      else if (slot) this.#setScalar(field, slot.size, slot.value);
      field += width;
    }
    for (const {field, target} of offsets) this.point(field, target);
    return at;
  }

  #setScalar(at: number, size: 1 | 2 | 4 | 8, value: number): void {
    if (size === 1) this.#view.setUint8(at, value);
    else if (size === 2) this.#view.setInt16(at, value, true);
    else if (size === 4) this.#view.setInt32(at, value, true);
    else this.#setLong(at, value);
  }

  #setLong(at: number, value: number): void {
    this.#view.setBigInt64(at, BigInt(value), true);
  }

  #writeString(text: string): number {
    const encoded = new TextEncoder().encode(text);
    this.#align(4, 0);
    const at = this.reserve(4 + encoded.length + 1);
    this.#view.setUint32(at, encoded.length, true);
    this.#bytes.set(encoded, at + 4);
    return at;
  }

  #writeVector(targets: readonly Target[]): number {
    this.#align(4, 0);
    const at = this.reserve(4 + targets.length * 4);
    this.#view.setUint32(at, targets.length, true);
    targets.forEach((target, i) => this.point(at + 4 + i * 4, target));
    return at;
  }
}
