import {DataType, type Field, Precision, RecordBatchReader, TimeUnit} from 'apache-arrow';
import {AppError} from '#/base/errors';
import type {ResultColumn} from '#/contracts/query';

/**
 * The columns of a statement that DuckDB does not describe: EXPLAIN has text, what writes a count or the rows that
 * RETURNING names.
 *
 * @throws AppError 'sql.invalid' for a type whose Arrow values do not read as DuckDB's text
 */
export function schemaColumns(schema: Uint8Array): readonly ResultColumn[] {
  return RecordBatchReader.from(schema).open().schema.fields.map(columnOf);
}

function columnOf({name, type}: Field): ResultColumn {
  const known = plainType(type);
  if (known === null)
    throw new AppError(
      'sql.invalid',
      `RETURNING cannot show the column "${name}" as it is: name the columns, this one as text with ::VARCHAR. Nothing was written`,
    );
  return {name, type: known};
}

const timestamps: Readonly<Record<TimeUnit, string>> = {
  [TimeUnit.SECOND]: 'TIMESTAMP_S',
  [TimeUnit.MILLISECOND]: 'TIMESTAMP_MS',
  [TimeUnit.MICROSECOND]: 'TIMESTAMP',
  [TimeUnit.NANOSECOND]: 'TIMESTAMP_NS',
};

const integers: Readonly<Record<number, string>> = {
  8: 'TINYINT',
  16: 'SMALLINT',
  32: 'INTEGER',
  64: 'BIGINT',
};

/** DuckDB's type that becomes the Arrow type and is shown from it; null without one. */
function plainType(type: DataType): string | null {
  if (DataType.isUtf8(type)) return 'VARCHAR';
  if (DataType.isBool(type)) return 'BOOLEAN';
  return numberType(type) ?? timeType(type);
}

function numberType(type: DataType): string | null {
  if (DataType.isInt(type)) return `${type.isSigned ? '' : 'U'}${integers[type.bitWidth]}`;
  if (DataType.isFloat(type)) return type.precision === Precision.SINGLE ? 'FLOAT' : 'DOUBLE';
  // A HUGEINT is one of 38 digits too, whose values are not what DuckDB has.
  const isDecimal = DataType.isDecimal(type) && (type.precision < 38 || type.scale > 0);
  return isDecimal ? `DECIMAL(${type.precision},${type.scale})` : null;
}

function timeType(type: DataType): string | null {
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTime(type)) return 'TIME';
  if (!DataType.isTimestamp(type)) return null;
  return type.timezone ? 'TIMESTAMP WITH TIME ZONE' : timestamps[type.unit];
}
