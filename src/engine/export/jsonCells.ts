import {DataType, makeVector, Type, type Data, type Decimal} from 'apache-arrow';
import {AppError} from '#/base/errors';
import {isoDate, isoTime, isoTimestamp} from './isoTime';

/** The text of one row's cell. */
export type Cells = (row: number) => string;

/**
 * A column's cells as JSON. Integers and decimals that a double cannot hold exactly, NaN and the
 * infinities are strings; times are ISO 8601 strings; bytes are base64; a map is a list of entries.
 * @throws AppError 'internal' for a type that exportableSchema refuses
 */
export function jsonCells(column: Data): Cells {
  const cells = scalarCells(column) ?? nestedCells(column);
  if (!cells) throw new AppError('internal', `No text for Arrow type ${Type[column.typeId]}`);
  return column.nullCount === 0 ? cells : (row) => (column.getValid(row) ? cells(row) : 'null');
}

function scalarCells(column: Data): Cells | null {
  const {type, values} = column;
  const vector = makeVector(column);
  if (DataType.isNull(type)) return () => 'null';
  if (DataType.isInt(type)) return (row) => exactInteger(values[row]);
  if (DataType.isFloat(type)) return (row) => jsonNumber(vector.get(row));
  if (DataType.isBool(type)) return (row) => String(vector.get(row));
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type))
    return (row) => JSON.stringify(vector.get(row));
  if (DataType.isDecimal(type)) return decimalCells(column, type);
  if (DataType.isBinary(type)) return (row) => `"${base64(vector.get(row))}"`;
  return timeCells(column);
}

function timeCells(column: Data): Cells | null {
  const {type, values} = column;
  if (DataType.isTimestamp(type)) return (row) => `"${isoTimestamp(values[row], type.unit)}"`;
  if (DataType.isDate(type)) {
    const vector = makeVector(column);
    return (row) => `"${isoDate(vector.get(row))}"`;
  }
  if (DataType.isTime(type)) return (row) => `"${isoTime(BigInt(values[row]), type.unit)}"`;
  return null;
}

function nestedCells(column: Data): Cells | null {
  const {type} = column;
  if (DataType.isStruct(type)) return objectCells(column);
  const [elements] = column.children;
  if (!elements) return null;
  const element = jsonCells(elements);
  const list = (from: number, to: number) =>
    `[${Array.from({length: to - from}, (_, at) => element(from + at)).join(',')}]`;
  if (DataType.isFixedSizeList(type))
    return (row) => list(row * type.listSize, (row + 1) * type.listSize);
  if (!DataType.isList(type) && !DataType.isMap(type)) return null;
  const offsets: Int32Array = column.valueOffsets;
  return (row) => list(offsets[row] ?? 0, offsets[row + 1] ?? 0);
}

function objectCells(column: Data): Cells {
  const members = column.children.map((child, at) => {
    const name = JSON.stringify(column.type.children[at]?.name ?? '');
    return {name, cells: jsonCells(child)};
  });
  return (row) => `{${members.map(({name, cells}) => `${name}:${cells(row)}`).join(',')}}`;
}

function exactInteger(value: number | bigint): string {
  return typeof value === 'number' || Number.isSafeInteger(Number(value))
    ? String(value)
    : `"${value}"`;
}

function jsonNumber(value: number): string {
  if (!Number.isFinite(value)) return `"${value}"`;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Any decimal of 15 digits survives a double. */
const exactDigits = 15;

function decimalCells(column: Data, {scale}: Decimal): Cells {
  const words: Uint32Array = column.values;
  const wordsPerValue = 4;
  return (row) => {
    let unsigned = 0n;
    for (let word = wordsPerValue - 1; word >= 0; word -= 1)
      unsigned = (unsigned << 32n) | BigInt(words[row * wordsPerValue + word] ?? 0);
    const text = decimalText(BigInt.asIntN(128, unsigned), scale);
    return text.replace(/\D/g, '').length <= exactDigits ? text : `"${text}"`;
  };
}

function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled)
    .replace('-', '')
    .padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? sign + digits : `${sign}${whole}.${digits.slice(-scale)}`;
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
