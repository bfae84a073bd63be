import type {RecordBatch} from 'apache-arrow';
import {type FilePart, textPart} from './filePart';
import type {IpcPieces} from './ipcPieces';
import {jsonCells} from './jsonCells';
import {readBatches} from './readBatches';

/**
 * A query result as a JSON array, one object per line, NULL as null. A number is a JSON number when
 * a double holds it exactly, else a string; times are ISO 8601 in UTC with microseconds.
 * @throws AppError 'sql.invalid' for a column that must be cast first; whatever the pieces throw
 */
export async function* writeJson(pieces: IpcPieces): AsyncGenerator<FilePart> {
  let before = '[\n';
  for await (const lines of linesOf(pieces)) {
    yield textPart(before + lines.join(',\n'), lines.length);
    before = ',\n';
  }
  yield textPart(before === ',\n' ? '\n]\n' : '[\n]\n', 0);
}

/** The same objects, each on a line of its own with nothing around them. @throws as `writeJson` */
export async function* writeJsonLines(pieces: IpcPieces): AsyncGenerator<FilePart> {
  for await (const lines of linesOf(pieces)) yield textPart(`${lines.join('\n')}\n`, lines.length);
}

/** Some objects at a time; never none. */
async function* linesOf(pieces: IpcPieces): AsyncGenerator<readonly string[]> {
  const {schema, batches} = await readBatches(pieces);
  const names = schema.fields.map(({name}) => JSON.stringify(name));
  for await (const batch of batches) if (batch.numRows > 0) yield batchLines(batch, names);
}

function batchLines(batch: RecordBatch, names: readonly string[]): readonly string[] {
  const columns = batch.data.children.map(jsonCells);
  return Array.from(
    {length: batch.numRows},
    (_, row) => `{${columns.map((cells, at) => `${names[at]}:${cells(row)}`).join(',')}}`,
  );
}
