import {RecordBatchReader} from 'apache-arrow';
import type {ResultColumn} from '#/contracts/query';

/** The columns of a statement that DuckDB does not describe: EXPLAIN has text, what writes a count. */
export function schemaColumns(schema: Uint8Array): readonly ResultColumn[] {
  const {fields} = RecordBatchReader.from(schema).open().schema;
  return fields.map(({name, type}) => ({
    name,
    type: String(type) === 'Utf8' ? 'VARCHAR' : 'BIGINT',
  }));
}
