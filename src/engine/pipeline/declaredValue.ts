import {quoteName} from '#/base/quoteSql';
import type {ColumnType} from '#/lakehouse/define';

/**
 * SQL for the value of a column that was widened in bronze, as the type it is declared with: NULL where the value is
 * of no such type. A number with a fraction is no BIGINT; the time of a text is told by its zone.
 */
export function declaredValue(column: string, declared: ColumnType): string {
  const name = quoteName(column);
  if (declared === 'BIGINT') {
    const number = `try_cast(${name} AS DOUBLE)`;
    return `CASE WHEN ${number} = floor(${number}) THEN try_cast(${name} AS BIGINT) END`;
  }
  if (declared === 'TIMESTAMP')
    return `make_timestamp(epoch_us(try_cast(${name} AS TIMESTAMP WITH TIME ZONE)))`;
  return `try_cast(${name} AS ${declared})`;
}
