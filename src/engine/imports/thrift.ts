import {AppError} from '#/base/errors';

/** A struct is a map by field number; a list an array; bytes, doubles and maps are passed over. */
export type ThriftValue =
  | null
  | boolean
  | number
  | readonly ThriftValue[]
  | ReadonlyMap<number, ThriftValue>;

/** Deeper nesting is no schema but an attack on the stack. */
const deepest = 64;
const longForm = 15;

/**
 * A struct of Thrift's compact protocol, up to and with the field `last`.
 * @throws AppError 'import.refused' where the bytes are none
 */
export function readThrift(bytes: Uint8Array, last: number): ReadonlyMap<number, ThriftValue> {
  return struct(createBytes(bytes), 0, last);
}

const broken = (): AppError =>
  new AppError('import.refused', 'The description of the Parquet file is damaged');

interface Bytes {
  byte(): number;
  /** Beyond 2^53 not exact; nothing here depends on such. */
  varint(): number;
  zigzag(): number;
  skip(length: number): null;
  /** As many as there could be values in what is left. */
  count(given: number): number;
}

function createBytes(bytes: Uint8Array): Bytes {
  let at = 0;
  function byte(): number {
    const value = bytes[at++];
    if (value === undefined) throw broken();
    return value;
  }
  function varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const part = byte();
      value += (part % 128) * scale;
      if (part < 128) return value;
    }
  }
  return {
    byte,
    varint,
    zigzag() {
      const value = varint();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    skip(length) {
      at += length;
      if (at > bytes.length) throw broken();
      return null;
    },
    count(given) {
      if (given > bytes.length) throw broken();
      return given;
    },
  };
}

type Reader = (from: Bytes, depth: number) => ThriftValue;

/** By the number of the type; yes and no are what the type itself says, but in a list a byte. */
const readers: Readonly<Record<number, Reader>> = {
  3: (from) => from.byte(),
  4: (from) => from.zigzag(),
  5: (from) => from.zigzag(),
  6: (from) => from.zigzag(),
  7: (from) => from.skip(8),
  8: (from) => from.skip(from.varint()),
  9: list,
  10: list,
  11: map,
  12: (from, depth) => struct(from, depth, Number.POSITIVE_INFINITY),
};
const yes = 1;
const no = 2;

function value(from: Bytes, kind: number, depth: number): ThriftValue {
  const read = readers[kind];
  if (!read || depth > deepest) throw broken();
  return read(from, depth + 1);
}

const inList = (from: Bytes, kind: number, depth: number): ThriftValue =>
  kind === yes || kind === no ? from.byte() === yes : value(from, kind, depth);

function list(from: Bytes, depth: number): ThriftValue {
  const header = from.byte();
  const size = from.count(header >> 4 === longForm ? from.varint() : header >> 4);
  return Array.from({length: size}, () => inList(from, header & 15, depth));
}

function map(from: Bytes, depth: number): null {
  const size = from.count(from.varint());
  const kinds = size === 0 ? 0 : from.byte();
  for (let entry = 0; entry < size; entry += 1) {
    inList(from, kinds >> 4, depth);
    inList(from, kinds & 15, depth);
  }
  return null;
}

function struct(from: Bytes, depth: number, last: number): ReadonlyMap<number, ThriftValue> {
  const fields = new Map<number, ThriftValue>();
  for (let field = 0; field < last; ) {
    const header = from.byte();
    if (header === 0) break;
    field = header >> 4 === 0 ? from.zigzag() : field + (header >> 4);
    const kind = header & 15;
    fields.set(field, kind === yes || kind === no ? kind === yes : value(from, kind, depth));
  }
  return fields;
}
