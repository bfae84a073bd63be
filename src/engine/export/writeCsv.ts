import {DataType, makeVector, type Data} from 'apache-arrow';
import {type FilePart, textPart} from './filePart';
import type {IpcPieces} from './ipcPieces';
import {jsonCells, type Cells} from './jsonCells';
import {readBatches} from './readBatches';

/**
 * A query result as CSV: RFC 4180, UTF-8, a header line, NULL as nothing and the empty text as "".
 * Times are ISO 8601 in UTC with microseconds, lists are JSON. Where `isFormulaSafe`, a text that a spreadsheet would
 * run as a formula gets an apostrophe before it, as spreadsheets themselves mark text; numbers do not.
 * @throws AppError 'sql.invalid' for a column that must be cast first; whatever the pieces throw
 */
export async function* writeCsv(
  pieces: IpcPieces,
  {isFormulaSafe}: {readonly isFormulaSafe: boolean},
): AsyncGenerator<FilePart> {
  const {schema, batches} = await readBatches(pieces);
  const textCell = isFormulaSafe ? inertText : plainText;
  try {
    yield textPart(`${schema.fields.map(({name}) => textCell(name)).join(',')}\r\n`, 0);
    for await (const batch of batches) {
      const columns = batch.data.children.map((column) => csvCells(column, textCell));
      const lines: string[] = [];
      for (let row = 0; row < batch.numRows; row += 1)
        lines.push(columns.map((cells) => cells(row)).join(','));
      if (lines.length > 0) yield textPart(`${lines.join('\r\n')}\r\n`, lines.length);
    }
  } finally {
    await batches.return(undefined);
  }
}

type TextCell = (text: string) => string;

function csvCells(column: Data, textCell: TextCell): Cells {
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

const plainText: TextCell = (text) => (text === '' ? '""' : quoted(text));

const inertText: TextCell = (text) => plainText(formulaStart.test(text) ? `'${text}` : text);

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
