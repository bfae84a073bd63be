import {AppError} from '#/base/errors';
import {type SavedQuery, savedQueries} from '../kept/deskFormats';

const kind = 'laplake.sql.saved';

/** Saved queries as a file for another browser. */
export const savedFileText = (queries: readonly SavedQuery[]): string =>
  `${JSON.stringify({kind, version: 1, queries}, null, 2)}\n`;

/**
 * The queries in such a file; those of it that cannot be understood are left out.
 *
 * @throws AppError 'config.invalid' when it is another file
 */
export function queriesInFile(text: string): readonly SavedQuery[] {
  const other = new AppError('config.invalid', 'This is no file of saved queries');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw other;
  }
  if (typeof content !== 'object' || content === null) throw other;
  if (!('kind' in content) || content.kind !== kind || !('queries' in content)) throw other;
  const read = savedQueries.safeParse(content.queries);
  if (!read.success) throw other;
  return read.data;
}
