import type {PlainTable} from '../../harness/plainRows';
import type {RecordedRow} from './recordedRows';

/** Microseconds since 1970 of OpenF1's spellings of a time: with and without a fraction. */
function microseconds(text: string): number {
  const fraction = /\.(\d{1,6})/.exec(text)?.[1] ?? '';
  return Date.parse(text.replace(/\.\d+/, '')) * 1000 + Number(fraction.padEnd(6, '0'));
}

/** Text columns hold texts, and numbers and lists as JSON: the same value may be spelled in several ways. */
function spelledOnce(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** A value as it was delivered, in the form in which a column of this type can be compared. */
function delivered(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'TIMESTAMP') return typeof value === 'string' ? microseconds(value) : value;
  if (type === 'VARCHAR')
    return typeof value === 'string' ? spelledOnce(value) : JSON.stringify(value);
  return type.endsWith('[]') ? JSON.stringify(value) : value;
}

function stored(value: unknown, type: string): unknown {
  if (typeof value !== 'string') return value ?? null;
  if (type.endsWith('[]')) return spelledOnce(value.replaceAll('NULL', 'null'));
  return type === 'VARCHAR' ? spelledOnce(value) : value;
}

/** One line of JSON per row, sorted: two tables are the same, each row exactly once, when their lines are. */
function lines(rows: readonly RecordedRow[], line: (row: RecordedRow) => unknown): string[] {
  return rows.map((row) => JSON.stringify(line(row))).toSorted();
}

const ownColumns = (types: PlainTable['types']) =>
  Object.entries(types).filter(([name]) => !name.startsWith('_'));

/** A bronze table without the autoloader's own columns. */
export function storedLines({types, rows}: PlainTable): readonly string[] {
  const columns = ownColumns(types);
  return lines(rows, (row) => columns.map(([name, type]) => [name, stored(row[name], type)]));
}

/** Answers as a table of these columns must hold them. A field without a column shows as itself. */
export function deliveredLines(
  rows: readonly RecordedRow[],
  {types}: PlainTable,
): readonly string[] {
  const columns = ownColumns(types);
  return lines(rows, (row) => [
    ...columns.map(([name, type]) => [name, delivered(row[name], type)]),
    ...Object.entries(row).filter(([name]) => !(name in types)),
  ]);
}
