import {DataType, makeVector, type Data} from 'apache-arrow';
import {BlobParts, type WrittenFile} from './blobParts';
import type {IpcPieces} from './ipcPieces';
import {jsonCells, type Cells} from './jsonCells';
import {readBatches} from './readBatches';

/**
 * A query result as CSV: RFC 4180, UTF-8, a header line, NULL as nothing and the empty text as "".
 * Times are ISO 8601 in UTC with microseconds, lists are JSON. A text that a spreadsheet would run
 * as a formula gets an apostrophe before it, as spreadsheets themselves mark text; numbers do not.
 * @throws AppError 'sql.invalid' for a column that must be cast first; whatever the pieces throw
 */
export async function writeCsv(pieces: IpcPieces): Promise<WrittenFile> {
  const {schema, batches} = await readBatches(pieces);
  const parts = new BlobParts();
  parts.add(`${schema.fields.map(({name}) => textCell(name)).join(',')}\r\n`);
  let rows = 0;
  for await (const batch of batches) {
    const columns = batch.data.children.map(csvCells);
    const lines: string[] = [];
    for (let row = 0; row < batch.numRows; row += 1)
      lines.push(columns.map((cells) => cells(row)).join(','));
    if (lines.length > 0) parts.add(`${lines.join('\r\n')}\r\n`);
    rows += lines.length;
  }
  return {blob: parts.blob('text/csv;charset=utf-8'), rows};
}

function csvCells(column: Data): Cells {
  if (DataType.isUtf8(column.type)) {
    const texts = makeVector(column);
    return (row) => {
      const text: string | null = texts.get(row);
      return text === null ? '' : textCell(text);
    };
  }
  const cells = jsonCells(column);
  return (row) => {
    const json = cells(row);
    if (json === 'null') return '';
    if (json.startsWith('"')) return json.slice(1, -1);
    return quoted(json);
  };
}

/** A cell that begins so is a formula to a spreadsheet. */
const formulaStart = /^[=+\-@\t\r]/;

function textCell(text: string): string {
  if (text === '') return '""';
  return quoted(formulaStart.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
