import type {Field, Row} from '#/domain/simulator/row';

/** OpenF1's CSV: columns by name, a space for the T of moments, Python's words for lists and booleans. */
export function csv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted();
  const lines = rows.map((row) =>
    columns.map((column) => quoted(cell(row[column] ?? null))).join(','),
  );
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

function cell(field: Field): string {
  if (field === null) return '';
  if (typeof field === 'boolean') return field ? 'True' : 'False';
  if (typeof field === 'object') return `[${field.map((item) => item ?? 'None').join(', ')}]`;
  return String(field).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/, '$1 $2');
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
