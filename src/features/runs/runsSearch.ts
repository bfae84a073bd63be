import type {TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';

/** What the page of one run shows beside it, as its link says it. */
export interface RunSearch {
  /** Whose part in the run is shown in full. */
  readonly table: TableName | null;
  /** The run it is compared with; null for the one before. */
  readonly with: string | null;
}

export function parseRunSearch(params: URLSearchParams): RunSearch {
  return {
    table: findTable(params.get('table') ?? '')?.name ?? null,
    with: params.get('with') || null,
  };
}

/** The query string without the question mark; what is as usual is left out. */
export function runSearchText({table, with: other}: RunSearch): string {
  const params = new URLSearchParams();
  if (table !== null) params.set('table', table);
  if (other !== null) params.set('with', other);
  return params.toString();
}

/** The page of the list, from 1. */
export function parsePage(params: URLSearchParams): number {
  const page = params.get('page') ?? '';
  return /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1;
}
