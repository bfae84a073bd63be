/** A column as DESCRIBE tells it. */
export interface DescribedColumn {
  readonly name: string;
  readonly type: string;
}

const casts: readonly (readonly [type: RegExp, to: string])[] = [
  // Parquet's interval counts milliseconds and its writers refuse it; it has no enum, union, bit
  // string, zoned time of day, or integer without bound.
  [/^(INTERVAL|ENUM\(|UNION\(|BIT$|TIME WITH TIME ZONE|BIGNUM|VARINT|UUID)/, 'VARCHAR'],
  // 39 digits; Parquet's decimal has 38.
  [/^UHUGEINT$/, 'VARCHAR'],
  // Parquet has no 128-bit integer. A value of 39 digits is an error, not a wrong number.
  [/^HUGEINT$/, 'DECIMAL(38,0)'],
  // Seconds would come back as a bare number, milliseconds as microseconds.
  [/^TIMESTAMP_(S|MS)$/, 'TIMESTAMP'],
];
const nestedForeign = /\b(INTERVAL|ENUM|UNION|BIT|BIGNUM|VARINT|UUID|U?HUGEINT|TIMESTAMP_M?S)\b/;

/** The SELECT whose result can be exported: `from` as it is, with foreign types cast. */
export function exportSelect(from: string, columns: readonly DescribedColumn[]): string {
  const list = columns.map(({name, type}) => {
    const column = `"${name.replaceAll('"', '""')}"`;
    const to = exportType(type);
    return to === type ? column : `CAST(${column} AS ${to}) AS ${column}`;
  });
  return `SELECT ${list.join(', ')} FROM ${from}`;
}

/** The type a DuckDB type has after an export. */
export function exportType(type: string): string {
  const [, element = type, list = ''] = /^(.*?)((?:\[\d*\])*)$/s.exec(type) ?? [];
  if (/^(STRUCT|MAP)\b/.test(element)) return nestedForeign.test(element) ? 'VARCHAR' : type;
  const cast = casts.find(([foreign]) => foreign.test(element));
  return cast ? cast[1] + list : type;
}
