import type {TableBacklog} from '#/contracts/autoloader';
import type {TableName} from '#/lakehouse/define';
import type {Manifest} from '../../storage/manifest';
import type {Volume} from '../../storage/volume';

export interface WaitingFile {
  readonly path: string;
  readonly table: TableName;
}

/** More files that nobody noted the size of are not asked one by one: 0.4 ms each. */
const mostAsked = 1_000;

/** Sizes of staged files by path, of those that are known or can be found out soon. */
export async function readSizes(
  {manifest, volume}: {readonly manifest: Manifest; readonly volume: Volume},
  paths: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const known = await manifest.provenances(paths);
  const unknown: string[] = [];
  paths.forEach((path, at) => {
    const bytes = known[at]?.bytes;
    if (bytes === undefined) unknown.push(path);
    else sizes.set(path, bytes);
  });
  if (unknown.length > mostAsked) return sizes;
  for (const path of unknown) {
    const bytes = await volume.size(path);
    if (bytes !== undefined) sizes.set(path, bytes);
  }
  return sizes;
}

/** How much waits, by table; most files first. */
export function backlogByTable(
  files: readonly WaitingFile[],
  sizes: ReadonlyMap<string, number>,
): readonly TableBacklog[] {
  const byTable = new Map<TableName, {files: number; bytes: number | null}>();
  for (const {path, table} of files) {
    const sum = byTable.get(table) ?? {files: 0, bytes: 0};
    const bytes = sizes.get(path);
    byTable.set(table, {
      files: sum.files + 1,
      bytes: sum.bytes === null || bytes === undefined ? null : sum.bytes + bytes,
    });
  }
  return [...byTable]
    .map(([table, sum]) => ({table, ...sum}))
    .toSorted((a, b) => b.files - a.files || a.table.localeCompare(b.table));
}

/** What waits after `taken` of it is loaded: counting thousands of files anew for every small batch would take longer. */
export function withoutTaken(
  backlog: readonly TableBacklog[],
  taken: readonly TableBacklog[],
): readonly TableBacklog[] {
  const less = new Map(taken.map((one) => [one.table, one]));
  return backlog
    .map(({table, files, bytes}) => {
      const gone = less.get(table) ?? {files: 0, bytes: 0};
      return {
        table,
        files: files - gone.files,
        bytes: bytes === null || gone.bytes === null ? null : bytes - gone.bytes,
      };
    })
    .filter(({files}) => files > 0);
}

/** All tables together. */
export function backlogTotal(tables: readonly TableBacklog[]): {
  readonly files: number;
  readonly bytes: number | null;
} {
  return tables.reduce<{readonly files: number; readonly bytes: number | null}>(
    (sum, {files, bytes}) => ({
      files: sum.files + files,
      bytes: sum.bytes === null || bytes === null ? null : sum.bytes + bytes,
    }),
    {files: 0, bytes: 0},
  );
}
