import type {Failure} from '#/contracts/engine';
import type {EndpointName} from '#/domain/endpoints';
import type {Staged, Staging} from '#/engine/storage/staging';
import {endpointOfContent, endpointOfPath} from './recogniseEndpoint';

const headBytes = 65_536;

export const unrecognised: Failure = {
  code: 'source.bad-answer',
  message:
    'Not recognised: name the file or its folder after an OpenF1 endpoint (laps_9606.json, laps/9606.json), or give a JSON list whose first row has that endpoint’s fields',
};

/** Path of a local file as far as the browser tells: with its folders when a folder was chosen. */
export function localPath(file: File): string {
  return file.webkitRelativePath || file.name;
}

/** Told from the path, else from the first row. Reads 64 KiB at most. */
export async function recognise(file: File): Promise<EndpointName | undefined> {
  const byPath = endpointOfPath(localPath(file));
  return byPath ?? endpointOfContent(await file.slice(0, headBytes).text());
}

/** Stages a local file byte for byte, whatever it holds. @throws AppError 'storage.*', or what reading the file throws */
export function stageLocalFile(
  staging: Staging,
  file: {readonly path: string; readonly endpoint: EndpointName; readonly requestedAt: number},
  body: AsyncIterable<Uint8Array>,
): Promise<Staged> {
  const {endpoint, path, requestedAt} = file;
  return staging.stage(
    {endpoint, source: 'local', url: path, query: '', status: 0, requestedAt},
    body,
  );
}
