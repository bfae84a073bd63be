import type {ResultColumn} from '#/contracts/query';
import {isNumber} from './columnKind';

export const copyFormats = ['TSV', 'CSV', 'JSON', 'Markdown'] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** A row's values as text, NULL as null. */
export type TextRow = readonly (string | null)[];

/**
 * Rows for the clipboard. All formats but TSV have the columns' names; TSV, which goes into spreadsheets, when
 * `hasHeader`. NULL is empty, in JSON null.
 */
export function copyText(
  format: CopyFormat,
  columns: readonly ResultColumn[],
  rows: readonly TextRow[],
  hasHeader = true,
): string {
  const names = columns.map(({name}) => name);
  if (format === 'JSON') return jsonText(columns, rows);
  if (format === 'Markdown') return markdownText(columns, rows);
  const [separator, cell] = format === 'CSV' ? [',', csvCell] : ['\t', tsvCell];
  const lines = hasHeader || format === 'CSV' ? [names, ...rows] : rows;
  return lines.map((line) => line.map((text) => cell(text ?? '')).join(separator)).join('\n');
}

const csvCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Spreadsheets read quotes around what holds a tab or a line's end. */
const tsvCell = (text: string): string =>
  /[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function jsonText(columns: readonly ResultColumn[], rows: readonly TextRow[]): string {
  const names = columns.map(({name}) => JSON.stringify(name));
  const objects = rows.map((row) => {
    const fields = columns.map(({type}, at) => `${names[at] ?? ''}: ${jsonValue(type, row[at])}`);
    return `  {${fields.join(', ')}}`;
  });
  return rows.length === 0 ? '[]' : `[\n${objects.join(',\n')}\n]`;
}

/** Numbers with all their digits, however many: as text only where JSON has no such number. */
function jsonValue(type: string, text: string | null | undefined): string {
  if (text === null || text === undefined) return 'null';
  if (type === 'BOOLEAN') return text;
  return isNumber(type) && /^-?\d/.test(text) ? text : JSON.stringify(text);
}

function markdownText(columns: readonly ResultColumn[], rows: readonly TextRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (text: string | null) =>
    (text ?? '').replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');
  return [
    line(columns.map(({name}) => cell(name))),
    line(columns.map(({type}) => (isNumber(type) ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(cell))),
  ].join('\n');
}
