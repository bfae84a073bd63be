import {type ColumnBuffer, kinds} from './columnBuffer';
import {copyText} from './copyText';
import {powersOfTen, putInteger} from './numbers';
import type {RowReader} from './rowReader';
import type {Shape} from './shape';
import {skipString, skipValue} from './skip';
import {storeValue} from './store';
import {secondsOfHour} from './timestamps';

/**
 * Reads the object at `p` as one of this shape: compares the separators, writes the values. Returns the position
 * behind it, or -1 when the bytes between the values are others; then the row is read again from its start, and
 * whatever was written is overwritten.
 *
 * Long because it is the one loop that every byte goes through: common values are read in place, all others by
 * `store`.
 *
 * @throws Fault from within a value
 */
export function readPredicted(reader: RowReader, shape: Shape, p: number): number {
  const {bytes, view} = reader.window;
  const {row} = reader;
  const {columns, starts, doubles, doubleStarts, bytes: separators} = shape;
  const count = columns.length;
  for (let i = 0; ; i++) {
    const from = starts[i] ?? 0;
    const to = starts[i + 1] ?? 0;
    const firstDouble = doubleStarts[i] ?? 0;
    const lastDouble = (doubleStarts[i + 1] ?? 0) - 1;
    if (lastDouble >= firstDouble) {
      let at = p;
      for (let d = firstDouble; d < lastDouble; d++, at += 8)
        if (view.getFloat64(at, true) !== doubles[d]) return -1;
      p += to - from;
      if (view.getFloat64(p - 8, true) !== doubles[lastDouble]) return -1;
    } else for (let s = from; s < to; s++, p++) if (bytes[p] !== separators[s]) return -1;
    if (i === count) return p;

    const column = columns[i];
    if (!column) return -1;
    const first = bytes[p] ?? 0;
    switch (column.kind) {
      case kinds.BIGINT: {
        let at = first === 0x2d ? p + 1 : p;
        const digits = at;
        let value = 0;
        let digit = (bytes[at] ?? 0) - 0x30;
        while (digit >= 0 && digit <= 9) {
          value = (Math.imul(value, 10) + digit) | 0;
          digit = (bytes[++at] ?? 0) - 0x30;
        }
        // 0 alone, or up to nine digits that do not begin with 0.
        if (at - digits <= 9 && (at - digits === 1 || (at > digits && bytes[digits] !== 0x30))) {
          const {words} = column;
          if (first === 0x2d) value = -value | 0;
          words[row * 2] = value;
          words[row * 2 + 1] = value >> 31;
          p = at;
          continue;
        }
        break;
      }
      case kinds.DOUBLE: {
        let at = first === 0x2d ? p + 1 : p;
        const digits = at;
        let value = 0;
        let digit = (bytes[at] ?? 0) - 0x30;
        while (digit >= 0 && digit <= 9) {
          value = (Math.imul(value, 10) + digit) | 0;
          digit = (bytes[++at] ?? 0) - 0x30;
        }
        const whole = at - digits;
        if (whole === 0 || (whole > 1 && bytes[digits] === 0x30)) break;
        let fraction = 0;
        if (digit === -2) {
          const point = at;
          digit = (bytes[++at] ?? 0) - 0x30;
          while (digit >= 0 && digit <= 9) {
            value = (Math.imul(value, 10) + digit) | 0;
            digit = (bytes[++at] ?? 0) - 0x30;
          }
          fraction = at - point - 1;
          if (fraction === 0) break;
        }
        if (whole + fraction > 9) break;
        const magnitude = value / (powersOfTen[fraction] ?? 1);
        column.doubles[row] = first === 0x2d ? -magnitude : magnitude;
        p = at;
        continue;
      }
      case kinds.BOOLEAN:
        // 'true', 'fals'
        if (view.getInt32(p, true) === 0x65757274) {
          column.setBoolean(row, true);
          p += 4;
          continue;
        }
        if (view.getInt32(p, true) === 0x736c6166 && bytes[p + 4] === 0x65) {
          column.setBoolean(row, false);
          p += 5;
          continue;
        }
        break;
      case kinds.TIMESTAMP: {
        const at = first === 0x22 ? readTimestamp(column, row, bytes, view, p) : -1;
        if (at >= 0) {
          p = at;
          continue;
        }
        break;
      }
      case kinds.VARCHAR: {
        if (first === 0x6e) break;
        const at =
          first === 0x22
            ? copyText(column, row, bytes, view, p)
            : copyNumber(column, row, bytes, view, p);
        if (at >= 0) {
          p = at;
          continue;
        }
        break;
      }
      case kinds.list: {
        const at = first === 0x5b ? readIntegers(column, row, bytes, p) : -1;
        if (at >= 0) {
          p = at;
          continue;
        }
        break;
      }
    }
    // 'null', before a separator that the next comparison proves
    if (first === 0x6e && column.kind !== kinds.rescued && view.getInt32(p, true) === 0x6c6c756e) {
      column.setNull(row);
      p += 4;
      continue;
    }
    // White space where the shape has none.
    if (first <= 0x20) return -1;
    const end = first === 0x22 ? skipString(bytes, p) : skipValue(bytes, p);
    const field = shape.fields[i];
    if (column.kind === kinds.rescued) {
      if (field) reader.rescueNew(field, p, end);
    } else if (!storeValue(column, row, bytes, p, end) && field) reader.misfit(field, p, end);
    p = end;
  }
}

/**
 * `"YYYY-MM-DDTHH:MM:SS"` with up to six digits of fraction and +00:00, Z or no zone. The hour is nearly always that
 * of the row before: 14 bytes compared instead of read. Returns the position behind it, or -1 for any other form.
 */
function readTimestamp(
  column: ColumnBuffer,
  row: number,
  bytes: Uint8Array,
  view: DataView,
  p: number,
): number {
  const hourStart = view.getFloat64(p + 1, true);
  const hourEnd = view.getFloat64(p + 7, true);
  if (hourStart !== column.hourStart || hourEnd !== column.hourEnd) {
    const seconds = secondsOfHour(bytes, p + 1);
    if (!(Math.abs(seconds) < 8e9)) return -1;
    column.hourStart = hourStart;
    column.hourEnd = hourEnd;
    column.hourMicros = seconds * 1e6;
  }
  const m1 = (bytes[p + 15] ?? 0) - 0x30;
  const m0 = (bytes[p + 16] ?? 0) - 0x30;
  const s1 = (bytes[p + 18] ?? 0) - 0x30;
  const s0 = (bytes[p + 19] ?? 0) - 0x30;
  if (m1 < 0 || m1 > 5 || m0 < 0 || m0 > 9 || s1 < 0 || s1 > 5 || s0 < 0 || s0 > 9) return -1;
  if (bytes[p + 17] !== 0x3a) return -1;
  let fraction = 0;
  p += 20;
  if (bytes[p] === 0x2e) {
    const first = ++p;
    let digit = (bytes[p] ?? 0) - 0x30;
    while (digit >= 0 && digit <= 9) {
      fraction = (Math.imul(fraction, 10) + digit) | 0;
      digit = (bytes[++p] ?? 0) - 0x30;
    }
    const digits = p - first;
    if (digits === 0 || digits > 6) return -1;
    if (digits < 6) fraction *= powersOfTen[6 - digits] ?? 1;
  }
  // '+00:' and ':00"'
  if (view.getInt32(p, true) === 0x3a30302b && view.getInt32(p + 3, true) === 0x2230303a) p += 6;
  else if (bytes[p] === 0x5a) p++;
  if (bytes[p] !== 0x22) return -1;
  const micros = column.hourMicros + ((m1 * 10 + m0) * 60 + s1 * 10 + s0) * 1e6 + fraction;
  putInteger(column.words, row, micros);
  return p + 1;
}

const isNull = (bytes: Uint8Array, p: number): boolean =>
  bytes[p + 1] === 0x75 && bytes[p + 2] === 0x6c && bytes[p + 3] === 0x6c;

/** A number without an exponent, as text. Returns the position behind it, or -1 for anything else. */
function copyNumber(
  column: ColumnBuffer,
  row: number,
  bytes: Uint8Array,
  view: DataView,
  p: number,
): number {
  let end = bytes[p] === 0x2d ? p + 1 : p;
  const whole = end;
  let c = bytes[end] ?? 0;
  while (c >= 0x30 && c <= 0x39) c = bytes[++end] ?? 0;
  if (end === whole || (end - whole > 1 && bytes[whole] === 0x30)) return -1;
  if (c === 0x2e) {
    const fraction = end + 1;
    do c = bytes[++end] ?? 0;
    while (c >= 0x30 && c <= 0x39);
    if (end === fraction) return -1;
  }
  if (c === 0x65 || c === 0x45) return -1;
  const at = column.offsets[row] ?? 0;
  const length = end - p;
  // Whole words are written: up to three bytes behind the number.
  if (at + length + 3 > column.text.length) column.reserveText(at, length + 3);
  const {textView} = column;
  for (let i = 0; i < length; i += 4) textView.setInt32(at + i, view.getInt32(p + i, true), true);
  column.offsets[row + 1] = at + length;
  return end;
}

/** A list of small integers and nulls, white space between them or not. Returns the position behind it, or -1 for any other. */
function readIntegers(column: ColumnBuffer, row: number, bytes: Uint8Array, p: number): number {
  const {elements} = column;
  if (elements?.kind !== kinds.BIGINT) return -1;
  let index = column.offsets[row] ?? 0;
  let {words} = elements;
  for (let c = 0x2c; c === 0x2c; index++) {
    c = bytes[++p] ?? 0;
    while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = bytes[++p] ?? 0;
    const first = p;
    let value = 0;
    while (c >= 0x30 && c <= 0x39) {
      value = (Math.imul(value, 10) + (c - 0x30)) | 0;
      c = bytes[++p] ?? 0;
    }
    const digits = p - first;
    if (index >= elements.capacity) {
      elements.grow(elements.capacity * 2);
      words = elements.words;
    }
    if (digits > 0 && digits <= 9 && (digits === 1 || bytes[first] !== 0x30)) {
      words[index * 2] = value;
      words[index * 2 + 1] = 0;
      elements.setValid(index);
    } else if (c === 0x6e && isNull(bytes, p)) {
      elements.setNull(index);
      p += 4;
      c = bytes[p] ?? 0;
    } else return -1;
    while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = bytes[++p] ?? 0;
  }
  if (bytes[p] !== 0x5d) return -1;
  column.offsets[row + 1] = index;
  return p + 1;
}
