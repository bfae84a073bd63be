import type {RowFormat} from '#/engine/storage/fileFormat';
import {
  normalColumnType,
  parseColumnType,
  type TypeField,
  type TypeTree,
} from '#/lakehouse/columnType';
import type {ScalarType} from '#/lakehouse/define';
import type {FilledColumn, TargetColumn} from './columnBuffer';
import {Decoder} from './decoder';
import type {Observed} from './inference';
import {elementsOf, splitMember} from './oracleSource';
import {type ReadRules, usualRules} from './readRules';

/**
 * For tests: the decoder's rules said a second time, slowly, on top of JSON.parse; and ways to run the decoder.
 */

export type Value =
  | bigint
  | number
  | boolean
  | string
  | null
  | readonly Value[]
  | {readonly [field: string]: Value};
export interface Decoded {
  readonly rows: readonly (readonly Value[])[];
  readonly rescued: readonly (string | null)[];
}
export const filePath = '/Volumes/laps_"1".json';

/** `name:TYPE name:TYPE`; spaces inside brackets belong to the type. */
export const schema = (text: string): readonly TargetColumn[] =>
  text
    .split(/ (?=[^ :"(]+:)/)
    .filter(Boolean)
    .map((column) => {
      const [name = '', type = ''] = column.split(':');
      return {name, type: normalColumnType(type)};
    });

/* ------------------------------------------------------------ the decoder */

interface Run extends Decoded, Omit<Observed, 'columns'> {
  readonly newColumns: readonly TargetColumn[];
  readonly rescuedRows: number;
  readonly malformedRows: number;
  readonly chunks: number;
}

/** Decodes `text` pushed in windows that end at the offsets `cuts`. @throws MalformedFile */
export function decode(
  text: string | Uint8Array,
  columns: readonly TargetColumn[],
  options: {
    readonly cuts?: readonly number[];
    readonly rowsPerChunk?: number;
    readonly rowsInFirstChunk?: number;
    readonly format?: RowFormat;
    readonly rules?: Partial<ReadRules>;
  } = {},
): Run {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const decoder = new Decoder(
    {
      columns,
      filePath,
      rowsPerChunk: options.rowsPerChunk ?? 1000,
      rowsInFirstChunk: options.rowsInFirstChunk ?? 1000,
      rules: {...usualRules, ...options.rules},
    },
    ({rows, columns, rescued}) => ({
      rows,
      columns: columns.map(valuesOf),
      rescued: valuesOf(rescued),
    }),
    options.format,
  );
  const ends = [...(options.cuts ?? []), bytes.length];
  const pushed = ends.flatMap((end, i) => decoder.push(bytes.subarray(ends[i - 1] ?? 0, end)));
  const chunks = [...pushed, ...decoder.finish()];
  const {columns: newColumns, ...observed} = decoder.newColumns();
  return {
    rows: chunks.flatMap(({rows, columns: values}) =>
      Array.from({length: rows}, (_, row) => values.map((of) => of[row] ?? null)),
    ),
    rescued: chunks.flatMap(({rescued}) => rescued as (string | null)[]),
    newColumns,
    ...observed,
    rescuedRows: decoder.rescuedRows,
    malformedRows: decoder.malformedRows,
    chunks: chunks.length,
  };
}

/** One for all: making one costs more than decoding a value. */
const utf8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

export function valuesOf(column: FilledColumn): readonly Value[] {
  const {type, length, validity, values, offsets, elements, fields} = column;
  const bit = (bits: Uint8Array, row: number) => (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
  const inner = elements ? valuesOf(elements) : [];
  const members = fields.map(valuesOf);
  const scalar = type.kind === 'scalar' ? type.type : null;
  const longs =
    values instanceof Int32Array && scalar !== 'DATE'
      ? new BigInt64Array(values.buffer, values.byteOffset, length)
      : null;
  return Array.from({length}, (_, row): Value => {
    if (validity && !bit(validity, row)) return null;
    const [start, end] = [offsets?.[row] ?? 0, offsets?.[row + 1] ?? 0];
    if (elements) return inner.slice(start, end);
    if (type.kind === 'struct')
      return Object.fromEntries(
        type.fields.map(({name}, i) => [name, members[i]?.[row] ?? null] as const),
      );
    if (scalar === 'BOOLEAN') return bit(values as Uint8Array, row);
    if (scalar === 'VARCHAR') return utf8.decode((values as Uint8Array).subarray(start, end));
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
    const lost: Lost[] = [];
    const fits = expectedValue(value, parseColumnType(column.type), lost);
    values[index] = fits ?? null;
    if (fits === undefined) rescued.push(`${key}:${compact(value)}`);
    for (const part of lost)
      rescued.push(`${JSON.stringify(pathText([column.name, ...part.path]))}:${part.text}`);
    if (fits !== undefined && fits !== null) earlier.set(index, `${key}:${compact(value)}`);
  }
  const ending = `"_file_path":${JSON.stringify(filePath)}`;
  return {values, rescued: rescued.length > 0 ? `{${[...rescued, ending].join(',')}}` : null};
}

interface Lost {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

const pathText = (path: readonly (string | number)[]) =>
  path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(step);
      return `.${isPlain ? step : `\`${step.replaceAll('`', '``')}\``}`;
    })
    .join('')
    .slice(1);

/** Undefined when the value does not fit; `lost` gets the parts of one that does in part. */
export function expectedValue(
  source: string,
  type: TypeTree,
  lost: Lost[] = [],
): Value | undefined {
  const value: unknown = JSON.parse(source);
  if (value === null) return null;
  if (type.kind === 'scalar') return expectedScalar(source, value, type.type);
  if (type.kind === 'struct') return expectedStruct(source, type.fields, lost);
  if (!Array.isArray(value)) return undefined;
  const lostInside: Lost[] = [];
  const elements = elementsOf(source).map((element, i) => {
    const inside: Lost[] = [];
    const fits = expectedValue(element, type.element, inside);
    lostInside.push(...inside.map(({path, text}) => ({path: [i, ...path], text})));
    return fits;
  });
  if (elements.some((element) => element === undefined)) return undefined;
  lost.push(...lostInside);
  return elements as Value[];
}

function expectedStruct(
  source: string,
  fields: readonly TypeField[],
  lost: Lost[],
): Value | undefined {
  if (!source.startsWith('{')) return undefined;
  const values = new Map<string, Value>(fields.map(({name}) => [name, null]));
  const earlier = new Map<string, string>();
  for (const member of elementsOf(source)) {
    const [key, value] = splitMember(member);
    const name = String(JSON.parse(key));
    const type = fields.find((field) => field.name === name)?.type;
    const before = earlier.get(name);
    if (before !== undefined) lost.push({path: [name], text: before});
    earlier.delete(name);
    const inside: Lost[] = [];
    const fits = type && expectedValue(value, type, inside);
    lost.push(...inside.map(({path, text}) => ({path: [name, ...path], text})));
    if (type) values.set(name, fits ?? null);
    if (value === 'null') continue;
    if (fits === undefined)
      lost.push({path: [name.isWellFormed() ? name : '\ufffd'], text: compact(value)});
    else earlier.set(name, compact(value));
  }
  return Object.fromEntries(values);
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
    case 'DATE':
      return typeof value === 'string' ? days(value) : undefined;
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

function days(text: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? micros(text) : undefined;
  return time === undefined ? undefined : Number(time / 86_400_000_000n);
}

export const compact = (source: string) =>
  source.trim().startsWith('"')
    ? source.trim()
    : source.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/gs, '$1');
