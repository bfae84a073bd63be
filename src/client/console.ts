import type {SqlRow} from './decodeArrow';
import {querySql} from './useSql';

/** What `laplake` in the browser's console can do: for people who script, and for tests. */
export interface LapLakeConsole {
  /** Rows of a read-only query as plain objects. */
  query(sql: string): Promise<readonly SqlRow[]>;
}

declare global {
  interface Window {
    laplake: LapLakeConsole;
  }
}

export function installConsole(): void {
  window.laplake = {query: async (sql) => (await querySql(sql)).rows};
}
