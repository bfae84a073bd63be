/** Whether values of an SQL type are figures, set to the right and in even digits. */
export function isFigure(type: string): boolean {
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL.*)$/.test(type);
}

const decimals = new Intl.NumberFormat('en', {maximumFractionDigits: 6, useGrouping: false});

/** A value as a table shows it; `null` for SQL's NULL. Timestamps are epoch milliseconds, shown in UTC. */
export function formatCell(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return formatNumber(value, type);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
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
