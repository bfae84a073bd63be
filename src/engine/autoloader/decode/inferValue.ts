import type {ScalarType} from '#/lakehouse/define';
import {areFields, type Inferred, joined, text, undecided} from './inferredType';
import {doubleOf, isInteger, putInt64} from './numbers';
import {skipColon, skipSpace, skipString, skipValue} from './skip';
import {putDateText, putTimestampText} from './store';
import {nameText} from './text';

/** What is deeper inside a value stays text. */
const deepest = 16;
const scratch = new Int32Array(2);

/** What the well-formed value from `start` to `end` would be as a column. */
export function inferValue(bytes: Uint8Array, start: number, end: number, depth = 0): Inferred {
  const first = bytes[start];
  if (first === 0x6e) return undecided;
  if (first === 0x74 || first === 0x66) return {kind: 'scalar', type: 'BOOLEAN'};
  if (first === 0x22) return {kind: 'scalar', type: inferString(bytes, start + 1, end - 1)};
  if (first === 0x7b) return depth >= deepest ? text : inferStruct(bytes, start, depth + 1);
  if (first === 0x5b) return depth >= deepest ? text : inferList(bytes, start, depth + 1);
  return {kind: 'scalar', type: inferNumber(bytes, start, end)};
}

function inferString(bytes: Uint8Array, body: number, end: number): ScalarType {
  if (!putTimestampText(null, 0, bytes, body, end)) return 'VARCHAR';
  return putDateText(null, 0, bytes, body, end) ? 'DATE' : 'TIMESTAMP';
}

function inferNumber(bytes: Uint8Array, start: number, end: number): ScalarType {
  if (isInteger(bytes, start, end) && putInt64(scratch, 0, bytes, start, end)) return 'BIGINT';
  return Number.isFinite(doubleOf(bytes, start, end)) ? 'DOUBLE' : 'VARCHAR';
}

/** Lists of lists are text. */
function inferList(bytes: Uint8Array, start: number, depth: number): Inferred {
  let element: Inferred = undecided;
  let p = skipSpace(bytes, start + 1);
  while (bytes[p] !== 0x5d) {
    if (bytes[p] === 0x5b) return text;
    const end = skipValue(bytes, p);
    element = joined(element, inferValue(bytes, p, end, depth));
    p = skipSpace(bytes, end);
    if (bytes[p] === 0x2c) p = skipSpace(bytes, p + 1);
  }
  return {kind: 'list', element};
}

/** An object whose keys no struct can have, or that has one twice, is text. */
function inferStruct(bytes: Uint8Array, start: number, depth: number): Inferred {
  const fields = new Map<string, Inferred>();
  for (let p = skipSpace(bytes, start + 1); bytes[p] !== 0x7d; ) {
    const keyEnd = skipString(bytes, p);
    const name = nameText(bytes, p, keyEnd);
    const value = skipColon(bytes, keyEnd);
    const end = skipValue(bytes, value);
    if (fields.has(name)) return text;
    fields.set(name, inferValue(bytes, value, end, depth));
    p = skipSpace(bytes, end);
    if (bytes[p] === 0x2c) p = skipSpace(bytes, p + 1);
  }
  return areFields(fields.keys(), fields.size) ? {kind: 'struct', fields} : text;
}
