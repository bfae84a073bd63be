import {querySql} from '#/client/useSql';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import type {Example, ExampleRow} from '#/lakehouse/example';
import {exampleSql} from '#/lakehouse/exampleSql';
import {
  driversSql,
  inputSampleSql,
  inputsOf,
  sampleUnit,
  toldColumns,
  withoutNulls,
} from './sampleSql';

/** Which rows a person wants an example from. */
export interface SampleRequest {
  readonly table: DerivedTable;
  /** The session or meeting. */
  readonly key: number;
  /** What the example shows, as a sentence. */
  readonly shows: string;
  /** Rows of each input. */
  readonly limit: number;
}

/**
 * An example of rows that the lake has: a few of each input, and what the table makes of just these, which may be other
 * than what it has. Nothing is written. @throws AppError 'sql.invalid' where an input was never written
 */
export async function sampleExample({table, key, shows, limit}: SampleRequest): Promise<Example> {
  const ofDrivers = driversSql(table, key);
  const found = ofDrivers === null ? [] : (await querySql<{driver_number: number}>(ofDrivers)).rows;
  const drivers = found.map(({driver_number}) => driver_number);
  const sample = {unit: sampleUnit(table), key, drivers, limit};
  const given: Partial<Record<TableName, readonly ExampleRow[]>> = {};
  for (const input of inputsOf(table)) {
    const {rows} = await querySql<ExampleRow>(inputSampleSql(table, input, sample));
    if (rows.length > 0) given[input.name] = withoutNulls(rows, [sample.unit]);
  }
  const {rows} = await querySql<ExampleRow>(exampleSql(table, given, toldColumns(table)));
  return {shows, given, expect: withoutNulls(rows, table.key)};
}
