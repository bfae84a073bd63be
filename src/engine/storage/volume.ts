import {createSHA256} from 'hash-wasm';
import {AppError} from '#/base/errors';
import {mapConcurrent} from '#/base/mapConcurrent';
import {type EndpointName, isEndpointName} from '#/domain/endpoints';
import {formatOf} from './fileFormat';
import {nameInArchive} from './nameInArchive';
import {bringBack} from './bringBack';
import {fileIn, filesIn, moveFile, namesIn, openFolder, openSync} from './opfs';

/** A body that is written and flushed but not yet part of the volume. */
export interface Incoming {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** The first bytes, at most 64. */
  readonly head: Uint8Array;
}

/**
 * The staging volume. A path is `<endpoint>/<file name>`, below the folder `staging`.
 * Files appear whole or not at all: bytes are received under `_incoming` and then moved.
 */
export interface Volume {
  /** Writes a body byte for byte. Leaves nothing behind when it fails. @throws AppError 'storage.quota', or what `body` throws */
  receive(body: AsyncIterable<Uint8Array>): Promise<Incoming>;
  /** Makes a received body the staged file `path`, which must be free. */
  publish(incoming: Incoming, path: string): Promise<void>;
  discard(incoming: Incoming): Promise<void>;
  /** Paths of an endpoint's files of the formats we read, in the order of staging. Reads names only. */
  list(endpoint: EndpointName): Promise<readonly string[]>;
  /** Endpoints that have a folder. */
  endpoints(): Promise<readonly EndpointName[]>;
  /** The file to read, or undefined. */
  find(path: string): Promise<FileSystemFileHandle | undefined>;
  /** Bytes, or undefined when there is no such file. */
  size(path: string): Promise<number | undefined>;
  remove(path: string): Promise<void>;
  /**
   * Moves a file out of the staging area, to `<folder>/<path>` beside it, or to another name there where that is taken by
   * other content. Answers with where it went.
   */
  moveOut(path: string, folder: string): Promise<string>;
  /** Moves back what was moved out, but for files in whose place another one is staged. */
  bringBack(): Promise<void>;
  /** Removes what an interrupted worker was receiving; before anything is received. */
  clearIncoming(): Promise<void>;
  /** Counts and sizes all staged files. Stats each: 0.4 ms per file. What it answers once aborted is of no use. */
  totals(signal: AbortSignal): Promise<{readonly files: number; readonly bytes: number}>;
}

const headLength = 64;
/** Opening a file is waiting, mostly. */
const openAtOnce = 16;

/** @throws AppError 'storage.unavailable' */
export async function openVolume(storagePath: string): Promise<Volume> {
  const staging = await openFolder(`${storagePath}/staging`);
  const incomingFolder = await openFolder(`${storagePath}/_incoming`);

  const folderOf = (endpoint: string) => staging.getDirectoryHandle(endpoint, {create: true});

  async function find(path: string): Promise<FileSystemFileHandle | undefined> {
    const {endpoint, name} = partsOf(path);
    return fileIn(await folderOf(endpoint), name);
  }
  async function size(path: string): Promise<number | undefined> {
    return (await (await find(path))?.getFile())?.size;
  }
  async function list(endpoint: EndpointName): Promise<readonly string[]> {
    const names = await namesIn(await folderOf(endpoint));
    return names
      .filter((name) => formatOf(name) !== null)
      .toSorted()
      .map((name) => `${endpoint}/${name}`);
  }
  async function endpoints(): Promise<readonly EndpointName[]> {
    return (await namesIn(staging)).filter(isEndpointName);
  }

  return {
    list,
    endpoints,
    find,
    size,
    receive: (body) => receive(incomingFolder, body),
    async publish(incoming, path) {
      const {endpoint, name} = partsOf(path);
      const file = await incomingFolder.getFileHandle(incoming.name);
      await moveFile({folder: incomingFolder, file}, await folderOf(endpoint), name);
    },
    discard: (incoming) => incomingFolder.removeEntry(incoming.name),
    async remove(path) {
      const {endpoint, name} = partsOf(path);
      await (await folderOf(endpoint)).removeEntry(name);
    },
    async moveOut(path, folder) {
      const {endpoint, name} = partsOf(path);
      const from = await folderOf(endpoint);
      const file = await from.getFileHandle(name);
      const archive = await openFolder(`${storagePath}/${folder}/${endpoint}`);
      const archivedName = await nameInArchive(archive, file);
      await moveFile({folder: from, file}, archive, archivedName);
      return `${folder}/${endpoint}/${archivedName}`;
    },
    bringBack: () => bringBack(storagePath, folderOf),
    async clearIncoming() {
      for (const name of await namesIn(incomingFolder)) await incomingFolder.removeEntry(name);
    },
    async totals(signal) {
      const sizes: number[] = [];
      for (const endpoint of await endpoints())
        if (!signal.aborted) sizes.push(...(await sizesIn(await folderOf(endpoint), signal)));
      return {files: sizes.length, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0)};
    },
  };
}

async function sizesIn(
  folder: FileSystemDirectoryHandle,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const staged = (await filesIn(folder, signal)).filter(({name}) => formatOf(name) !== null);
  return mapConcurrent(signal.aborted ? [] : staged, openAtOnce, (file) =>
    signal.aborted ? Promise.resolve(0) : sizeOf(file),
  );
}

/** Nothing for a file that is gone by now. */
async function sizeOf(file: FileSystemFileHandle): Promise<number> {
  try {
    return (await file.getFile()).size;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return 0;
    throw thrown;
  }
}

async function receive(
  folder: FileSystemDirectoryHandle,
  body: AsyncIterable<Uint8Array>,
): Promise<Incoming> {
  const name = crypto.randomUUID();
  const hash = await createSHA256();
  const access = await openSync(await folder.getFileHandle(name, {create: true}));
  const head: number[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      if (access.write(chunk, {at: bytes}) < chunk.length)
        throw new AppError('storage.quota', 'The browser gave this site no more storage');
      hash.update(chunk);
      if (head.length < headLength) head.push(...chunk.subarray(0, headLength - head.length));
      bytes += chunk.length;
    }
    access.flush();
    access.close();
  } catch (thrown) {
    access.close();
    await folder.removeEntry(name);
    throw AppError.from(thrown);
  }
  return {name, bytes, sha256: hash.digest(), head: Uint8Array.from(head)};
}

function partsOf(path: string): {readonly endpoint: EndpointName; readonly name: string} {
  const [endpoint = '', name = '', ...rest] = path.split('/');
  if (!isEndpointName(endpoint) || name === '' || rest.length > 0)
    throw new AppError('internal', `Not a path of the staging volume: ${path}`);
  return {endpoint, name};
}
