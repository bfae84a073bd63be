import {mapConcurrent} from '#/base/mapConcurrent';
import {tableOfPath} from './eligibleFiles';
import {fileGroups, type SizedFile} from './fileGroups';

/** How files are loaded; null is the entry of one that is gone. */
export interface FileLoader<File, Entry> {
  /** Each with its entry, or with why it is to be loaded by itself: it does not fit its table, or anything else. */
  together(group: readonly File[]): Promise<readonly TogetherOutcome<File, Entry>[]>;
  alone(file: File): Promise<Entry | null>;
}

export type TogetherOutcome<File, Entry> =
  | {readonly kind: 'loaded'; readonly entry: Entry}
  | {readonly kind: 'alone'; readonly file: File; readonly isMisfit: boolean};

/** More than the pool has workers, so that the next file is decoded while this one is inserted. */
const inFlight = 8;

/** Files that each need something new of their table come to an end one by one. */
const mostRounds = 4;

/**
 * Loads small files of a table together. Of those that do not fit it the first is loaded alone, which changes the
 * table; the others are then tried again together. The entries are in the order of the files.
 */
export async function loadGroups<File extends SizedFile, Entry>(
  files: readonly File[],
  loader: FileLoader<File, Entry>,
): Promise<readonly (Entry | null)[]> {
  const entries = new Map<string, Entry | null>();
  const loadAlone = (some: readonly File[]) =>
    mapConcurrent(some, inFlight, async (file) => {
      entries.set(file.path, await loader.alone(file));
    });
  let waiting = files;
  for (let round = 1; round < mostRounds && waiting.length > 0; round += 1) {
    const {groups, singles} = fileGroups(waiting);
    const alone: {readonly file: File; readonly isMisfit: boolean}[] = [];
    await mapConcurrent([...singles.map((file) => [file]), ...groups], inFlight, async (group) => {
      const [file] = group;
      if (file && group.length === 1) {
        entries.set(file.path, await loader.alone(file));
        return;
      }
      const outcomes = await loader.together(group);
      outcomes.forEach((outcome, at) => {
        if (outcome.kind === 'alone') alone.push(outcome);
        else entries.set(group[at]?.path ?? '', outcome.entry);
      });
    });
    const misfits = alone.filter(({isMisfit}) => isMisfit).map(({file}) => file);
    const firsts = new Set(firstOfEachTable(misfits));
    await loadAlone(alone.filter(({isMisfit}) => !isMisfit).map(({file}) => file));
    await loadAlone([...firsts]);
    waiting = misfits.filter((file) => !firsts.has(file));
  }
  await loadAlone(waiting);
  return files.map(({path}) => entries.get(path) ?? null);
}

function firstOfEachTable<File extends SizedFile>(files: readonly File[]): readonly File[] {
  const first = new Map<string, File>();
  for (const file of files) {
    const {name} = tableOfPath(file.path);
    if (!first.has(name)) first.set(name, file);
  }
  return [...first.values()];
}
