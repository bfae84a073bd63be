/** What the page asks of the worker: to write numbered files into a folder, or to read all that are there. */
export type SmallFilesTask =
  | {readonly kind: 'write'; readonly folder: string; readonly from: number; readonly to: number}
  | {readonly kind: 'read'; readonly folder: string; readonly names: readonly string[]};

interface SyncFile extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{
    write(bytes: Uint8Array): number;
    flush(): void;
    close(): void;
  }>;
}

async function folderAt(path: string): Promise<FileSystemDirectoryHandle> {
  let folder = await navigator.storage.getDirectory();
  for (const part of path.split('/'))
    folder = await folder.getDirectoryHandle(part, {create: true});
  return folder;
}

const rowsPerFile = 20;

/** An answer of OpenF1's `position`; no two numbers give the same rows. */
function answer(number: number): string {
  const rows = Array.from({length: rowsPerFile}, (_, i) => ({
    session_key: 9000 + Math.floor(number / 50),
    meeting_key: 1200 + Math.floor(number / 250),
    driver_number: 1 + i,
    date: new Date(Date.UTC(2026, 0, 1) + number * 1000 + i)
      .toISOString()
      .replace('Z', '000+00:00'),
    position: 1 + ((number + i) % rowsPerFile),
  }));
  return JSON.stringify(rows);
}

async function write(folder: FileSystemDirectoryHandle, from: number, to: number) {
  const encoder = new TextEncoder();
  for (let number = from; number < to; number++) {
    const name = `position_20260101_000000_${String(number).padStart(6, '0')}.json`;
    const file = (await folder.getFileHandle(name, {create: true})) as SyncFile;
    const access = await file.createSyncAccessHandle();
    access.write(encoder.encode(answer(number)));
    access.flush();
    access.close();
  }
  return to - from;
}

const inFlight = 4;

/** Bytes of all the files, several being opened at once. */
async function read(folder: FileSystemDirectoryHandle, names: readonly string[]) {
  let next = 0;
  let bytes = 0;
  const lane = async () => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) {
      const file = await (await folder.getFileHandle(name)).getFile();
      bytes += (await file.arrayBuffer()).byteLength;
    }
  };
  await Promise.all(Array.from({length: inFlight}, lane));
  return bytes;
}

self.addEventListener('message', async ({data: task}: MessageEvent<SmallFilesTask>) => {
  const folder = await folderAt(task.folder);
  self.postMessage(
    task.kind === 'write'
      ? await write(folder, task.from, task.to)
      : await read(folder, task.names),
    {transfer: []},
  );
});
