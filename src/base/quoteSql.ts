/** A SQL identifier, safe for any name. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A SQL literal; null becomes NULL. Numbers must be finite. */
export function quoteValue(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`No SQL literal for ${value}`);
  return String(value);
}

/** A UTC TIMESTAMP literal of epoch milliseconds. */
export function quoteTime(epochMs: number): string {
  return `TIMESTAMP '${new Date(epochMs).toISOString().slice(0, -1).replace('T', ' ')}'`;
}
