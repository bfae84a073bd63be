import type {Failure} from '#/contracts/engine';
import type {EndpointName} from '#/domain/endpoints';
import {blobSource} from '#/engine/autoloader/decode/byteSource';
import {MalformedFile} from '#/engine/autoloader/decode/fault';
import {inflatedText} from '#/engine/autoloader/decode/textStream';
import {type Extension, formatOf} from '#/engine/storage/fileFormat';
import type {Staged, Staging} from '#/engine/storage/staging';
import {endpointOfContent, endpointOfPath, extensionOf, type FileHead} from './recogniseEndpoint';

const headBytes = 65_536;

export const unrecognised: Failure = {
  code: 'source.bad-answer',
  message:
    'Not recognised: name the file or its folder after an OpenF1 endpoint (laps_9606.json, laps/9606.csv), or give JSON whose first row, or CSV whose header, has that endpoint’s fields',
};

/** Path of a local file as far as the browser tells: with its folders when a folder was chosen. */
export function localPath(file: File): string {
  return file.webkitRelativePath || file.name;
}

/** What a local file is. */
export interface Recognised {
  readonly endpoint: EndpointName;
  readonly extension: Extension;
}

/** Told from the path, and what that leaves open from the file's beginning. Reads 64 KiB of text at most. */
export async function recognise(file: File): Promise<Recognised | undefined> {
  const path = localPath(file);
  const endpoint = endpointOfPath(path);
  const format = formatOf(path);
  if (endpoint && format) return {endpoint, extension: format.extension};
  const begin = await headOf(file);
  const found = endpoint ?? endpointOfContent(begin.head);
  return found && {endpoint: found, extension: extensionOf(path, begin)};
}

async function headOf(file: Blob): Promise<FileHead> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isGzip = first === 0x1f && second === 0x8b;
  const head = isGzip ? await inflatedHead(file) : await file.slice(0, headBytes).text();
  return {head, isGzip};
}

/** As far as it can be inflated: the decoder tells what is wrong with the rest. */
async function inflatedHead(file: Blob): Promise<string> {
  const text = inflatedText(blobSource(file));
  const head = new Uint8Array(headBytes);
  try {
    return new TextDecoder().decode(head.subarray(0, await text.read(head)));
  } catch (thrown) {
    if (thrown instanceof MalformedFile) return '';
    throw thrown;
  } finally {
    await text.close();
  }
}

/** Stages a local file byte for byte, whatever it holds, compressed as it is. @throws AppError 'storage.*', or what reading the file throws */
export function stageLocalFile(
  staging: Staging,
  file: Recognised & {readonly path: string; readonly requestedAt: number},
  body: AsyncIterable<Uint8Array>,
): Promise<Staged> {
  const {endpoint, extension, path, requestedAt} = file;
  return staging.stage(
    {endpoint, source: 'local', url: path, query: '', status: 0, requestedAt},
    body,
    extension,
  );
}
