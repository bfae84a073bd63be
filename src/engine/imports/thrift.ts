import {AppError} from '#/base/errors';

/** A struct is a map by field number; a list an array; bytes and doubles are passed over. */
export type ThriftValue =
  | null
  | boolean
  | number
  | readonly ThriftValue[]
  | ReadonlyMap<number, ThriftValue>;

const type = {
  yes: 1,
  no: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  map: 11,
  struct: 12,
} as const;

/** Deeper nesting is no schema but an attack on the stack. */
const deepest = 64;

/**
 * A struct of Thrift's compact protocol, up to and with the field `last`.
 * @throws AppError 'import.refused' where the bytes are none
 */
export function readThrift(bytes: Uint8Array, last: number): ReadonlyMap<number, ThriftValue> {
  let at = 0;
  const broken = () =>
    new AppError('import.refused', 'The description of the Parquet file is damaged');

  function byte(): number {
    const value = bytes[at++];
    if (value === undefined) throw broken();
    return value;
  }
  /** Beyond 2^53 not exact; nothing here depends on such. */
  function varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const part = byte();
      value += (part % 128) * scale;
      if (part < 128) return value;
    }
  }
  function zigzag(): number {
    const value = varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
  function skip(length: number): null {
    at += length;
    if (at > bytes.length) throw broken();
    return null;
  }
  function list(depth: number): readonly ThriftValue[] {
    const header = byte();
    const size = header >> 4 === 15 ? varint() : header >> 4;
    if (size > bytes.length) throw broken();
    return Array.from({length: size}, () => value(header & 15, depth, true));
  }
  function map(depth: number): null {
    const size = varint();
    const kinds = size === 0 ? 0 : byte();
    if (size > bytes.length) throw broken();
    for (let entry = 0; entry < size; entry += 1) {
      value(kinds >> 4, depth, true);
      value(kinds & 15, depth, true);
    }
    return null;
  }
  function value(kind: number, depth: number, inList: boolean): ThriftValue {
    if (depth > deepest) throw broken();
    if (kind === type.yes || kind === type.no) return (inList ? byte() : kind) === type.yes;
    if (kind === type.byte) return byte();
    if (kind === type.i16 || kind === type.i32 || kind === type.i64) return zigzag();
    if (kind === type.double) return skip(8);
    if (kind === type.binary) return skip(varint());
    if (kind === type.list || kind === type.set) return list(depth + 1);
    if (kind === type.map) return map(depth + 1);
    if (kind === type.struct) return struct(depth + 1, Number.POSITIVE_INFINITY);
    throw broken();
  }
  function struct(depth: number, until: number): ReadonlyMap<number, ThriftValue> {
    const fields = new Map<number, ThriftValue>();
    for (let field = 0; ; ) {
      const header = byte();
      if (header === 0) return fields;
      field = header >> 4 === 0 ? zigzag() : field + (header >> 4);
      fields.set(field, value(header & 15, depth, false));
      if (field >= until) return fields;
    }
  }
  return struct(0, last);
}
