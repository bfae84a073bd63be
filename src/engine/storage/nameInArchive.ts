import {blobSource} from '#/base/blobSource';
import {hashFile} from '../autoloader/decode/hashFile';
import {formatOf} from './fileFormat';
import {fileIn} from './opfs';

/**
 * The name under which a file goes into a folder of others: its own, unless one with other content has it; then with a
 * number, `laps.2.json`.
 */
export async function nameInArchive(
  folder: FileSystemDirectoryHandle,
  file: FileSystemFileHandle,
): Promise<string> {
  const ending = `.${formatOf(file.name)?.extension ?? ''}`;
  const stem = file.name.slice(0, -ending.length);
  const end = file.name.slice(stem.length);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? file.name : `${stem}.${count}${end}`;
    const there = await fileIn(folder, name);
    if (!there || (await isSame(await there.getFile(), await file.getFile()))) return name;
  }
}

async function isSame(one: File, other: File): Promise<boolean> {
  if (one.size !== other.size) return false;
  const [first, second] = [await hashFile(blobSource(one)), await hashFile(blobSource(other))];
  return first === second;
}
