import {formatCounted} from '#/ui/format';
import type {LakeFacts} from './lakeFacts';
import type {Finding, Repair} from './repair';

/** What findings are put together of. */

export const fine = (...lines: readonly string[]): Finding => ({
  state: 'fine',
  lines,
  repairs: [],
  places: [],
});
export const found = (
  lines: readonly string[],
  repairs: readonly Repair[],
  places: Finding['places'] = [],
): Finding => ({state: 'problem', lines, repairs, places});

export const files = (count: number) => formatCounted(count, 'file');
export const openFiles = {to: '/files', label: 'Look at the files'} as const;
export const openStorage = {to: '/settings/storage', label: 'See what takes room'} as const;
export const run: Repair = {kind: 'run-pipeline'};

type Flow = NonNullable<LakeFacts['update']>['flows'][number];

/** What a table failed with; empty for one that did not. */
export const failureLine = ({table, failure}: Flow): string =>
  failure ? `${table}: ${failure.message}` : '';
