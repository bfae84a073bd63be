import type {SqlRow} from './decodeArrow';
import {type QueryFormat, saveQuery} from './saveQuery';
import {querySql} from './useSql';

/** What `laplake` in the browser's console can do: for people who script, and for tests. */
export interface LapLakeConsole {
  /** Rows of a read-only query as plain objects. */
  query(sql: string): Promise<readonly SqlRow[]>;
  /** Downloads all rows of a read-only query; the file's ending says in which format. */
  save(sql: string, fileName: string): Promise<void>;
}

declare global {
  interface Window {
    laplake: LapLakeConsole;
  }
}

export function installConsole(): void {
  window.laplake = {
    query: async (sql) => (await querySql(sql)).rows,
    async save(sql, fileName) {
      const format = formats.find((ending) => fileName.endsWith(`.${ending}`));
      if (!format) throw new RangeError(`A file's name ends in one of .${formats.join(', .')}`);
      await saveQuery({sql, format, fileName});
    },
  };
}

const formats = ['parquet', 'csv', 'json', 'arrow'] as const satisfies readonly QueryFormat[];
