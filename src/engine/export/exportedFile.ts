import type {ExportedFile, ExportRequest} from '#/contracts/export';
import {openFileTarget} from './exportTarget';
import type {ExportTally} from './exportTally';
import {type OpenFile, openedMeanwhile, whole} from './openFile';

/** An export of one file, which `write` fills; when that fails nothing of it stays. */
export async function exportedFile(
  request: ExportRequest,
  name: string,
  tally: ExportTally,
  write: (file: OpenFile) => Promise<void>,
): Promise<ExportedFile> {
  const target = openFileTarget(request, name);
  const opening = target.then(({into, fileName}) => {
    tally.begin(fileName);
    return into;
  });
  const file = openedMeanwhile(opening);
  await whole(file, () => write(file));
  const {fileName, blob} = await target;
  return {fileName, blob: await blob(), files: 1, rows: tally.rows, bytes: tally.bytes};
}
