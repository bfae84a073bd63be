import {type ColumnBuffer, kinds} from './columnBuffer';
import {doubleOf, putInt64} from './numbers';
import {skipColon, skipSpace, skipString, skipValue} from './skip';
import {compactInto, nameText, unescapeInto} from './text';
import {putDate, putTimestamp} from './timestamps';

const isNumber = (c: number) => c === 0x2d || (c >= 0x30 && c <= 0x39);

/**
 * Writes the well-formed value from `start` to `end` as the column's `row`; false, and NULL, when it does not fit. Also
 * false when only parts of an object do not: those are in `column.lost`, and the rest is stored.
 */
export function storeValue(
  column: ColumnBuffer,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (column.lost.length > 0) column.lost.length = 0;
  return storePart(column, row, bytes, start, end) && column.lost.length === 0;
}

/** As `storeValue`, inside a value: what is lost adds up. True when the value stands in the column, lost parts or not. */
export function storePart(
  column: ColumnBuffer,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const isNull = bytes[start] === 0x6e;
  if (!isNull && put(column, row, bytes, start, end)) {
    column.setValid(row);
    return true;
  }
  column.setNull(row);
  return isNull;
}

function put(
  column: ColumnBuffer,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const first = bytes[start] ?? 0;
  switch (column.kind) {
    case kinds.BIGINT:
      return isNumber(first) && putInt64(column.words, row, bytes, start, end);
    case kinds.DOUBLE: {
      const value = isNumber(first) ? doubleOf(bytes, start, end) : Number.NaN;
      column.doubles[row] = value;
      return Number.isFinite(value);
    }
    case kinds.BOOLEAN:
      column.setBoolean(row, first === 0x74);
      return first === 0x74 || first === 0x66;
    case kinds.TIMESTAMP:
      return first === 0x22 && putTimestampText(column.words, row, bytes, start + 1, end - 1);
    case kinds.VARCHAR:
      return putText(column, row, bytes, start, end);
    case kinds.DATE:
      return first === 0x22 && putDateText(column.words, row, bytes, start + 1, end - 1);
    case kinds.struct:
      return first === 0x7b && putStruct(column, row, bytes, start);
    default:
      return first === 0x5b && putList(column, row, bytes, start);
  }
}

/** A timestamp between quotes, escapes resolved. Null `words`: only asks. */
export function putTimestampText(
  words: Int32Array | null,
  row: number,
  bytes: Uint8Array,
  body: number,
  end: number,
): boolean {
  const plain = plainText(bytes, body, end);
  return plain !== null && putTimestamp(words, row, plain.bytes, plain.start, plain.end);
}

/** A date between quotes, escapes resolved. Null `words`: only asks. */
export function putDateText(
  words: Int32Array | null,
  row: number,
  bytes: Uint8Array,
  body: number,
  end: number,
): boolean {
  const plain = plainText(bytes, body, end);
  return plain !== null && putDate(words, row, plain.bytes, plain.start, plain.end);
}

/** Where a short string stands without escapes; null when it is too long for a time, or no text. */
function plainText(bytes: Uint8Array, body: number, end: number) {
  if (end - body > 400) return null;
  if (!bytes.subarray(body, end).includes(0x5c)) return {bytes, start: body, end};
  const plain = new Uint8Array(end - body);
  const length = unescapeInto(plain, 0, bytes, body, end);
  return length < 0 ? null : {bytes: plain, start: 0, end: length};
}

function putText(
  column: ColumnBuffer,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const at = column.offsets[row] ?? 0;
  column.reserveText(at, end - start);
  const written =
    bytes[start] === 0x22
      ? unescapeInto(column.text, at, bytes, start + 1, end - 1)
      : compactInto(column.text, at, bytes, start, end);
  column.offsets[row + 1] = written;
  return written >= 0;
}

/** All or nothing: one element that does not fit spoils the list. Of an element that is an object, parts may be lost. */
function putList(column: ColumnBuffer, row: number, bytes: Uint8Array, start: number): boolean {
  const {elements} = column;
  if (!elements) return false;
  const {lost} = column;
  const before = lost.length;
  const firstIndex = column.offsets[row] ?? 0;
  let index = firstIndex;
  let p = skipSpace(bytes, start + 1);
  while (bytes[p] !== 0x5d) {
    if (index >= elements.capacity) elements.grow(elements.capacity * 2);
    const end = skipValue(bytes, p);
    const known = lost.length;
    if (!storePart(elements, index, bytes, p, end)) {
      lost.length = before;
      return false;
    }
    for (let i = known; i < lost.length; i++) lost[i]?.path.unshift(index - firstIndex);
    index++;
    p = skipSpace(bytes, end);
    if (bytes[p] === 0x2c) p = skipSpace(bytes, p + 1);
  }
  column.offsets[row + 1] = index;
  return true;
}

/**
 * Writes the object that begins at `start` into the fields of a struct. Fields that the object lacks are NULL. What
 * has no field, or does not fit it, is lost without the rest; so is the earlier value of a key that comes twice.
 */
function putStruct(column: ColumnBuffer, row: number, bytes: Uint8Array, start: number): boolean {
  const {lost, byField} = column;
  const seen = new Map<ColumnBuffer, {readonly start: number; readonly end: number}>();
  for (let p = skipSpace(bytes, start + 1); bytes[p] !== 0x7d; ) {
    const keyEnd = skipString(bytes, p);
    const name = nameText(bytes, p, keyEnd);
    const value = skipColon(bytes, keyEnd);
    const end = skipValue(bytes, value);
    const field = byField.get(name);
    const earlier = field && seen.get(field);
    if (earlier) lost.push({path: [name], ...earlier});
    if (field) seen.delete(field);
    const before = lost.length;
    if (field && storePart(field, row, bytes, value, end)) {
      for (let i = before; i < lost.length; i++) lost[i]?.path.unshift(name);
      if (bytes[value] !== 0x6e) seen.set(field, {start: value, end});
      else seen.delete(field);
    } else if (bytes[value] !== 0x6e) lost.push({path: [name], start: value, end});
    p = skipSpace(bytes, end);
    if (bytes[p] === 0x2c) p = skipSpace(bytes, p + 1);
  }
  for (const field of column.fields) if (!seen.has(field)) field.setNull(row);
  return true;
}
