import {defaultFileOptions} from '#/contracts/export';
import {choosePlace} from './choosePlace';
import {exportTo} from './exports';

export type QueryFormat = 'parquet' | 'csv' | 'json' | 'arrow';

interface SaveOptions {
  readonly signal?: AbortSignal;
  /** Asks for a place where the browser allows it; else, and unless told, the file goes to its downloads. */
  readonly asksForPlace?: boolean;
}

/**
 * Any statement that reads, as a file. `fileName` may have the format's ending or none. Asking for a place needs a click
 * just before.
 *
 * @throws AppError 'cancelled' | 'sql.invalid' | 'sql.read-only' | 'storage.quota' | 'export.place'
 */
export async function saveQuery(
  request: {readonly sql: string; readonly format: QueryFormat; readonly fileName: string},
  {signal, asksForPlace = false}: SaveOptions = {},
): Promise<void> {
  const {sql, format, fileName} = request;
  const ending = `.${format}`;
  const name = fileName.endsWith(ending) ? fileName.slice(0, -ending.length) : fileName;
  const place = asksForPlace ? await choosePlace('file', name + ending) : null;
  const options = {...defaultFileOptions, format};
  await exportTo({subject: {kind: 'query', sql, name}, options, ...(place && {place})}, signal);
}
