import {formatCell} from '#/ui/formatCell';
import type {TableColumn} from '../tableColumn';

/** A field by RFC 4180: in quotes when it holds one, a comma or a line break. */
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** More than any figure has that was measured; what binary fractions leave behind comes later. */
const digits = 12;

const inFull = (value: number) =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(digits)));

/** Figures in full; times in UTC as tables show them; NULL is empty. */
function fieldOf(value: unknown, type: string): string {
  if (typeof value === 'number' && !/^(TIMESTAMP|DATE)$/.test(type)) return inFull(value);
  return quoted(formatCell(value, type) ?? '');
}

/** Rows as CSV by RFC 4180: a header of the columns' labels, lines ended by CR LF. */
export function csvText(
  columns: readonly TableColumn[],
  rows: readonly Readonly<Record<string, unknown>>[],
): string {
  const lines = [
    columns.map(({label}) => quoted(label)),
    ...rows.map((row) => columns.map(({name, type}) => fieldOf(row[name], type))),
  ];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}
