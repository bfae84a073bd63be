import type {ColumnBuffer} from './columnBuffer';
import {skipColon, skipSpace, skipString, skipValue} from './skip';
import {storePart} from './store';
import {unescapeInto} from './text';

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

/**
 * Writes the object that begins at `start` into the fields of a struct. Fields that the object lacks are NULL. What
 * has no field, or does not fit it, is lost without the rest; so is the earlier value of a key that comes twice.
 */
export function putStruct(
  column: ColumnBuffer,
  row: number,
  bytes: Uint8Array,
  start: number,
): boolean {
  const {lost, byField} = column;
  const seen = new Map<ColumnBuffer, {readonly start: number; readonly end: number}>();
  for (let p = skipSpace(bytes, start + 1); bytes[p] !== 0x7d; ) {
    const keyEnd = skipString(bytes, p);
    const name = fieldName(bytes, p, keyEnd);
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

/** Of the string from `start` to `end`. A lone surrogate, which no name has, is replaced. */
export function fieldName(bytes: Uint8Array, start: number, end: number): string {
  const plain = new Uint8Array(end - start);
  const length = unescapeInto(plain, 0, bytes, start + 1, end - 1);
  return length < 0 ? '\ufffd' : utf8.decode(plain.subarray(0, length));
}
