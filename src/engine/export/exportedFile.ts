import type {ExportedFile, ExportRequest} from '#/contracts/export';
import {openFileTarget} from './exportTarget';
import type {ExportTally} from './exportTally';
import {type OpenFile, whole} from './openFile';

/** An export of one file, which `write` fills; when that fails nothing of it stays. */
export async function exportedFile(
  request: ExportRequest,
  name: string,
  tally: ExportTally,
  write: (file: OpenFile) => Promise<void>,
): Promise<ExportedFile> {
  const {into, fileName, blob} = await openFileTarget(request, name);
  tally.begin(fileName);
  await whole(into, () => write(into));
  return {fileName, blob: await blob(), files: 1, rows: tally.rows, bytes: tally.bytes};
}
