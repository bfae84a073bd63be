import {engine} from './engine';
import {saveBlob} from './saveTable';

export type QueryFormat = 'parquet' | 'csv' | 'json' | 'arrow';

/**
 * Any statement that reads, as a file. `fileName` may have the format's ending or none.
 *
 * @throws AppError 'cancelled' | 'sql.invalid' | 'sql.read-only'
 */
export async function saveQuery(
  request: {readonly sql: string; readonly format: QueryFormat; readonly fileName: string},
  {signal}: {readonly signal?: AbortSignal} = {},
): Promise<void> {
  const {sql, format} = request;
  const ending = `.${format}`;
  const name = request.fileName.endsWith(ending)
    ? request.fileName.slice(0, -ending.length)
    : request.fileName;
  const {fileName, blob} = await engine.exportQuery({sql, format, name}, signal && {signal});
  saveBlob(blob, fileName);
}
