import {type Column, type DataType, type Field, tableFromIPC, Type} from '@uwdata/flechette';

/** A value of a result: plain data that every screen and the console can show. */
export type SqlValue =
  | null
  | boolean
  | number
  | string
  | readonly SqlValue[]
  | {readonly [field: string]: SqlValue};

export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface SqlColumn {
  readonly name: string;
  /** SQL's name of the type, as far as Arrow tells it: what the column header shows. */
  readonly type: string;
}

export interface SqlRows<Row = SqlRow> {
  readonly columns: readonly SqlColumn[];
  readonly rows: readonly Row[];
}

/**
 * Rows of an Arrow IPC stream as plain objects. 64-bit integers become numbers while they are safe and
 * text beyond 2^53; timestamps and dates epoch milliseconds; lists arrays; bytes hexadecimal text.
 * Of columns with the same name the first wins.
 */
export function decodeArrow(arrow: Uint8Array): SqlRows {
  const table = tableFromIPC(arrow, {useBigInt: true});
  const columns = table.schema.fields.map(({name, type}) => ({name, type: sqlType(type)}));
  const named = new Map<string, readonly SqlValue[]>();
  columns.forEach(({name}, at) => {
    if (!named.has(name)) named.set(name, columnValues(table.getChildAt(at)));
  });
  const rows = Array.from({length: table.numRows}, (_, row) => {
    const object: Record<string, SqlValue> = {};
    for (const [name, values] of named) object[name] = values[row] ?? null;
    return object;
  });
  return {columns, rows};
}

function columnValues(column: Column<unknown>): readonly SqlValue[] {
  return Array.from(column, plain);
}

function plain(value: unknown): SqlValue {
  switch (typeof value) {
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'number':
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : composite(value);
    default:
      return null;
  }
}

function composite(value: object): SqlValue {
  if (value instanceof Date) return value.getTime();
  if (value instanceof Uint8Array)
    return `\\x${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  if (Array.isArray(value)) return value.map(plain);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as unknown as ArrayLike<unknown>, plain);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]));
}

const byTypeId: Readonly<Record<number, string>> = {
  [Type.Bool]: 'BOOLEAN',
  [Type.Utf8]: 'VARCHAR',
  [Type.LargeUtf8]: 'VARCHAR',
  [Type.Date]: 'DATE',
  [Type.Time]: 'TIME',
  [Type.Timestamp]: 'TIMESTAMP',
  [Type.Interval]: 'INTERVAL',
  [Type.Decimal]: 'DECIMAL',
  [Type.Binary]: 'BLOB',
  [Type.Map]: 'MAP',
};
const integers: Readonly<Record<number, string>> = {
  8: 'TINYINT',
  16: 'SMALLINT',
  32: 'INTEGER',
  64: 'BIGINT',
};

function sqlType(type: DataType): string {
  switch (type.typeId) {
    case Type.Int:
      return `${type.signed ? '' : 'U'}${integers[type.bitWidth] ?? 'INTEGER'}`;
    case Type.Float:
      return type.precision === 2 ? 'DOUBLE' : 'FLOAT';
    case Type.Dictionary:
      return sqlType(type.dictionary);
    case Type.List:
    case Type.FixedSizeList:
    case Type.LargeList:
      return `${elementType(type.children)}[]`;
    case Type.Struct:
      return `STRUCT(${type.children.map(structField).join(', ')})`;
    default:
      return byTypeId[type.typeId] ?? 'VARCHAR';
  }
}

const elementType = ([element]: readonly Field[]): string =>
  element ? sqlType(element.type) : 'VARCHAR';

const structField = ({name, type}: Field): string =>
  `"${name.replaceAll('"', '""')}" ${sqlType(type)}`;
