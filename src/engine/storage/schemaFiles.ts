import type {EndpointName} from '#/domain/endpoints';
import {fileIn, moveFile, namesIn, openFolder, openSync} from './opfs';

/** The files `_schemas/<endpoint>/<version>.json` beside the staging area: copies, made again when they are gone. */
export interface SchemaFiles {
  write(endpoint: EndpointName, version: number, text: string): Promise<void>;
  /** Makes the endpoint's files those of `texts`, which stand by version: writes what lacks or differs, removes the rest. */
  complete(endpoint: EndpointName, texts: ReadonlyMap<number, string>): Promise<void>;
}

const nameOf = (version: number) => `${version}.json`;

export function openSchemaFiles(storagePath: string): SchemaFiles {
  const folderOf = (endpoint: EndpointName) => openFolder(`${storagePath}/_schemas/${endpoint}`);

  /** Whole or absent: written aside, then moved. */
  async function write(endpoint: EndpointName, version: number, text: string): Promise<void> {
    const incoming = await openFolder(`${storagePath}/_incoming`);
    const file = await incoming.getFileHandle(crypto.randomUUID(), {create: true});
    const access = await openSync(file);
    try {
      access.write(new TextEncoder().encode(text));
      access.flush();
    } finally {
      access.close();
    }
    await moveFile({folder: incoming, file}, await folderOf(endpoint), nameOf(version));
  }

  return {
    write,
    async complete(endpoint, texts) {
      const folder = await folderOf(endpoint);
      const wanted = new Set([...texts.keys()].map(nameOf));
      for (const name of await namesIn(folder))
        if (!wanted.has(name)) await folder.removeEntry(name, {recursive: true});
      for (const [version, text] of texts) {
        const file = await fileIn(folder, nameOf(version));
        const isThere = file !== undefined && (await (await file.getFile()).text()) === text;
        if (!isThere) await write(endpoint, version, text);
      }
    },
  };
}
