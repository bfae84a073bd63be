import type {FileState} from '#/contracts/files';
import type {TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';

export const fileStates = ['pending', 'left-out', 'loaded', 'malformed', 'skipped'] as const;

/** What the list shows, as its link says it. */
export interface FilesSearch {
  readonly state: FileState | 'all';
  /** Null for every bronze table. */
  readonly table: TableName | null;
  /** From 1. */
  readonly page: number;
}

export function parseFilesSearch(params: URLSearchParams): FilesSearch {
  const page = params.get('page') ?? '';
  return {
    state: fileStates.find((state) => state === params.get('state')) ?? 'all',
    table: bronzeTables.find(({name}) => name === params.get('table'))?.name ?? null,
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The query string without the question mark; what is as usual is left out. */
export function filesSearchText({state, table, page}: FilesSearch): string {
  const params = new URLSearchParams();
  if (state !== 'all') params.set('state', state);
  if (table !== null) params.set('table', table);
  if (page !== 1) params.set('page', String(page));
  return params.toString();
}
