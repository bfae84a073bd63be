import {columnTypeText, type TypeField, type TypeTree} from '../columnType';
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
  DATE: 'DATE',
  VARCHAR: 'VARCHAR',
  STRING: 'VARCHAR',
  TEXT: 'VARCHAR',
  CHAR: 'VARCHAR',
  BPCHAR: 'VARCHAR',
};

const supported =
  'BIGINT, DOUBLE, BOOLEAN, TIMESTAMP, DATE and VARCHAR, STRUCT, and lists of these such as BIGINT[]';

/** A type as written, before it is known whether bronze has it. */
export type WrittenType =
  | {readonly kind: 'named'; readonly name: string}
  | {readonly kind: 'list'; readonly element: WrittenType}
  | {readonly kind: 'struct'; readonly fields: readonly WrittenField[]}
  | {readonly kind: 'map'};

export interface WrittenField {
  readonly name: string;
  readonly type: WrittenType;
}

export type BronzeType =
  | {readonly kind: 'type'; readonly type: ColumnType}
  | {readonly kind: 'problem'; readonly problem: string};

/** The type of bronze that holds what was written, or what to write instead. */
export function bronzeType(written: WrittenType): BronzeType {
  const tree = treeOf(written);
  return typeof tree === 'string'
    ? {kind: 'problem', problem: tree}
    : {kind: 'type', type: columnTypeText(tree)};
}

/** The type, or what is wrong with it. */
function treeOf(written: WrittenType): TypeTree | string {
  if (written.kind === 'named') {
    const type = scalars[written.name];
    return type ? {kind: 'scalar', type} : unknownType(written.name);
  }
  if (written.kind === 'map')
    return `bronze has no MAP; it has ${supported}. STRUCT keeps the keys that it names, VARCHAR the JSON text whole.`;
  if (written.kind === 'struct') return structOf(written.fields);
  if (written.element.kind === 'list')
    return `bronze has no list of lists; it has ${supported}. VARCHAR keeps the JSON text whole.`;
  const element = treeOf(written.element);
  return typeof element === 'string' ? element : {kind: 'list', element};
}

function structOf(written: readonly WrittenField[]): TypeTree | string {
  const fields: TypeField[] = [];
  for (const {name, type} of written) {
    const inner = treeOf(type);
    if (typeof inner === 'string') return inner;
    if (fields.some((field) => field.name.toLowerCase() === name.toLowerCase()))
      return `the STRUCT has the field ${name} twice: names differ in more than case.`;
    fields.push({name, type: inner});
  }
  return {kind: 'struct', fields};
}

function unknownType(name: string): string {
  const instead =
    name === 'DECIMAL' || name === 'NUMERIC' ? ' DOUBLE rounds, VARCHAR keeps every digit.' : '';
  return `bronze has no ${name}; it has ${supported}.${instead}`;
}
