/** A staged file that could not be read, as the ledger notes it. */
export interface SetAsideFile {
  /** `<endpoint>/<file name>` in the staging volume. */
  readonly path: string;
  readonly error: string | null;
  /** Offset of the first byte that is not what JSON allows there. */
  readonly error_byte: number | null;
}

export const shownSetAside = 20;

/** The files set aside in any update, newest first. */
export const setAsideSql = `
SELECT path, error, error_byte FROM ops.autoloader_files WHERE status = 'MALFORMED'
ORDER BY commit_time DESC, path LIMIT ${shownSetAside}`;
