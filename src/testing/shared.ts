import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../shared', import.meta.url));

/** Whether the folder of recorded answers stands beside the repository. Absent in CI it is a failure, elsewhere a skip. */
export const hasShared = (() => {
  if (existsSync(root)) return true;
  if (process.env['CI'] === 'true') throw new Error('CI needs ../shared beside the repository');
  console.log('skipped: ../shared is absent, so tests on recorded answers do not run');
  return false;
})();

/** Absolute paths of the files in a folder of ../shared; empty when it is absent. */
export function sharedFiles(folder: string): readonly string[] {
  if (!hasShared) return [];
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(root, folder, name));
}

/** Rows of every recorded answer of an OpenF1 endpoint. */
export function sharedRows(endpoint: string): readonly Readonly<Record<string, unknown>>[] {
  return sharedFiles(`openf1/${endpoint}`).flatMap(
    (path) => JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>[],
  );
}
