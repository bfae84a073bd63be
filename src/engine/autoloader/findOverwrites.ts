import {mapConcurrent} from '#/base/mapConcurrent';
import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {BronzeTable} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import {type Identity, readIdentities} from '../lake/ledger';
import type {Lake} from '../lake/openLake';
import type {Volume} from '../storage/volume';
import {blobSource} from '#/base/blobSource';
import {hashFile} from './decode/hashFile';
import type {RunOptions} from './eligibleFiles';

interface OverwriteParts {
  readonly lake: Lake;
  readonly volume: Volume;
}

/** Asking for a file's size is waiting, mostly. */
const filesInFlight = 16;

/**
 * Files that are loaded or set aside and hold other content by now, of tables that allow it. Each run asks for the
 * size and the time of change of every such file, 0.4 ms each; only those that differ are read. Nothing is noted of
 * what has changed: until it is loaded, every run finds it again.
 */
export async function findOverwrites(
  parts: OverwriteParts,
  {ofTable}: RunOptions,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of bronzeTables)
    if (ofTable(table.name).allowOverwrites) found.push(...(await ofOneTable(parts, table)));
  return found;
}

async function ofOneTable(
  {lake, volume}: OverwriteParts,
  {name, endpoint}: BronzeTable,
): Promise<readonly string[]> {
  const identities = await readIdentities(lake.writer, name);
  if (identities.size === 0) return [];
  const changes = await mapConcurrent(await volume.list(endpoint), filesInFlight, async (path) => {
    const known = identities.get(path);
    const file = known && (await (await volume.find(path))?.getFile());
    return file && isTouched(file, known) ? compared(path, file, known) : null;
  });
  const touched = changes.filter((change) => change !== null);
  await noteTouched(
    lake,
    touched.filter(({isOther}) => !isOther),
  );
  return touched.filter(({isOther}) => isOther).map(({path}) => path);
}

/** Without a noted time of change, a file that was last changed before it was found to be loaded is as it was then. */
function isTouched(file: File, {bytes, modifiedAt, discoveredAt}: Identity): boolean {
  if (file.size !== bytes) return true;
  return modifiedAt === null ? file.lastModified >= discoveredAt : file.lastModified !== modifiedAt;
}

interface Touched {
  readonly path: string;
  readonly modifiedAt: number;
  readonly isOther: boolean;
}

async function compared(
  path: string,
  file: File,
  {sha256, discoveredAt}: Identity,
): Promise<Touched> {
  const modifiedAt = file.lastModified;
  // What was never hashed, being unreadable, is other when it changed at all.
  const isOther =
    sha256 === null ? modifiedAt >= discoveredAt : (await hashFile(blobSource(file))) !== sha256;
  return {path, modifiedAt, isOther};
}

/** Written again with the same content: not to be read by every run from now on. */
async function noteTouched(lake: Lake, same: readonly Touched[]): Promise<void> {
  if (same.length === 0) return;
  const rows = same.map(({path, modifiedAt}) => `(${quoteValue(path)}, ${quoteTime(modifiedAt)})`);
  await lake.commit(() =>
    lake.writer.run(`UPDATE ops.autoloader_files SET modification_time = changed.modified_at
FROM (VALUES ${rows.join(', ')}) changed(path, modified_at) WHERE autoloader_files.path = changed.path`),
  );
}
