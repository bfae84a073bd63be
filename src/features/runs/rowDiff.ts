import type {ChangedRow} from './runSql';

/** A value that changed, of the row with this key. */
export interface ChangedValue {
  /** `session_key 9606, driver_number 1`. */
  readonly row: string;
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The values that differ, row by row; without those of the key and `ignored` columns, which no change is told of. */
export function changedValues(
  rows: readonly ChangedRow[],
  key: readonly string[],
  ignored: readonly string[],
): readonly ChangedValue[] {
  return rows.flatMap(({names, before, after}) => {
    if (!before || !after) return [];
    const row = keyText(names, after, key);
    return names.flatMap((column, at) => {
      const [old, now] = [before[at] ?? null, after[at] ?? null];
      return old === now || ignored.includes(column)
        ? []
        : [{row, column, before: old, after: now}];
    });
  });
}

const keyText = (
  names: readonly string[],
  values: readonly (string | null)[],
  key: readonly string[],
) => key.map((name) => `${name} ${values[names.indexOf(name)] ?? 'null'}`).join(', ');

/** Rows that were added or removed, as objects. */
export function wholeRows(
  rows: readonly ChangedRow[],
): readonly Readonly<Record<string, string | null>>[] {
  return rows.map(({names, before, after}) =>
    Object.fromEntries(names.map((name, at) => [name, (after ?? before)?.[at] ?? null])),
  );
}
