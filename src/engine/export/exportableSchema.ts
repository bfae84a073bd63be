import {DataType, RecordBatchReader, type Field, type Schema} from 'apache-arrow';
import {AppError} from '#/base/errors';

/**
 * The schema of an Arrow IPC stream whose every column can be written.
 * The Parquet writer would end its file early, without a word, at a column it cannot write.
 * @throws AppError 'sql.invalid' naming the first column that must be cast
 */
export function exportableSchema(stream: Uint8Array): Schema {
  return refuseUnexportable(RecordBatchReader.from(stream).open().schema);
}

/** @throws AppError 'sql.invalid' naming the first column that must be cast */
export function refuseUnexportable(schema: Schema): Schema {
  const refused = schema.fields.find((field) => !isExportable(field));
  if (!refused) return schema;
  throw new AppError(
    'sql.invalid',
    `Column "${refused.name}" has a type no export has (${String(refused.type)}); cast it to VARCHAR`,
    {details: {column: refused.name}},
  );
}

function isExportable({type}: Field): boolean {
  const foreign =
    DataType.isInterval(type) ||
    DataType.isDuration(type) ||
    DataType.isUnion(type) ||
    DataType.isDictionary(type) ||
    DataType.isFixedSizeBinary(type);
  const children: readonly Field[] | null | undefined = type.children;
  return !foreign && (children ?? []).every(isExportable);
}
