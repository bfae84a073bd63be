import {parseSqlType, type SqlType} from '#/base/sqlType';

/** Whether values of an SQL type are figures, set to the right and in even digits. */
export function isFigure(type: string): boolean {
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL.*)$/.test(type);
}

/** A type without the fields of its structs, which would not fit above a column. */
export const shortType = (type: string): string => type.replace(/STRUCT\(.*\)/s, 'STRUCT');

const decimals = new Intl.NumberFormat('en', {maximumFractionDigits: 6, useGrouping: false});

/**
 * A value as a table shows it; `null` for SQL's NULL. Timestamps and dates are epoch milliseconds, shown in UTC; also
 * inside lists and objects, which are shown as JSON.
 */
export function formatCell(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return formatNumber(value, type);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  const parsed = /DATE|TIMESTAMP/.test(type) ? parseSqlType(type) : null;
  return JSON.stringify(parsed ? withTimes(value, parsed) : value);
}

/** A nested value with its times as text. */
function withTimes(value: unknown, type: SqlType): unknown {
  if (value === null || value === undefined) return null;
  if (type.kind === 'scalar')
    return /^(DATE|TIMESTAMP)$/.test(type.type) ? formatCell(value, type.type) : value;
  if (type.kind === 'list')
    return Array.isArray(value) ? value.map((element) => withTimes(element, type.element)) : value;
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  return Object.fromEntries(
    type.fields.map(({name, type: inner}) => [name, withTimes(fields.get(name), inner)]),
  );
}

function formatNumber(value: number, type: string): string {
  if (type === 'TIMESTAMP') return formatTimestamp(value);
  if (type === 'DATE') return formatTimestamp(value).slice(0, 10);
  return Number.isInteger(value) || !Number.isFinite(value)
    ? String(value)
    : decimals.format(value);
}

function formatTimestamp(epochMs: number): string {
  const date = new Date(epochMs);
  if (Number.isNaN(date.getTime())) return String(epochMs);
  return date
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '')
    .replace(/\.000$/, '');
}
