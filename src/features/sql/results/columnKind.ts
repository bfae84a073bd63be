/** What a column's values are to a person who filters or draws them, by DuckDB's type. */

export const isNumber = (type: string): boolean =>
  /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|BIGNUM|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(
    type,
  );

export const isTime = (type: string): boolean => /^(?:DATE|TIMESTAMP.*)$/.test(type);

/** The type without what its brackets hold, which would not fit above a column. */
export function shortType(type: string): string {
  return type
    .replace(/^(STRUCT|UNION|ENUM|MAP)\(.*\)(?=(?:\[\d*\])*$)/s, '$1')
    .replace('TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ')
    .replace('TIME WITH TIME ZONE', 'TIMETZ');
}
