import {quoteValue} from '#/base/quoteSql';
import type {LoadedFiles} from '../ingest/answers';
import type {Lake} from './openLake';

/** What the ledger knows of staged files: a malformed one must be fetched again, one whose rows are loaded need not. */
export const loadedFiles = (lake: Lake): LoadedFiles => ({
  settled: (paths) =>
    lake.read(async (session) => {
      if (paths.length === 0) return {loaded: new Set(), malformed: new Set()};
      const rows = await session.rows(
        `SELECT path, status FROM ops.autoloader_files WHERE path IN (${paths.map(quoteValue).join(', ')})`,
      );
      const of = (status: string) =>
        new Set(rows.filter((row) => row['status'] === status).map((row) => String(row['path'])));
      return {loaded: of('LOADED'), malformed: of('MALFORMED')};
    }),
});
