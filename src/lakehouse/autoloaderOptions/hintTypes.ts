import type {ColumnType, ScalarType} from '../define';

/** Spark's and DuckDB's spellings of the types bronze has. Narrower numbers become the wider one: nothing is lost. */
const scalars: Readonly<Record<string, ScalarType>> = {
  BIGINT: 'BIGINT',
  LONG: 'BIGINT',
  INT: 'BIGINT',
  INTEGER: 'BIGINT',
  SMALLINT: 'BIGINT',
  SHORT: 'BIGINT',
  TINYINT: 'BIGINT',
  BYTE: 'BIGINT',
  INT8: 'BIGINT',
  INT4: 'BIGINT',
  INT2: 'BIGINT',
  INT64: 'BIGINT',
  INT32: 'BIGINT',
  INT16: 'BIGINT',
  UINTEGER: 'BIGINT',
  USMALLINT: 'BIGINT',
  UTINYINT: 'BIGINT',
  DOUBLE: 'DOUBLE',
  FLOAT: 'DOUBLE',
  REAL: 'DOUBLE',
  FLOAT8: 'DOUBLE',
  FLOAT4: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  BOOL: 'BOOLEAN',
  LOGICAL: 'BOOLEAN',
  TIMESTAMP: 'TIMESTAMP',
  TIMESTAMP_NTZ: 'TIMESTAMP',
  TIMESTAMP_LTZ: 'TIMESTAMP',
  TIMESTAMPTZ: 'TIMESTAMP',
  DATETIME: 'TIMESTAMP',
  DATE: 'TIMESTAMP',
  VARCHAR: 'VARCHAR',
  STRING: 'VARCHAR',
  TEXT: 'VARCHAR',
  CHAR: 'VARCHAR',
  BPCHAR: 'VARCHAR',
};

const supported =
  'BIGINT, DOUBLE, BOOLEAN, TIMESTAMP and VARCHAR, and lists of these such as BIGINT[]';

/** A type as written, before it is known whether bronze has it. */
export type WrittenType =
  | {readonly kind: 'named'; readonly name: string}
  | {readonly kind: 'list'; readonly element: WrittenType}
  | {readonly kind: 'map' | 'struct'};

export type BronzeType =
  | {readonly kind: 'type'; readonly type: ColumnType}
  | {readonly kind: 'problem'; readonly problem: string};

/** The type of bronze that holds what was written, or what to write instead. */
export function bronzeType(written: WrittenType): BronzeType {
  if (written.kind === 'named') return namedType(written.name);
  if (written.kind === 'list' && written.element.kind === 'named') {
    const element = scalars[written.element.name];
    return element ? {kind: 'type', type: `${element}[]`} : namedType(written.element.name);
  }
  const name =
    written.kind === 'list' ? 'list of lists, maps or structs' : written.kind.toUpperCase();
  return {
    kind: 'problem',
    problem: `bronze has no ${name}; it has ${supported}. VARCHAR keeps the JSON text whole.`,
  };
}

function namedType(name: string): BronzeType {
  const type = scalars[name];
  if (type) return {kind: 'type', type};
  const instead =
    name === 'DECIMAL' || name === 'NUMERIC' ? ' DOUBLE rounds, VARCHAR keeps every digit.' : '';
  return {kind: 'problem', problem: `bronze has no ${name}; it has ${supported}.${instead}`};
}
