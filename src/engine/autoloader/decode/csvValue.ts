import {type ColumnBuffer, kinds} from './columnBuffer';
import type {CsvScanner} from './csvScanner';
import {doubleOf, putInt64} from './numbers';
import {isJson, pythonListInto} from './pythonList';
import {storeValue} from './store';
import {quoteInto} from './text';
import {putDate, putTimestamp} from './timestamps';

/** A value as JSON would write it. */
interface Token {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const ascii = (text: string) => new TextEncoder().encode(text);
const booleans = [ascii('false'), ascii('true')] as const;
/** The longest token made of `length` bytes of text: each as \u0000, and two quotes. */
const longestToken = (length: number) => length * 6 + 3;

/**
 * Makes values of the field that the scanner has found. CSV has no types: a text fits a column when JSON would have
 * the value so, without quotes where a string is not wanted. Beside that, the words of Python that OpenF1 writes are
 * understood: True, False, and lists such as [2049, None].
 */
export class CsvValue {
  readonly #field: CsvScanner;
  #scratch = new Uint8Array(256);

  constructor(field: CsvScanner) {
    this.#field = field;
  }

  /** Writes the value as the column's `row`; false when it does not fit. */
  put(column: ColumnBuffer, row: number): boolean {
    const {bytes, start, end} = this.#field;
    switch (column.kind) {
      case kinds.BIGINT:
        if (putSmallInteger(column.words, row, bytes, start, end)) return true;
        return isNumber(bytes, start, end) && putInt64(column.words, row, bytes, start, end);
      case kinds.DOUBLE: {
        const value = isNumber(bytes, start, end) ? doubleOf(bytes, start, end) : Number.NaN;
        column.doubles[row] = value;
        return Number.isFinite(value);
      }
      case kinds.BOOLEAN: {
        const value = booleanOf(bytes, start, end);
        column.setBoolean(row, value === true);
        return value !== null;
      }
      case kinds.TIMESTAMP:
        return putTimestamp(column.words, row, bytes, start, end);
      case kinds.DATE:
        return putDate(column.words, row, bytes, start, end);
      case kinds.VARCHAR:
        return this.#putText(column, row);
      case kinds.struct: {
        const object = this.#object();
        return object !== null && storeValue(column, row, object.bytes, object.start, object.end);
      }
      default: {
        const list = this.#list();
        return list !== null && storeValue(column, row, list.bytes, list.start, list.end);
      }
    }
  }

  /** The field as the JSON value it looks like, for inference. An object is one only to a column that holds objects. */
  token(column?: ColumnBuffer): Token {
    const {bytes, start, end} = this.#field;
    if (column?.kind === kinds.struct) return this.#object() ?? this.quoted();
    if (isNumber(bytes, start, end)) return {bytes, start, end};
    const value = booleanOf(bytes, start, end);
    if (value !== null) {
      const word = booleans[value ? 1 : 0];
      return {bytes: word, start: 0, end: word.length};
    }
    return this.#list() ?? this.quoted();
  }

  /** The field as a JSON string. */
  quoted(): Token {
    const {bytes, start, end} = this.#field;
    this.#reserve(end - start);
    const length = quoteInto(this.#scratch, bytes, start, end);
    return {bytes: this.#scratch, start: 0, end: length};
  }

  /** A list is stored as JSON has it, so that a table holds the same whichever format brought it. */
  #putText(column: ColumnBuffer, row: number): boolean {
    const {bytes, start, end} = this.#list() ?? this.#field;
    const at = column.offsets[row] ?? 0;
    const length = end - start;
    column.reserveText(at, length);
    const {text} = column;
    if (length > 32) text.set(bytes.subarray(start, end), at);
    else for (let i = 0; i < length; i++) text[at + i] = bytes[start + i] ?? 0;
    column.offsets[row + 1] = at + length;
    return true;
  }

  /** The field as a JSON list; null when it is none. */
  #list(): Token | null {
    const {bytes, start, end} = this.#field;
    if (bytes[start] !== 0x5b || bytes[end - 1] !== 0x5d) return null;
    this.#reserve(end - start);
    const length = pythonListInto(this.#scratch, bytes, start, end);
    return length < 0 ? null : {bytes: this.#scratch, start: 0, end: length};
  }

  /** The field as a JSON object; null when it is none. */
  #object(): Token | null {
    const {bytes, start, end} = this.#field;
    if (bytes[start] !== 0x7b || bytes[end - 1] !== 0x7d) return null;
    this.#reserve(end - start);
    this.#scratch.set(bytes.subarray(start, end));
    this.#scratch[end - start] = 0;
    return isJson(this.#scratch, end - start)
      ? {bytes: this.#scratch, start: 0, end: end - start}
      : null;
  }

  #reserve(length: number): void {
    if (longestToken(length) > this.#scratch.length)
      this.#scratch = new Uint8Array(longestToken(length) * 2);
  }
}

/** An integer of nine digits at most, which is nearly all of them; false for any other text. */
function putSmallInteger(
  words: Int32Array,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const isNegative = bytes[start] === 0x2d;
  const digits = isNegative ? start + 1 : start;
  const length = end - digits;
  if (length < 1 || length > 9 || (length > 1 && bytes[digits] === 0x30)) return false;
  let value = 0;
  for (let p = digits; p < end; p++) {
    const digit = (bytes[p] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return false;
    value = (Math.imul(value, 10) + digit) | 0;
  }
  if (isNegative) value = -value | 0;
  words[row * 2] = value;
  words[row * 2 + 1] = value >> 31;
  return true;
}

const isDigit = (c: number | undefined) => c !== undefined && c >= 0x30 && c <= 0x39;

/** Whether the text is a number as JSON writes it. */
function isNumber(bytes: Uint8Array, p: number, end: number): boolean {
  if (bytes[p] === 0x2d) p++;
  const whole = p;
  p = digitsFrom(bytes, p, end);
  if (p === whole || (bytes[whole] === 0x30 && p > whole + 1)) return false;
  if (p < end && bytes[p] === 0x2e) {
    const fraction = p + 1;
    p = digitsFrom(bytes, fraction, end);
    if (p === fraction) return false;
  }
  if (p < end && ((bytes[p] ?? 0) | 0x20) === 0x65) {
    p++;
    if (bytes[p] === 0x2b || bytes[p] === 0x2d) p++;
    const exponent = p;
    p = digitsFrom(bytes, exponent, end);
    if (p === exponent) return false;
  }
  return p === end;
}

function digitsFrom(bytes: Uint8Array, p: number, end: number): number {
  while (p < end && isDigit(bytes[p])) p++;
  return p;
}

/** True, true or TRUE, and so on; null for anything else. */
function booleanOf(bytes: Uint8Array, start: number, end: number): boolean | null {
  const word = booleans[end - start === 4 ? 1 : 0];
  if (word.length !== end - start) return null;
  for (let i = 0; i < word.length; i++)
    if (((bytes[start + i] ?? 0) | 0x20) !== word[i]) return null;
  return word.length === 4;
}
