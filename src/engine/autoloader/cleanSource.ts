import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import {passing} from '../failPoints';
import type {Lake} from '../lake/openLake';
import type {Volume} from '../storage/volume';
import type {RunOptions} from './eligibleFiles';

interface CleanParts {
  readonly lake: Lake;
  readonly volume: Volume;
  readonly now: () => number;
}

/** Noted together: a file that is gone and not noted is looked for once more by the next run, which does no harm. */
const filesPerNote = 200;

/**
 * Moves or deletes files whose rows have been durable for the retention time, where a table's options ask for it.
 * Answers how many. Interrupted anywhere, the next run goes on.
 */
export async function cleanSource(parts: CleanParts, {ofTable}: RunOptions): Promise<number> {
  let cleaned = 0;
  for (const {name} of bronzeTables) {
    const options = ofTable(name);
    const mode = options.cleanSource;
    if (mode === 'OFF') continue;
    const before = parts.now() - options['cleanSource.retentionDuration'];
    const destination = mode === 'MOVE' ? options['cleanSource.moveDestination'] : null;
    const paths = await loadedBefore(parts.lake, name, before);
    for (let at = 0; at < paths.length; at += filesPerNote)
      await cleanFiles(parts, paths.slice(at, at + filesPerNote), destination);
    cleaned += paths.length;
  }
  return cleaned;
}

async function loadedBefore(
  {writer}: Lake,
  table: TableName,
  before: number,
): Promise<readonly string[]> {
  const rows = await writer.rows(`
SELECT path FROM ops.autoloader_files WHERE table_name = ${quoteValue(table)} AND status = 'LOADED'
  AND archive_time IS NULL AND commit_time <= ${quoteTime(before)} ORDER BY path`);
  return rows.map(({path}) => String(path));
}

/** Without a destination they are deleted. */
async function cleanFiles(
  {lake, volume, now}: CleanParts,
  paths: readonly string[],
  destination: string | null,
): Promise<void> {
  const cleaned: string[] = [];
  for (const path of paths) {
    // One that is gone was cleaned by a run that was broken off before it could note so.
    const isThere = (await volume.find(path)) !== undefined;
    let location = destination === null ? null : `${destination}/${path}`;
    if (isThere && destination === null) await volume.remove(path);
    else if (isThere && destination !== null) location = await volume.moveOut(path, destination);
    if (isThere) await passing('source.removed');
    cleaned.push(`(${quoteValue(path)}, ${quoteValue(location)})`);
  }
  const mode = destination === null ? 'DELETE' : 'MOVE';
  await lake.commit(() =>
    lake.writer.run(`
UPDATE ops.autoloader_files SET archive_time = ${quoteTime(now())}, archive_mode = '${mode}', move_location = cleaned.location
FROM (VALUES ${cleaned.join(', ')}) cleaned(path, location) WHERE autoloader_files.path = cleaned.path`),
  );
  await passing('source.noted');
}
