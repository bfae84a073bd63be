import {BlobParts, type WrittenFile} from './blobParts';
import type {IpcPieces} from './ipcPieces';
import {jsonCells} from './jsonCells';
import {readBatches} from './readBatches';

/**
 * A query result as a JSON array, one object per line, NULL as null. A number is a JSON number when
 * a double holds it exactly, else a string; times are ISO 8601 in UTC with microseconds.
 * @throws AppError 'sql.invalid' for a column that must be cast first; whatever the pieces throw
 */
export async function writeJson(pieces: IpcPieces): Promise<WrittenFile> {
  const {schema, batches} = await readBatches(pieces);
  const names = schema.fields.map(({name}) => JSON.stringify(name));
  const parts = new BlobParts();
  parts.add('[');
  let rows = 0;
  for await (const batch of batches) {
    const columns = batch.data.children.map(jsonCells);
    const lines: string[] = [];
    for (let row = 0; row < batch.numRows; row += 1)
      lines.push(`{${columns.map((cells, at) => `${names[at]}:${cells(row)}`).join(',')}}`);
    if (lines.length > 0) parts.add((rows === 0 ? '\n' : ',\n') + lines.join(',\n'));
    rows += lines.length;
  }
  parts.add('\n]\n');
  return {blob: parts.blob('application/json'), rows};
}
