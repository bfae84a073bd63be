import type {EndpointName} from '#/domain/endpoints';
import type {Extension} from '#/engine/storage/fileFormat';
import type {Staged, Staging} from '#/engine/storage/staging';

/** A local file that was recognised. */
export interface RecognisedFile {
  readonly endpoint: EndpointName;
  readonly extension: Extension;
  /** With its folders, and the archive it was in, as far as they are known. */
  readonly path: string;
  readonly requestedAt: number;
}

/** Stages a local file byte for byte, whatever it holds, compressed as it is. @throws AppError 'storage.*', or what reading the file throws */
export function stageLocalFile(
  staging: Staging,
  {endpoint, extension, path, requestedAt}: RecognisedFile,
  body: AsyncIterable<Uint8Array>,
): Promise<Staged> {
  return staging.stage(
    {endpoint, source: 'local', url: path, query: '', status: 0, requestedAt},
    body,
    extension,
  );
}
