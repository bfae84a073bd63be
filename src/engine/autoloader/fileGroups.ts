import {formatOf} from '../storage/fileFormat';
import {smallFileBytes} from './decode/decodeProtocol';
import {tableOfPath} from './eligibleFiles';

/** A file to load, as far as it matters for what is decoded with it. */
export interface SizedFile {
  readonly path: string;
  /** Null or absent when nobody knows: then the decoder finds out. */
  readonly bytes?: number | null;
}

/** So that several are under way: one is decoded while another is inserted. */
const mostFiles = 100;
const mostBytes = 2 ** 20;

export interface FileGroups<File> {
  /** Two or more small files of one table each. */
  readonly groups: readonly (readonly File[])[];
  /** Large and compressed ones, and those that have no other beside them. */
  readonly singles: readonly File[];
}

/** Which files are decoded together. A small compressed file may hold a large one. */
export function fileGroups<File extends SizedFile>(files: readonly File[]): FileGroups<File> {
  const groups: File[][] = [];
  const open = new Map<string, {readonly files: File[]; bytes: number}>();
  const singles: File[] = [];
  for (const file of files) {
    const bytes = file.bytes ?? 0;
    if (bytes > smallFileBytes || formatOf(file.path)?.isGzip === true) {
      singles.push(file);
      continue;
    }
    const {name} = tableOfPath(file.path);
    const group = open.get(name);
    if (group && group.files.length < mostFiles && group.bytes + bytes <= mostBytes) {
      group.files.push(file);
      group.bytes += bytes;
      continue;
    }
    const files = [file];
    groups.push(files);
    open.set(name, {files, bytes});
  }
  return {
    groups: groups.filter(({length}) => length > 1),
    singles: [...singles, ...groups.filter(({length}) => length === 1).flat()],
  };
}
