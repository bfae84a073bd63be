import type {RowFormat} from '#/engine/storage/fileFormat';
import type {ScalarType} from '#/lakehouse/define';
import type {FilledColumn, TargetColumn} from './columnBuffer';
import {Decoder} from './decoder';
import type {RowOrigin} from './arrowStream';

/**
 * For tests: the decoder's rules said a second time, slowly, on top of JSON.parse; and ways to run the decoder.
 */

export type Value = bigint | number | boolean | string | null | readonly Value[];
export interface Decoded {
  readonly rows: readonly (readonly Value[])[];
  readonly rescued: readonly (string | null)[];
}
export const filePath = '/Volumes/laps_"1".json';
export const origin: RowOrigin = {
  sourceFile: filePath,
  ingestionTimestamp: 1_700_000_000_123,
  batchId: 7,
};

/** `name:TYPE name:TYPE` */
export const schema = (text: string): readonly TargetColumn[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((column) => {
      const [name = '', type = ''] = column.split(':');
      return {name, type: type as TargetColumn['type']};
    });

/* ------------------------------------------------------------ the decoder */

interface Run extends Decoded {
  readonly newColumns: readonly TargetColumn[];
  readonly undecided: readonly string[];
  readonly rescuedRows: number;
  readonly chunks: number;
}

/** Decodes `text` pushed in windows that end at the offsets `cuts`. @throws MalformedFile */
export function decode(
  text: string | Uint8Array,
  columns: readonly TargetColumn[],
  options: {
    readonly cuts?: readonly number[];
    readonly rowsPerChunk?: number;
    readonly format?: RowFormat;
  } = {},
): Run {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const decoder = new Decoder(
    {columns, filePath, rowsPerChunk: options.rowsPerChunk ?? 1000},
    options.format,
  );
  const ends = [...(options.cuts ?? []), bytes.length];
  const pushed = ends.flatMap((end, i) => decoder.push(bytes.subarray(ends[i - 1] ?? 0, end)));
  const chunks = [...pushed, ...decoder.finish()];
  const {columns: newColumns, undecided} = decoder.newColumns();
  return {
    rows: chunks.flatMap((chunk) => {
      const values = chunk.columns.map(valuesOf);
      return Array.from({length: chunk.rows}, (_, row) => values.map((of) => of[row] ?? null));
    }),
    rescued: chunks.flatMap((chunk) => valuesOf(chunk.rescued) as (string | null)[]),
    newColumns,
    undecided,
    rescuedRows: decoder.rescuedRows,
    chunks: chunks.length,
  };
}

/** One for all: making one costs more than decoding a value. */
const utf8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

export function valuesOf(column: FilledColumn): readonly Value[] {
  const {type, length, validity, values, offsets, elements} = column;
  const bit = (bits: Uint8Array, row: number) => (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
  const inner = elements ? valuesOf(elements) : [];
  const longs =
    values instanceof Int32Array
      ? new BigInt64Array(values.buffer, values.byteOffset, length)
      : null;
  return Array.from({length}, (_, row): Value => {
    if (validity && !bit(validity, row)) return null;
    const [start, end] = [offsets?.[row] ?? 0, offsets?.[row + 1] ?? 0];
    if (elements) return inner.slice(start, end);
    if (type === 'BOOLEAN') return bit(values as Uint8Array, row);
    if (type === 'VARCHAR') return utf8.decode((values as Uint8Array).subarray(start, end));
    return longs?.[row] ?? values[row] ?? null;
  });
}

/* ------------------------------------------------------------- the oracle */

/** What the rules make of `json`, which must be an array of objects. @throws whatever JSON.parse does */
export function expected(json: string, columns: readonly TargetColumn[]): Decoded {
  JSON.parse(json);
  const rows = elementsOf(json).map((object) => expectedRow(object, columns));
  return {rows: rows.map(({values}) => values), rescued: rows.map(({rescued}) => rescued)};
}

function expectedRow(object: string, columns: readonly TargetColumn[]) {
  const values: Value[] = columns.map(() => null);
  const earlier = new Map<number, string>();
  const rescued: string[] = [];
  for (const member of elementsOf(object)) {
    const [key, value] = splitMember(member);
    const index = columns.findIndex(({name}) => name === JSON.parse(key));
    const column = columns[index];
    if (!column) {
      if (value !== 'null') rescued.push(`${key}:${compact(value)}`);
      continue;
    }
    const before = earlier.get(index);
    if (before !== undefined) rescued.push(before);
    earlier.delete(index);
    const fits = expectedValue(value, column.type);
    values[index] = fits ?? null;
    if (fits === undefined) rescued.push(`${key}:${compact(value)}`);
    else if (fits !== null) earlier.set(index, `${key}:${compact(value)}`);
  }
  const ending = `"_file_path":${JSON.stringify(filePath)}`;
  return {values, rescued: rescued.length > 0 ? `{${[...rescued, ending].join(',')}}` : null};
}

/** Undefined when the value does not fit. */
export function expectedValue(source: string, type: TargetColumn['type']): Value | undefined {
  const value: unknown = JSON.parse(source);
  if (value === null) return null;
  if (!type.endsWith('[]')) return expectedScalar(source, value, type as ScalarType);
  if (!Array.isArray(value)) return undefined;
  const elements = elementsOf(source).map((element) =>
    expectedValue(element, type.slice(0, -2) as ScalarType),
  );
  return elements.some((element) => element === undefined) ? undefined : (elements as Value[]);
}

function expectedScalar(source: string, value: unknown, type: ScalarType): Value | undefined {
  switch (type) {
    case 'BIGINT':
      return typeof value === 'number' ? exactInteger(source) : undefined;
    case 'DOUBLE':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'BOOLEAN':
      return typeof value === 'boolean' ? value : undefined;
    case 'TIMESTAMP':
      return typeof value === 'string' ? micros(value) : undefined;
    default:
      if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
      return compact(source);
  }
}

function exactInteger(source: string): bigint | undefined {
  const [mantissa = '', power = '0'] = source.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole.replace('-', '') + fraction);
  const shift = Number(power) - fraction.length;
  if (digits === 0n) return 0n;
  if (Math.abs(shift) > 1000) return undefined;
  const scale = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && digits % scale !== 0n) return undefined;
  const size = shift < 0 ? digits / scale : digits * scale;
  const signed = source.startsWith('-') ? -size : size;
  return BigInt.asIntN(64, signed) === signed ? signed : undefined;
}

function micros(text: string): bigint | undefined {
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const zone = /([+-])(\d\d):(\d\d)/.exec(parts[8] ?? '+00:00');
  const [zoneHours, zoneMinutes] = [Number(zone?.[2] ?? 0), Number(zone?.[3] ?? 0)];
  if (zoneHours > 23 || zoneMinutes > 59) return undefined;
  const offset = (zoneHours * 60 + zoneMinutes) * (zone?.[1] === '-' ? -1 : 1);
  const time = date.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000;
  return BigInt(time) * 1000n + BigInt((parts[7] ?? '').padEnd(6, '0').slice(0, 6));
}

export const compact = (source: string) =>
  source.trim().startsWith('"')
    ? source.trim()
    : source.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/gs, '$1');

/** Source texts of an array's elements or an object's members. */
function elementsOf(source: string): readonly string[] {
  const elements: string[] = [];
  let [depth, start] = [0, 0];
  for (const token of source.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]/gs)) {
    const [text] = token;
    if (text === '[' || text === '{') {
      if (++depth === 1) start = token.index + 1;
    } else if (depth === 1 && (text === ',' || text === ']' || text === '}')) {
      const element = source.slice(start, token.index).trim();
      if (element !== '') elements.push(element);
      start = token.index + 1;
    }
    if (text === ']' || text === '}') depth--;
  }
  return elements;
}

function splitMember(member: string): readonly [string, string] {
  const key = /^"(?:[^"\\]|\\.)*"/s.exec(member)?.[0] ?? '';
  return [key, member.slice(key.length).trim().slice(1).trim()];
}
